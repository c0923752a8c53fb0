import Glibc
import LRInput

/// A file, or standard input for `-`, read chunk by chunk from its start.
///
///     var stream = try FileStream("run.csv")
///     while case let chunk = try stream.next(), !chunk.isEmpty { … }
public struct FileStream: ~Copyable {
  /// The name that messages show: the path, or `<stdin>`.
  public let name: String
  /// The size of a regular file in bytes; nil for pipes and devices, which tell none.
  public let size: Int?
  private let descriptor: Int32
  private let isOwn: Bool

  /// Opens a file.
  ///
  /// - Throws: `FileError` where there is no such file, or a folder of that name.
  public init(_ path: String) throws(FileError) {
    let isInput = path == FileReader.standardInput
    descriptor = isInput ? STDIN_FILENO : try FileStream.opened(path)
    isOwn = !isInput
    name = isInput ? "<stdin>" : path
    size = FileStatus.of(descriptor: descriptor).flatMap { FileStatus.isRegular($0) ? Int($0.st_size) : nil }
  }

  private static func opened(_ path: String) throws(FileError) -> Int32 {
    guard !path.utf8.contains(0), !path.isEmpty else { throw FileError(path, .missing) }
    guard let file = Descriptor(path, O_RDONLY | O_NOCTTY) else {
      let error = FileError(path, errno: errno)
      // What stands there for bytes that are no text, as a command line has them.
      let isRepaired = error.reason == .missing && path.unicodeScalars.contains("\u{FFFD}")
      throw isRepaired ? FileError(path, .unreadableName) : error
    }
    if let status = file.status, FileStatus.isFolder(status) { throw FileError(path, .folder) }
    return file.released()
  }

  deinit { if isOwn { _ = Glibc.close(descriptor) } }

  /// The next bytes of the file, none at its end.
  ///
  /// - Parameter most: how many at most, above 0; pipes give fewer.
  public mutating func next(most: Int = 1 << 16) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let descriptor = descriptor
    let chunk = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      var taken = Glibc.read(descriptor, buffer.baseAddress, most)
      while taken < 0, errno == EINTR { taken = Glibc.read(descriptor, buffer.baseAddress, most) }
      if taken < 0 { failure = errno }
      count = max(0, taken)
    }
    guard failure == 0 else { throw FileError(name, errno: failure) }
    return chunk
  }

  /// The rest of the file, with what was read before in front of it.
  ///
  /// - Parameter limit: the most bytes in all; a file beyond it is refused after at most one byte more.
  public mutating func rest(after start: [UInt8] = [], limit: Int = Limits.standard.bytes) throws(FileError) -> [UInt8]
  {
    if let size, size > limit { throw FileError(name, .tooLong(limit: limit)) }
    var bytes = start
    // One byte more than expected, so that the end of the file shows in the same call; a file may also have grown,
    // and a pipe has no size at all, hence the loop.
    var room = max(size ?? 0, 1 << 16) + 1 - bytes.count
    while true {
      guard bytes.count <= limit else { throw FileError(name, .tooLong(limit: limit)) }
      room = max(1, min(room, limit + 1 - bytes.count))
      let chunk = try next(most: room)
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = 1 << 16
    }
  }
}
