/// What kind of text an input is, and so which reader it needs.
public enum InputFormat: Sendable, Equatable {
  /// A spec or a config; `JSONReader`.
  case json
  /// A spec or a config; `YAMLReader`.
  case yaml
  /// A config; `TOMLReader`.
  case toml
  /// A Python file of assignments; `AssignmentReader`.
  case python
  /// The log of a run, in any of its forms; `LogReader`.
  case log

  /// How much of a text is looked at.
  public static let look = LogForm.look

  /// The format of a text, by the ending of its name, and by its first bytes where the name does not tell.
  ///
  ///     InputFormat.of(name: "trainer_state.json", bytes: Array(#"{"log_history": []}"#.utf8))  // .log
  ///
  /// - Parameter bytes: The text, or at least its first 64 KiB.
  public static func of(name: String, bytes: some RandomAccessCollection<UInt8>) -> InputFormat {
    let start = bytes.prefix(look)
    // Whatever their names: event files are named by hosts and times, and a pointer stands in the place of any file.
    let form = LogForm.told(Array(start))
    if form == .events || form == .pointer || contains(Array(name.utf8), ".tfevents.") { return .log }
    switch ending(of: name) {
    case "yaml", "yml": return .yaml
    case "toml": return .toml
    case "py": return .python
    case "csv", "tsv", "jsonl", "ndjson": return .log
    case "json": return isLog(start) ? .log : .json
    case "log", "txt": return isPrinted(start) ? .log : sniffed(start)
    default: return sniffed(start)
    }
  }

  private static func ending(of name: String) -> String {
    guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return name[name.utf8.index(after: point)...].lowercased()
  }

  /// Whether a text opens a bracket and holds no list: `[batch=1/100]`, `[2026-01-01 00:00:00]`.
  private static func isPrinted(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "[") else { return false }
    let line = Array(bytes.prefix { $0 != 0x0A && $0 != UInt8(ascii: "]") }.dropFirst())
    let words = line.split { [0x20, 0x09, 0x0D, UInt8(ascii: ",")].contains($0) }
    return !words.isEmpty && words.allSatisfy { LogNumber.isName(String(decoding: $0, as: UTF8.self)) }
      && !line.contains { "\"{[".utf8.contains($0) }
  }

  private static func sniffed(_ bytes: some RandomAccessCollection<UInt8>) -> InputFormat {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = bytes.dropFirst(mark).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    switch LogForm.told(Array(text)) {
    case .printed, .metric: return .log
    case .json: return isLog(text) ? .log : .json
    default: break
    }
    if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") { return isLog(text) ? .log : .json }
    let line = text.prefix { $0 != 0x0A }
    return LogNames.isHeader(line) ? .log : .yaml
  }

  /// True of a trainer_state.json, of a list of records, of JSON lines, and of a history by columns.
  private static func isLog(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
    let text = Array(bytes)
    if contains(text, "\"log_history\"") { return true }
    let signs = text.prefix(4096).filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    // No spec and no config is a list.
    if signs.starts(with: "[{\"".utf8) { return true }
    if ["loss", "learning_rate", "lr"].contains(where: { isList($0, in: signs) }) { return true }
    // Several objects, one after the other, each closed on its own line.
    let first = text.prefix { $0 != 0x0A }
    let closes = first.last { $0 != 0x20 && $0 != 0x0D } == UInt8(ascii: "}")
    guard closes, first.count < text.count else { return false }
    let rest = text[first.count...].first { $0 != 0x20 && $0 != 0x0D && $0 != 0x0A && $0 != 0x09 }
    return rest == UInt8(ascii: "{")
  }

  /// Whether a key holds a list of numbers.
  private static func isList(_ key: String, in signs: [UInt8]) -> Bool {
    places(of: "\"\(key)\":[", in: signs).contains { end in
      end < signs.count && "0123456789-N".utf8.contains(signs[end])
    }
  }

  private static func contains(_ text: [UInt8], _ word: String) -> Bool { !places(of: word, in: text).isEmpty }

  /// Where a word ends in a text, each time that it stands there.
  private static func places(of word: String, in text: [UInt8]) -> [Int] {
    let word = Array(word.utf8)
    guard let first = word.first, text.count >= word.count else { return [] }
    var found: [Int] = []
    for index in 0...(text.count - word.count) where text[index] == first {
      if text[index..<(index + word.count)].elementsEqual(word) { found.append(index + word.count) }
    }
    return found
  }
}
