import Glibc
import LRInput

/// Writes files so that nobody ever sees half of one.
public enum AtomicFile {
  /// What writing did to the file.
  public enum Outcome: Sendable, Equatable {
    /// There was no such file before.
    case created
    /// The file was replaced.
    case written
    /// The file already held these bytes and was not touched, not even its time.
    case unchanged
  }

  /// Writes a file whole or not at all; missing folders above it are made.
  ///
  /// The bytes go to a temporary file in the same folder, which then takes the place of the old file in one move.
  /// Symbolic links are followed: their target is replaced, the link stays. What is no regular file (`/dev/null`,
  /// a pipe) or is open already (`/dev/stdout`) is written to directly. On any failure the old file is as it was.
  @discardableResult
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) -> Outcome {
    guard !path.utf8.contains(0), !path.isEmpty else { throw FileError(path, .missing, isWriting: true) }
    let target = try resolved(path)
    if isOpenFile(target) { return try writeDirectly(bytes, target, path) }
    let old = FileStatus.of(target)
    if let old {
      if FileStatus.isFolder(old) { throw FileError(path, .folder, isWriting: true) }
      if !FileStatus.isRegular(old) { return try writeDirectly(bytes, target, path) }
      if Int(old.st_size) == bytes.count, holds(target, bytes) { return .unchanged }
    } else {
      // `out/` names a folder, even if there is none yet.
      if target.utf8.last == UInt8(ascii: "/") { throw FileError(path, .folder, isWriting: true) }
      // What stands there for bytes that are no text, as a command line has them: the file would get another name.
      if path.unicodeScalars.contains("\u{FFFD}") { throw FileError(path, .unreadableName, isWriting: true) }
      try makeFolder(folder(of: target), for: path)
    }
    // An interruption waits until the temporary file is gone; all bytes are in memory, so the wait is short.
    try Interruptions.held { () throws(FileError) in
      try replace(target, by: bytes, mode: old.map { $0.st_mode & 0o7777 }, path)
    }
    return old == nil ? .created : .written
  }

  /// Sets the time of a file to now, so that what looks at times sees it made.
  public static func touch(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }

  /// What earlier writers left in a folder that were ended by force, an hour ago or longer.
  ///
  ///     AtomicFile.leftOvers(in: "site/figures")   // site/figures/.fig-a.svg.4711-1.tmp
  public static func leftOvers(in folder: String) -> [String] { Temporary.leftOvers(in: folder) }

  /// Removes a file, if it is there.
  public static func remove(_ path: String) { unlink(path) }

  private static func replace(
    _ target: String, by bytes: [UInt8], mode: mode_t?, _ path: String
  ) throws(FileError) {
    func attempt(isNamed: Bool) throws(FileError) -> Int32 {
      let temporary = try Temporary(for: target, path, isNamed: isNamed)
      var code = temporary.write(bytes)
      if code == 0, let mode { code = temporary.setMode(mode) }
      if code == 0 { return temporary.place() }
      _ = temporary.remove()
      return code
    }
    var code = try attempt(isNamed: false)
    // A file without a name gets one by `/proc`, which not every root has.
    if [ENOENT, EXDEV, EPERM, EACCES, ENOTSUP].contains(code) { code = try attempt(isNamed: true) }
    guard code == 0 else { throw FileError(path, errno: code, isWriting: true) }
  }

  /// True if a file holds exactly these bytes; a file that cannot be read does not.
  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let old = try? FileReader.bytes(of: path == "-" ? "./-" : path, limit: bytes.count) else { return false }
    return old == bytes
  }

  private static func writeDirectly(
    _ bytes: [UInt8], _ target: String, _ path: String
  ) throws(FileError) -> Outcome {
    // Appended, since a file that the shell has opened may hold something already (`>>`).
    guard let file = Descriptor(target, O_WRONLY | O_APPEND | O_NOCTTY) else {
      throw FileError(path, errno: errno, isWriting: true)
    }
    var code = Temporary.writeAll(bytes, to: file.number)
    let closing = file.close()
    if code == 0 { code = closing }
    guard code == 0 else { throw FileError(path, errno: code, isWriting: true) }
    return .written
  }

  /// True for what stands for a file that is open already, such as `/dev/stdout`: its name must not be replaced.
  private static func isOpenFile(_ path: String) -> Bool {
    path.hasPrefix("/proc/") || path.hasPrefix("/dev/fd/")
  }

  /// The path behind symbolic links, also where the last of them points to nothing yet.
  static func resolved(_ path: String) throws(FileError) -> String {
    var path = path
    // As many links as the kernel itself follows (path_resolution(7)).
    for _ in 0..<40 {
      if isOpenFile(path) { return path }
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(path, &buffer, buffer.count)
      // Links to devices, such as /dev/stdout, end in names that only the kernel can follow.
      if length <= 0 { return path }
      if let status = FileStatus.of(path), !FileStatus.isRegular(status) { return path }
      // A link that is not UTF-8 cannot be named in a String; it is replaced itself.
      guard let link = String(validating: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self) else {
        return path
      }
      path = link.utf8.first == UInt8(ascii: "/") ? link : folder(of: path) + "/" + link
    }
    throw FileError(path, errno: ELOOP, isWriting: true)
  }

  /// The folder part of a path: `a` of `a/b`, `.` of `b`, `/` of `/b`.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  static func makeFolder(_ folder: String, for path: String) throws(FileError) {
    if let status = FileStatus.of(folder) {
      guard FileStatus.isFolder(status) else { throw FileError(path, .notFolder, isWriting: true) }
      return
    }
    let code = errno
    guard code == ENOENT else { throw FileError(path, errno: code, isWriting: true) }
    let parent = self.folder(of: folder)
    if parent != folder { try makeFolder(parent, for: path) }
    // Another process may have made it in between.
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw FileError(path, errno: errno, isWriting: true) }
  }
}
