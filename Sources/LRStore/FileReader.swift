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
    var stream = try FileStream(path)
    return try stream.rest(limit: limit)
  }
}
