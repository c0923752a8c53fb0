import LRInput

/// The records of a JSON log, whatever the chunks it comes in: the elements of `log_history`, of a list at the root, or
/// the objects of JSON lines.
///
/// It never holds more than one record. `NaN` and `Infinity`, which Python writes and JSON does not have, are breaks.
struct JSONRecords {
  private struct Frame {
    var isObject: Bool
    /// Length of the path before this frame's own keys.
    var pathCount: Int
    /// True for an object whose members are a row.
    var isRecord: Bool
    /// True for a list whose elements are records.
    var holdsRecords = false
    var wants = Wanted.first
    var elements = 0
  }

  private enum Wanted { case first, key, colon, value, comma }
  private enum Mode { case between, string, escape, word }

  private static let deepest = 64
  private static let longestToken = 1024

  private var mode = Mode.between
  private var token: [UInt8] = []
  private var path: [String] = []
  private var stack: [Frame] = []
  private var line = 1
  private var column = 0
  private var recordLine = 1
  private var roots = 0
  private var hasHistory = false
  /// True while the rest of a line that is no JSON is passed over.
  private var skips = false

  /// True of the records of a `log_history`.
  var isTrainerState: Bool { hasHistory }

  mutating func feed(_ bytes: Span<UInt8>, into log: inout some RowTaker) throws(LogError) {
    for index in bytes.indices {
      let byte = bytes[index]
      column += 1
      if skips {
        if byte == 0x0A { skips = false }
      } else {
        do throws(LogError) {
          try take(byte, &log)
        } catch {
          try recover(error, byte, &log)
        }
      }
      if byte == 0x0A {
        line += 1
        column = 0
      }
    }
  }

  /// A broken line of JSON lines costs that line; anything else ends the reading.
  private mutating func recover(_ error: LogError, _ byte: UInt8, _ log: inout some RowTaker) throws(LogError) {
    guard roots > 0 || stack.count == 1 && stack[0].isRecord && !hasHistory && line > 1, stack.first?.isObject != false
    else { throw error }
    log.skip(line: recordLine, error.message)
    stack = []
    path = []
    token = []
    mode = .between
    skips = byte != 0x0A
  }

  mutating func finish(into log: inout some RowTaker) throws(LogError) {
    // Of a record that a killed run left unfinished nothing is taken.
    let isCut = !stack.isEmpty && (roots > 0 || log.rows > 0)
    if mode == .word, !isCut { try endWord(&log) }
    if !stack.isEmpty {
      if roots > 0 || hasHistory || log.rows > 0 {
        log.note("the text ends within line \(line), before its last bracket is closed")
      } else {
        throw LogError(line: line, column: max(1, column), "the text ends before its last bracket is closed")
      }
    }
  }

  private mutating func take(_ byte: UInt8, _ log: inout some RowTaker) throws(LogError) {
    switch mode {
    case .string:
      if byte == UInt8(ascii: "\"") {
        mode = .between
        try endString(&log)
      } else if byte == UInt8(ascii: "\\") {
        mode = .escape
      } else if byte == 0x0A {
        throw mistake("a string does not end in its line")
      } else {
        keep(byte)
      }
    case .escape:
      keep(UInt8(ascii: "\\"))
      keep(byte)
      mode = .string
    case .word:
      if Self.isWord(byte) { return keep(byte) }
      try endWord(&log)
      try between(byte, &log)
    case .between: try between(byte, &log)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
  }

  private mutating func keep(_ byte: UInt8) {
    if token.count < Self.longestToken { token.append(byte) }
  }

  private func mistake(_ message: String) -> LogError {
    LogError(line: line, column: max(1, column), message, hint: "this is not the JSON of a log")
  }

  private mutating func between(_ byte: UInt8, _ log: inout some RowTaker) throws(LogError) {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: return
    case UInt8(ascii: "{"), UInt8(ascii: "["): try open(isObject: byte == UInt8(ascii: "{"), &log)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(isObject: byte == UInt8(ascii: "}"), &log)
    case UInt8(ascii: "\""):
      token.removeAll(keepingCapacity: true)
      mode = .string
    case UInt8(ascii: ":"):
      guard stack.last?.wants == .colon else { throw mistake("`:` stands where it cannot") }
      stack[stack.count - 1].wants = .value
    case UInt8(ascii: ","):
      guard let top = stack.last, top.wants == .comma else { throw mistake("`,` stands where it cannot") }
      stack[stack.count - 1].wants = top.isObject ? .key : .value
    default:
      guard Self.isWord(byte) else { throw mistake("this character stands where it cannot") }
      token.removeAll(keepingCapacity: true)
      keep(byte)
      mode = .word
    }
  }

  /// Notes that a value begins, and checks that one may stand here.
  private mutating func beginValue() throws(LogError) {
    guard let top = stack.last else { return }
    let may = top.isObject ? top.wants == .value : top.wants == .first || top.wants == .value
    guard may else { throw mistake("a value stands where it cannot") }
    stack[stack.count - 1].wants = .comma
    stack[stack.count - 1].elements += 1
  }

