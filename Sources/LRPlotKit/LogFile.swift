import LRConfigs
import LRInput
import LRStore

/// The log of a run, read as far as a chart needs it.
public struct LogFile: Sendable {
  /// The name that messages show.
  public let name: String
  /// What a spec beside it calls it.
  var ownName: String {
    name == "<stdin>" ? "log" : name.split(separator: "/").last.map(String.init) ?? name
  }
  let outcome: Result<RunLog, LogError>
  /// The text around the place of a mistake, or the first line.
  let window: Source

  /// Longer logs are not read to their end.
  static let longest = 4 << 30

  /// - Parameter start: what was read of the stream before.
  init(_ start: [UInt8], _ stream: inout FileStream) throws(FileError) {
    name = stream.name
    var reader = LogReader(named: name)
    var window = TextWindow()
    var chunk = start.isEmpty ? try stream.next(most: 1 << 18) : start
    var total = 0
    let isBinary = chunk.prefix(16).contains(0)
    var failure: LogError?
    while !chunk.isEmpty, failure == nil {
      total += chunk.count
      guard total <= LogFile.longest else { throw FileError(stream.name, .tooLong(limit: LogFile.longest)) }
      // Of records of TensorBoard no line can be shown.
      if !isBinary { window.take(chunk) }
      do { try reader.feed(chunk) } catch { failure = error }
      if failure == nil { chunk = try stream.next(most: 1 << 18) }
    }
    if let failure {
      outcome = .failure(failure)
      self.window = window.source(name, around: failure.line)
    } else {
      do {
        outcome = .success(try reader.finish())
        self.window = window.source(name, around: 1)
      } catch {
        outcome = .failure(error)
        self.window = window.source(name, around: error.line)
      }
    }
  }

  /// The log, or nil once the sink has been told why there is none.
  func log(sink: DiagnosticSink) -> RunLog? {
    switch outcome {
    case .success(let log): return log
    case .failure(let error):
      sink.error(
        at: window.offset(line: error.line, column: error.column), error.message, hint: error.hint)
      return nil
    }
  }
}

/// The first line and the latest two chunks of a text that is too long to keep.
private struct TextWindow {
  private var first: [UInt8] = []
  private var previous: [UInt8] = []
  private var latest: [UInt8] = []
  /// Line breaks before `previous`.
  private var breaks = 0

  mutating func take(_ chunk: [UInt8]) {
    if first.isEmpty { first = Array(chunk.prefix(4096).prefix { $0 != 0x0A }) }
    breaks += previous.count { $0 == 0x0A }
    previous = latest
    latest = chunk
  }

  /// The part of the text from the beginning of a line on; only the line's number, if it is gone.
  func source(_ name: String, around line: Int) -> Source {
    if line == 1, breaks > 0 || !first.isEmpty { return Source(name: name, bytes: first) }
    let text = previous + latest
    var number = breaks + 1
    var start = 0
    while number < line, let end = text[start...].firstIndex(of: 0x0A) {
      start = end + 1
      number += 1
    }
    guard number == line, breaks == 0 || start > 0 else { return Source(name: name, bytes: [], firstLine: line) }
    return Source(name: name, bytes: Array(text[start...].prefix(4096).prefix { $0 != 0x0A }), firstLine: line)
  }
}

extension Source {
  /// The offset of a line and a column, counted in bytes; that of the line's end, if it is shorter.
  fileprivate func offset(line: Int, column: Int) -> Int {
    guard line == firstLine else { return 0 }
    return min(byteOrderMark + max(0, column - 1), bytes.count)
  }
}
