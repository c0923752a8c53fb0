import Glibc
import LRInput

/// Lists the files below a folder, always in the same order.
public enum FolderListing {
  /// The deepest nesting of folders that is followed.
  public static let depth = 16

  /// The paths of the files below a folder whose name has one of the given endings, sorted by their bytes.
  ///
  /// Hidden files and folders are passed over. Links to files count as files; links to folders are not followed, so
  /// that no loop can catch the walk.
  ///
  ///     try FolderListing.files(in: "templates", endings: [".json"])  // ["templates/a.json", "templates/b/c.json"]
  ///
  /// - Parameter goesDeeper: false for the files of the folder itself alone.
  public static func files(
    in folder: String, endings: [String], goesDeeper: Bool = true
  ) throws(FileError) -> [String] {
    var files: [String] = []
    try walk(folder, endings, level: goesDeeper ? 1 : nil, &files)
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Parameter level: how deep this folder lies, from 1; nil where folders below are passed over.
  private static func walk(
    _ folder: String, _ endings: [String], level: Int?, _ files: inout [String]
  ) throws(FileError) {
    if let level, level > depth { throw FileError(folder, .tooDeep(limit: depth)) }
    for name in try names(in: folder) {
      let path = folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
      var link = stat()
      // A file may vanish between listing and looking.
      guard lstat(path, &link) == 0 else {
        guard name.unicodeScalars.contains("\u{FFFD}"), endings.contains(where: { name.hasSuffix($0) }) else {
          continue
        }
        throw FileError(path, .unreadableName)
      }
      if FileStatus.isFolder(link) {
        if let level { try walk(path, endings, level: level + 1, &files) }
      } else if endings.contains(where: { name.utf8.count > $0.utf8.count && name.hasSuffix($0) }),
        let status = FileStatus.of(path), FileStatus.isRegular(status)
      {
        files.append(path)
      }
    }
  }

  /// The names in a folder, the hidden ones only where they are asked for.
  static func names(in folder: String, hidden: Bool = false) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(folder, errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != "..", hidden || name.utf8.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }
}

extension FolderListing {
  /// Whether two paths lead to one file, by whatever names.
  public static func isSame(_ a: String, _ b: String) -> Bool {
    guard let one = FileStatus.of(a), let other = FileStatus.of(b) else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Whether two paths lead to one file, or would once that is made.
  ///
  ///     FolderListing.isOnePlace("fig.svg", "./new/../fig.svg")   // true
  public static func isOnePlace(_ a: String, _ b: String) -> Bool { isSame(a, b) || place(of: a) == place(of: b) }

  /// Where a file is or would be: its folder without links, and its name.
  private static func place(of path: String) -> String {
    let target = (try? AtomicFile.resolved(path)) ?? path
    var folder = AtomicFile.folder(of: target)
    var names = [target.split(separator: "/").last ?? ""]
    while true {
      if let real = realpath(folder, nil) {
        defer { free(real) }
        return String(cString: real) + "/" + names.reversed().joined(separator: "/")
      }
      let name = folder.split(separator: "/").last ?? ""
      folder = AtomicFile.folder(of: folder)
      // `new/..` is where it begins, also while there is no `new`.
      if names.last == "..", name != ".." { names.removeLast() } else if name != "." { names.append(name) }
    }
  }

  /// Whether there is something at a path that may never end: a pipe, a device, a socket.
  public static func isEndless(_ path: String) -> Bool {
    FileStatus.of(path).map { !FileStatus.isRegular($0) && !FileStatus.isFolder($0) } ?? false
  }

  /// What stands where a file is to be written, or where a folder for it would have to be: a folder, a pipe, a file; nil where
  /// nothing is in the way.
  public static func obstacle(to path: String) -> FileError? {
    if isFolder(path) { return FileError(path, .folder, isWriting: true) }
    if isEndless(path) { return FileError(path, .endless, isWriting: true) }
    var folder = AtomicFile.folder(of: path)
    while FileStatus.of(folder) == nil, AtomicFile.folder(of: folder) != folder {
      folder = AtomicFile.folder(of: folder)
    }
    return FileStatus.of(folder).map(FileStatus.isFolder) == false ? FileError(path, .notFolder, isWriting: true) : nil
  }

  /// Whether there is anything at a path, whatever it is.
  public static func exists(_ path: String) -> Bool { FileStatus.of(path) != nil }

  /// Whether a path names a file, or a link to one.
  public static func isFile(_ path: String) -> Bool {
    FileStatus.of(path).map(FileStatus.isRegular) ?? false
  }

  /// Whether a path names a folder, or a link to one.
  public static func isFolder(_ path: String) -> Bool {
    FileStatus.of(path).map(FileStatus.isFolder) ?? false
  }
}