  private mutating func open(isObject: Bool, _ log: inout some RowTaker) throws(LogError) {
    try beginValue()
    guard stack.count < Self.deepest else { throw mistake("the text is nested more than \(Self.deepest) levels deep") }
    var frame = Frame(isObject: isObject, pathCount: path.count, isRecord: false)
    if let parent = stack.last {
      frame.isRecord = isObject && (parent.holdsRecords || parent.isRecord && parent.isObject)
      frame.holdsRecords = !isObject && parent.isObject && stack.count == 1 && path.last == "log_history"
    } else {
      recordLine = line
      frame.isRecord = isObject
      frame.holdsRecords = !isObject
    }
    if frame.holdsRecords, stack.count == 1 {
      hasHistory = true
      log.forget()
    }
    if stack.last?.holdsRecords == true {
      recordLine = line
      path = []
      frame.pathCount = 0
    }
    stack.append(frame)
  }

  private mutating func close(isObject: Bool, _ log: inout some RowTaker) throws(LogError) {
    guard let top = stack.last, top.isObject == isObject, top.wants == .comma || top.wants == .first else {
      throw mistake("a bracket is closed where it cannot be")
    }
    stack.removeLast()
    path.removeLast(max(0, path.count - top.pathCount))
    if stack.last?.isObject == true, !path.isEmpty { path.removeLast() }
    let isRow = top.isRecord && (stack.isEmpty ? !hasHistory : stack.last?.holdsRecords == true)
    if stack.isEmpty { roots += 1 }
    if isRow { log.endRow(line: recordLine) }
  }

  private mutating func endString(_ log: inout some RowTaker) throws(LogError) {
    if token.contains(UInt8(ascii: "\\")) { token = Self.unescaped(token) }
    if let top = stack.last, top.isObject, top.wants == .first || top.wants == .key {
      path.append(String(decoding: token, as: UTF8.self))
      stack[stack.count - 1].wants = .colon
      return
    }
    try beginValue()
    guard !stack.isEmpty else { throw mistake("a log is made of objects") }
    // Some loggers write their numbers in quotes.
    try scalar(&log)
  }

  /// What a string with escapes says; as it stands where it says nothing.
  private static func unescaped(_ token: [UInt8]) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    let text = Source(name: "", bytes: quote + token + quote)
    return JSONReader.parse(DiagnosticSink(text))?.string.map { Array($0.utf8) } ?? token
  }

  private mutating func endWord(_ log: inout some RowTaker) throws(LogError) {
    mode = .between
    if let top = stack.last, top.isObject, top.wants == .first || top.wants == .key {
      throw mistake("a key must be a string in quotes")
    }
    guard !stack.isEmpty else { throw mistake("a log is made of objects") }
    try beginValue()
    let word = String(decoding: token, as: UTF8.self)
    if word == "null" || word == "true" || word == "false" {
      if log.isLiteral, word != "null", let top = stack.last, top.isObject, top.isRecord {
        log.setWord(path.joined(separator: "/"), word, line: line)
      }
      if stack.last?.isObject == true, !path.isEmpty { path.removeLast() }
      return
    }
    guard LogNumber.value(token.span) != nil else {
      throw mistake("\(DiagnosticText.quoted(word)) is no number")
    }
    try scalar(&log)
  }

  /// Takes a number of a record, or of the root object around `log_history`.
  private mutating func scalar(_ log: inout some RowTaker) throws(LogError) {
    guard let top = stack.last else { return }
    defer { if top.isObject, !path.isEmpty { path.removeLast() } }
    // Of a list of rates, one a group of parameters, the first is taken.
    let isListed = !top.isObject && top.elements == 1 && stack.dropLast().last?.isRecord == true && !top.holdsRecords
    if !top.isObject, top.elements == 2, !top.holdsRecords, stack.dropLast().last?.isRecord == true,
      LogNames.quantity(path.joined(separator: "/")) == .lr
    {
      log.note("\(DiagnosticText.quoted(path.joined(separator: "/"))) is a list, of which the first number is drawn")
    }
    // A history by columns has one record, and lists of numbers in it.
    if roots == 0, stack.count == 2, !top.isObject, stack[0].isObject, !top.holdsRecords,
      let value = LogNumber.value(token.span)
    {
      log.add(value, at: top.elements - 1, of: path.joined(separator: "/"))
    }
    guard top.isRecord || isListed else { return }
    let name = path.joined(separator: "/")
    guard let value = LogNumber.value(token.span) else {
      log.setWord(name, String(decoding: token, as: UTF8.self), line: line)
      return
    }
    if stack.count == 1, top.isObject, name == "max_steps", value >= 1, value <= 1e9, value == value.rounded() {
      log.maxSteps = Int(value)
    }
    // The root's own numbers are a row only if no history follows.
    guard !(hasHistory && stack.first?.isObject == true && !stack.contains { $0.holdsRecords }) else { return }
    if let place = log.column(name) { log.set(place, value) }
  }
}
