import Glibc
import LRInput
import Synchronization

/// A new file beside the one it will replace, under a name that no other writer uses.
struct Temporary: ~Copyable {
  let name: String
  let file: Descriptor

  /// Tells the files of one process apart, whichever thread writes them.
  private static let counter = Atomic<Int>(0)

  /// - Parameter path: the path that errors name.
  init(beside target: String, _ path: String) throws(FileError) {
    let folder = AtomicFile.folder(of: target)
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    var base = slash.map { String(target[target.utf8.index(after: $0)...]) } ?? target
    // A file name has at most 255 bytes, and the ending needs some of them.
    while base.utf8.count > 200 { base.unicodeScalars.removeLast() }
    // A left-over of an earlier process of the same number may be in the way.
    for _ in 0..<100 {
      let number = Temporary.counter.wrappingAdd(1, ordering: .relaxed).newValue
      let name = "\(folder)/.\(base).\(getpid())-\(number).tmp"
      if let file = Descriptor(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666) {
        self.name = name
        self.file = file
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

  /// Writes all bytes, and gives the `errno` of a failure, or 0.
  func write(_ bytes: [UInt8]) -> Int32 {
    Temporary.writeAll(bytes, to: file.number)
  }

  consuming func close() -> Int32 { file.close() }

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
