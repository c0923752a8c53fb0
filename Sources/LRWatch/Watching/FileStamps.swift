import Glibc

/// What files look like from outside, so that a change of any of them is seen: their size and time, and which file it is.
///
///     let before = FileStamps(["a.json"])
///     FileStamps(["a.json"]) == before   // nobody has written it since
public struct FileStamps: Equatable, Sendable {
  private struct Stamp: Equatable, Sendable {
    var file: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  private var stamps: [String: Stamp?] = [:]

  /// Of files as they are now; a missing one is a state too.
  public init(_ files: [String]) { add(files) }

  /// The paths, sorted; those of missing files among them.
  public var files: [String] { stamps.keys.sorted() }

  /// As they are now, of the same files.
  public var renewed: FileStamps { FileStamps(files) }

  /// Takes down files that were not among them, and forgets others that are not named.
  ///
  /// What was known before it was read stays: a change since then has to be seen.
  public mutating func follow(_ files: [String]) {
    let wanted = Set(files)
    stamps = stamps.filter { wanted.contains($0.key) }
    add(files)
  }

  private mutating func add(_ files: [String]) {
    for file in files where stamps.index(forKey: file) == nil {
      var status = stat()
      stamps[file] = .some(
        stat(file, &status) == 0
          ? Stamp(
            file: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec) : nil)
    }
  }
}
