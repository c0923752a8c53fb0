/// Refuses, by a look at the bytes, texts on which a YAML parser would spend unbounded time.
///
/// The look knows no quotation marks and no comments, so its bounds are far from what people write.
package enum YAMLGuard {
  /// libyaml looks at every open bracket for each token.
  package static let mostBrackets = 256
  /// With so many aliases, keys that are lists or aliases could grow by doubling when they are compared.
  package static let mostAliases = 16

  struct Refusal: Equatable {
    var offset: Int
    var message: String
    var hint: String?
  }

  static func refusal(of bytes: [UInt8]) -> Refusal? {
    var open = 0
    var aliases = 0
    var complexKey: Int?
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        if open > mostBrackets { return Refusal(offset: index, message: "more than \(mostBrackets) brackets are open") }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        open = max(0, open - 1)
        if complexKey == nil, isFollowedByColon(bytes, index + 1) { complexKey = index }
      case UInt8(ascii: "*") where startsToken(bytes, index):
        aliases += 1
        if complexKey == nil, isFollowedByColon(bytes, endOfWord(bytes, index)) { complexKey = index }
      case UInt8(ascii: "?") where startsToken(bytes, index) && isSpace(bytes, index + 1):
        if complexKey == nil { complexKey = index }
      default: break
      }
    }
    guard aliases > mostAliases, let complexKey else { return nil }
    return Refusal(
      offset: complexKey, message: "a key that is a list, an object or an alias in a text with \(aliases) aliases",
      hint: "write the key as a single word")
  }

  /// The offset of the first byte that is not UTF-8; the end if there is none.
  static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private static func isSpace(_ bytes: [UInt8], _ index: Int) -> Bool {
    index >= bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A
      || bytes[index] == 0x0D
  }

  /// True where a token may begin: at the start of the text, or after a space, a bracket or a comma.
  private static func startsToken(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let previous = bytes[index - 1]
    return isSpace(bytes, index - 1) || previous == UInt8(ascii: ",") || previous == UInt8(ascii: "[")
      || previous == UInt8(ascii: "{") || previous == UInt8(ascii: "]") || previous == UInt8(ascii: "}")
      || previous == UInt8(ascii: ":")
  }

  private static func endOfWord(_ bytes: [UInt8], _ index: Int) -> Int {
    var index = index
    while !isSpace(bytes, index), bytes[index] != UInt8(ascii: ":") { index += 1 }
    return index
  }

  private static func isFollowedByColon(_ bytes: [UInt8], _ index: Int) -> Bool {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":")
  }
}
