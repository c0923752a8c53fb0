import LRConfigs
import LRStore

/// A table, read in chunks for what a curve asks of it.
enum DataFile {
  static func read(
    _ path: String, _ query: DataQuery
  ) throws(FileError) -> Result<(rows: DataRows, mistakes: [DataMistake]), LogError> {
    var stream = try FileStream(path)
    var reader = DataReader(query)
    var total = 0
    while true {
      let chunk = try stream.next(most: 1 << 18)
      total += chunk.count
      guard total <= LogFile.longest else { throw FileError(path, .tooLong(limit: LogFile.longest)) }
      do {
        if chunk.isEmpty { return .success(try reader.finish()) }
        try reader.feed(chunk)
      } catch { return .failure(error) }
    }
  }
}
