/// What kind of log a text is, by its first bytes.
enum LogForm: Equatable {
  case csv
  case json
  /// Lines that a program printed.
  case printed
  /// A file of MLflow, `time value step` in each line.
  case metric
  /// TensorBoard's records.
  case events
  /// A pointer of Git LFS in the place of the file.
  case pointer
  /// No text, and none of TensorBoard's records.
  case binary

  /// How much of a text is looked at.
  static let look = 1 << 16

  /// The form of a log that begins so; `csv` where nothing tells.
  static func of(_ start: [UInt8]) -> LogForm { told(start) ?? (isBinary(start) ? .binary : .csv) }

  /// The form of a text that begins so, where it can be nothing but a log; nil otherwise.
  static func told(_ start: [UInt8]) -> LogForm? {
    if isBinary(start) { return EventRecords.begins(start) ? .events : nil }
    if start.starts(with: "version https://git-lfs".utf8) { return .pointer }
    let text = start.drop { isSpace($0) }
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      // A list of records and an object have these; `[2026-01-01 …]` and `{'loss': …}` are printed.
      let next = text.dropFirst().first { !isSpace($0) }
      if next.map({ "\"}{[]".utf8.contains($0) }) ?? true { return .json }
      if first == UInt8(ascii: "["), next.map({ $0 == UInt8(ascii: "-") || isDigit($0) }) == true, !hasRecord(text) {
        return .json
      }
    }
    if isMetric(text) { return .metric }
    return hasRecord(text) ? .printed : nil
  }

  /// Whether one of the first lines is a record that some trainer prints.
  private static func hasRecord(_ text: ArraySlice<UInt8>) -> Bool {
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
      if end - start < PrintedRows.longest, PrintedLine.isRecord(Array(text[start..<end])) { return true }
      start = end + 1
    }
    return false
  }

  /// Three numbers in each line, the first of them milliseconds of our time.
  private static func isMetric(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count < 200 else { return false }
    let parts = line.split(separator: 0x20).map { LogNumber.value(Array($0).span) }
    guard parts.count == 3, let time = parts[0], parts[1] != nil, let step = parts[2] else { return false }
    return time > 1e11 && time < 1e14 && step == step.rounded() && step >= 0
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(16).contains(0) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
