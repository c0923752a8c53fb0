import Glibc
import LRInput
import Synchronization

/// A new file that will take the place of another, in whose folder it is made.
///
/// Where the system can (`O_TMPFILE`) it has no name until all of it is written, so that a program that is ended by force leaves
/// nothing behind. Elsewhere it stands beside the other under a name that no other writer uses.
struct Temporary: ~Copyable {
  private let file: Descriptor
  /// Its name; nil while it has none.
  private let name: String?
  private let target: String

  /// Tells the files of one process apart, whichever thread writes them.
  private static let counter = Atomic<Int>(0)
  /// `O_TMPFILE` without the part that Glibc has a name for (asm-generic/fcntl.h).
  private static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY

  /// - Parameters:
  ///   - target: the file that it will replace.
  ///   - path: the path that errors name.
  ///   - isNamed: whether it has a name from the start.
  init(for target: String, _ path: String, isNamed: Bool = false) throws(FileError) {
    self.target = target
    if !isNamed, let file = Descriptor(AtomicFile.folder(of: target), Self.withoutName | O_WRONLY, mode: 0o666) {
      self.file = file
      name = nil
      return
    }
    // A left-over of an earlier process of the same number may be in the way.
    for _ in 0..<100 {
      let name = Self.newName(beside: target)
      if let file = Descriptor(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666) {
        self.file = file
        self.name = name
        return
      }
      guard errno == EEXIST else { break }
    }
    throw FileError(path, errno: errno, isWriting: true)
  }

  /// Files of writers that were ended by force, an hour ago or longer: a younger one may be at work.
  ///
  ///     Temporary.leftOvers(in: "site/figures")   // site/figures/.fig-a.svg.4711-1.tmp
  static func leftOvers(in folder: String) -> [String] {
    let names = (try? FolderListing.names(in: folder, hidden: true)) ?? []
    return names.filter { $0.hasPrefix(".") && $0.contains(/\.[0-9]+-[0-9]+\.tmp$/) }.map { "\(folder)/\($0)" }
      .filter { path in
        guard let status = FileStatus.of(path), FileStatus.isRegular(status) else { return false }
        return time(nil) - status.st_mtim.tv_sec > 3600
      }.sorted()
  }

  private static func newName(beside target: String) -> String {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    var base = slash.map { String(target[target.utf8.index(after: $0)...]) } ?? target
    // A file name has at most 255 bytes, and the ending needs some of them.
    while base.utf8.count > 200 { base.unicodeScalars.removeLast() }
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    return "\(AtomicFile.folder(of: target))/.\(base).\(getpid())-\(number).tmp"
  }

  /// Writes all bytes, and gives the `errno` of a failure, or 0.
  func write(_ bytes: [UInt8]) -> Int32 { Temporary.writeAll(bytes, to: file.number) }

  func setMode(_ mode: mode_t) -> Int32 { fchmod(file.number, mode) == 0 ? 0 : errno }

  /// Puts it in the place of its target.
  ///
  /// - Returns: the `errno` of a failure, after which nothing is left of it; or 0.
  consuming func place() -> Int32 {
    var name = self.name ?? target
    if self.name == nil {
      // A name that is free is taken at once; what stands there is replaced by a second move.
      let nameless = "/proc/self/fd/\(file.number)"
      while linkat(AT_FDCWD, nameless, AT_FDCWD, name, AT_SYMLINK_FOLLOW) != 0 {
        guard errno == EEXIST else { return errno }
        name = Self.newName(beside: target)
      }
    }
    let target = target
    var code = file.close()
    if code == 0, name != target, rename(name, target) != 0 { code = errno }
    if code != 0 { unlink(name) }
    return code
  }

  /// Takes it away again, and gives the error that the system kept until now, or 0.
  consuming func remove() -> Int32 {
    if let name { unlink(name) }
    return file.close()
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let start = buffer.baseAddress {
        let count = Glibc.write(descriptor, start + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        done += count
      }
      return 0
    }
  }
}
