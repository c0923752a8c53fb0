import LRConfigs
public import LRInput
public import LRStore

/// A file that a chart is made of: the text of a spec or a config, or the log of a run.
public enum ChartInput: Sendable {
  case text(Source)
  case log(LogFile)

  /// Reads a file, or standard input for `-`: a log in chunks, whatever its size, anything else as a whole.
  ///
  /// What it is, its name and its first 64 KiB tell.
  public static func read(_ path: String) throws(FileError) -> ChartInput {
    var stream = try FileStream(path)
    var start: [UInt8] = []
    while start.count < InputFormat.look {
      let chunk = try stream.next(most: max(stream.size.map { min($0, 1 << 20) } ?? 0, InputFormat.look))
      if chunk.isEmpty { break }
      start = start.isEmpty ? chunk : start + chunk
    }
    if InputFormat.of(name: path, bytes: start) == .log {
      return .log(try LogFile(start, &stream))
    }
    return .text(Source(name: stream.name, bytes: try stream.rest(after: start)))
  }
}
