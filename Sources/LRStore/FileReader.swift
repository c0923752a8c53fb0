import Glibc
public import LRInput

/// Reads whole files, never more than a limit.
public enum FileReader {
  /// The name that stands for standard input.
  public static let standardInput = "-"

  /// Reads a file, or standard input for `-`, as a source under the name that messages show.
  ///
  /// - Parameter limit: the most bytes that are taken; a file beyond it is refused after at most one byte more.
  public static func read(_ path: String, limit: Int = Limits.standard.bytes) throws(FileError) -> Source {
    let isInput = path == standardInput
    return Source(name: isInput ? "<stdin>" : path, bytes: try bytes(of: path, limit: limit))
  }

  /// The bytes of a file, or of standard input for `-`; pipes and devices are read until their end or the limit.
  public static func bytes(of path: String, limit: Int = Limits.standard.bytes) throws(FileError) -> [UInt8] {
    if path == standardInput { return try bytes(ofDescriptor: STDIN_FILENO, "<stdin>", limit) }
    guard !path.utf8.contains(0), !path.isEmpty else { throw FileError(path, .missing) }
    guard let file = Descriptor(path, O_RDONLY | O_NOCTTY) else { throw FileError(path, errno: errno) }
    return try bytes(ofDescriptor: file.number, path, limit)
  }

  private static func bytes(
    ofDescriptor descriptor: Int32, _ path: String, _ limit: Int
  ) throws(FileError) -> [UInt8] {
    var expected = 0
    if let status = FileStatus.of(descriptor: descriptor) {
      guard !FileStatus.isFolder(status) else { throw FileError(path, .folder) }
      if FileStatus.isRegular(status) {
        guard status.st_size <= limit else { throw FileError(path, .tooLong(limit: limit)) }
        expected = Int(status.st_size)
      }
    }
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end of the file shows in the same call; a file may also have grown,
    // and a pipe has no size at all, hence the loop.
    var room = expected + 1
    while true {
      room = min(room, limit + 1 - bytes.count)
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var taken = Glibc.read(descriptor, buffer.baseAddress, room)
        while taken < 0, errno == EINTR { taken = Glibc.read(descriptor, buffer.baseAddress, room) }
        if taken < 0 { failure = errno }
        count = max(0, taken)
      }
      guard failure == 0 else { throw FileError(path, errno: failure) }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw FileError(path, .tooLong(limit: limit)) }
      room = 1 << 16
    }
  }
}
