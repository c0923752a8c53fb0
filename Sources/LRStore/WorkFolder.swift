import Glibc

/// A folder for the files that another program works on, inside of a folder that was named; removed when done.
public struct WorkFolder: Sendable {
  /// Below the folder that was named; a name of its own, so that two programs never share one.
  public let path: String

  /// Makes the folder, and those above it.
  public init(in folder: String) throws(FileError) {
    try AtomicFile.makeFolder(folder, for: folder)
    var name = Array("\(folder)/\(WorkFolder.start)XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw FileError(folder, errno: errno, isWriting: true) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file in the folder.
  public func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
    try AtomicFile.write(bytes, to: "\(path)/\(name)")
  }

  /// Reads a file of the folder.
  public func read(_ name: String) throws(FileError) -> [UInt8] {
    try FileReader.bytes(of: "\(path)/\(name)", limit: 256 << 20)
  }

  /// Removes the folder with all that is in it.
  public func remove() { WorkFolder.remove(path, level: 0) }

  /// Removes a folder that was left over.
  public static func remove(_ path: String) { remove(path, level: 0) }

  /// Folders of programs that were ended by force, an hour ago or longer: a younger one may be at work.
  ///
  ///     WorkFolder.leftOvers(in: "site")   // site/.lrplot-Xa91bQ
  public static func leftOvers(in folder: String) -> [String] {
    let names = (try? FolderListing.names(in: folder, hidden: true)) ?? []
    return names.filter { $0.hasPrefix(start) && $0.utf8.count == start.utf8.count + 6 }.map { "\(folder)/\($0)" }
      .filter { path in
        var status = stat()
        return lstat(path, &status) == 0 && FileStatus.isFolder(status) && time(nil) - status.st_mtim.tv_sec > 3600
      }.sorted()
  }

  private static let start = ".lrplot-"

  private static func remove(_ path: String, level: Int) {
    guard level < FolderListing.depth, let names = try? FolderListing.names(in: path, hidden: true) else { return }
    for name in names {
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0 else { continue }
      if FileStatus.isFolder(status) { remove("\(path)/\(name)", level: level + 1) } else { unlink("\(path)/\(name)") }
    }
    rmdir(path)
  }
}
