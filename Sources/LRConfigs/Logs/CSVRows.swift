import LRInput

/// The rows of a CSV text (RFC 4180), whatever the chunks it comes in.
///
/// Cells are separated by commas, or by semicolons or tabs if the header is; quotes may enclose separators, line breaks
/// and doubled quotes. Missing cells are skipped. Lines before the header that begin with `#` are comments.
struct CSVRows {
  /// No row is longer; what is, is no CSV.
  private static let longest = 1 << 20

  private var rest: [UInt8] = []
  private var separator = UInt8(ascii: ",")
  /// Where each cell of a row goes; nil before the header.
  private var places: [Int?]?
  private var line = 1
  private var nextLine = 1

  /// Takes the next bytes of the text.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, into log: inout LogCollector) throws(LogError) {
    var start = 0
    while let end = Self.newline(bytes, from: start) {
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if rest.isEmpty, !piece.contains(UInt8(ascii: "\"")) {
        try row(piece, hasQuotes: false, &log)
      } else {
        rest += piece
        try whole(&log)
      }
      start = end + 1
    }
    rest += UnsafeRawBufferPointer(rebasing: bytes[start...])
    guard rest.count <= Self.longest else {
      throw LogError(line: line, "this line is longer than \(Self.longest) bytes", hint: "is this a CSV file?")
    }
  }

  mutating func finish(into log: inout LogCollector) throws(LogError) {
    if !rest.isEmpty {
      let last = rest
      rest = []
      try last.withUnsafeBytesTyped { (bytes) throws(LogError) in
        try row(bytes, hasQuotes: last.contains(UInt8(ascii: "\"")), &log)
      }
    }
    guard places != nil else {
      throw LogError("the log is empty", hint: "a log has columns such as `step`, `lr` and `loss`")
    }
  }

  private static func newline(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0A { return index }
      index += 1
    }
    return nil
  }

  /// Ends the row in `rest`, unless a quoted cell goes on in the next line.
  private mutating func whole(_ log: inout LogCollector) throws(LogError) {
    let quotes = rest.reduce(into: 0) { $0 += $1 == UInt8(ascii: "\"") ? 1 : 0 }
    guard quotes % 2 == 0 else {
      rest.append(0x0A)
      nextLine += 1
      return
    }
    let text = rest
    rest.removeAll(keepingCapacity: true)
    try text.withUnsafeBytesTyped { (bytes) throws(LogError) in try row(bytes, hasQuotes: quotes > 0, &log) }
  }

  private mutating func row(
    _ bytes: UnsafeRawBufferPointer, hasQuotes: Bool, _ log: inout LogCollector
  ) throws(LogError) {
    defer {
      nextLine += 1
      line = nextLine
    }
    var end = bytes.count
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    guard let places else { return try header(text, &log) }
    guard !text.isEmpty else { return }
    var cell = 0
    var start = 0
    var index = 0
    var isQuoted = false
    while index <= text.count {
      let isEnd = index == text.count
      if !isEnd, hasQuotes, text[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isEnd || text[index] == separator && !isQuoted {
        if cell < places.count, let place = places[cell] {
          let content = Self.content(text, start..<index)
          if let value = LogNumber.value(content, comma: separator == UInt8(ascii: ";")) {
            log.set(place, value)
          } else if Self.isUnreadable(content) {
            log.setWord(log.columns[place].name, String(decoding: content.prefix(64), as: UTF8.self), line: line)
          }
        }
        cell += 1
        start = index + 1
      }
      index += 1
    }
    guard cell == places.count else {
      return log.skip(line: line, "\(cell) cells where the header has \(places.count)")
    }
    log.endRow(line: line)
  }

  /// Whether a cell that is no number is not just a missing one: `null` and `None` are.
  private static func isUnreadable(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
    return !["null", "none", "na", "n/a", "-"].contains(String(decoding: cell.prefix(8), as: UTF8.self).lowercased())
  }

  /// A cell without its quotes; a number has no doubled ones inside.
  private static func content(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
    var range = range
    if range.count >= 2, text[range.lowerBound] == UInt8(ascii: "\""), text[range.upperBound - 1] == UInt8(ascii: "\"")
    {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    return UnsafeRawBufferPointer(rebasing: text[range])
  }

  private mutating func header(_ text: UnsafeRawBufferPointer, _ log: inout LogCollector) throws(LogError) {
    if text.isEmpty || text[0] == UInt8(ascii: "#") { return }
    separator = Self.separator(of: text)
    let names = Self.names(text, separator)
    guard names.contains(where: { LogNumber.isName($0) }) else {
      throw LogError(
        line: line, "the first line has no names of columns", hint: "begin with a line such as `step,lr,loss`")
    }
    guard names.count > 1 else {
      throw LogError(line: line, "the first line has one name only", hint: "separate the columns by commas")
    }
    let isTensorBoard = names.map { LogNames.plain($0.utf8) } == ["walltime", "step", "value"]
    places = names.map { name in
      if isTensorBoard, name != names[1] { return name == names[2] ? log.column(log.tag) : nil }
      return name.isEmpty ? nil : log.column(name)
    }
  }

  /// The separator that stands most often in the header, outside quotes.
  private static func separator(of text: UnsafeRawBufferPointer) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }

  private static func names(_ text: UnsafeRawBufferPointer, _ separator: UInt8) -> [String] {
    var names: [String] = []
    var name: [UInt8] = []
    var isQuoted = false
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\"") {
        // A doubled quote is one.
        if !isQuoted, index > 0, text[index - 1] == byte { name.append(byte) }
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        names.append(String(decoding: name, as: UTF8.self))
        name = []
      } else {
        name.append(byte)
      }
    }
    names.append(String(decoding: name, as: UTF8.self))
    return names.map { $0.utf8.first == 0x20 ? String($0.drop { $0 == " " }) : $0 }
  }
}

extension LogNumber {
  /// True of a text that is a name rather than a number.
  static func isName(_ text: String) -> Bool {
    var text = text
    return !text.isEmpty && text.withUTF8 { value(UnsafeRawBufferPointer($0)) == nil }
  }
}

extension Array where Element == UInt8 {
  /// `withUnsafeBytes` for a body whose errors have a type.
  func withUnsafeBytesTyped(_ body: (UnsafeRawBufferPointer) throws(LogError) -> Void) throws(LogError) {
    var failure: LogError?
    withUnsafeBytes { bytes in
      do throws(LogError) { try body(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
