public import LRInput

/// Reads configs that are JSON but for comments and trailing commas, as DeepSpeed's own reader (Hjson) lets them pass.
///
/// Specs are strict JSON: this is for texts that `JSONReader` refuses and that turn out to be a config.
public enum RelaxedJSON {
  /// The tree and its sink, if the text is a config of a program that is known once comments and trailing commas are left out.
  ///
  ///     {"zero_optimization": {"stage": 2,}, // ZeRO}
  ///
  /// Offsets are those of the text as it stands.
  public static func config(_ source: Source, limits: Limits = .standard) -> (node: Node, sink: DiagnosticSink)? {
    guard source.bytes.count <= limits.bytes else { return nil }
    let plain = DiagnosticSink(Source(name: source.name, bytes: plain(source.bytes), flags: source.flags))
    guard let node = JSONReader.parse(plain, limits: limits), !plain.hasErrors, ConfigReader.isConfig(node)
    else {
      return nil
    }
    return (node, DiagnosticSink(source))
  }

  /// The text with spaces in place of comments and of commas before a closing bracket.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    var text = bytes
    var comma: Int?
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        comma = nil
        index = endOfString(text, index)
      case UInt8(ascii: "#"): index = blank(&text, index, isBlock: false)
      case UInt8(ascii: "/") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "/"):
        index = blank(&text, index, isBlock: false)
      case UInt8(ascii: "/") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "*"):
        index = blank(&text, index, isBlock: true)
      case UInt8(ascii: ","):
        comma = index
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let comma { text[comma] = 0x20 }
        comma = nil
        index += 1
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default:
        comma = nil
        index += 1
      }
    }
    return text
  }

  /// The place behind a string.
  private static func endOfString(_ text: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\""), text[index] != 0x0A {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, text.count)
  }

  /// Blanks a comment but for its line breaks, and gives the place behind it.
  private static func blank(_ text: inout [UInt8], _ start: Int, isBlock: Bool) -> Int {
    var index = start
    while index < text.count {
      if isBlock, index > start + 2, text[index] == UInt8(ascii: "/"), isStar(text[index - 1]) { break }
      if text[index] == 0x0A {
        if !isBlock { return index }
      } else if !isBlock || !isStar(text[index]) {
        text[index] = 0x20
      }
      index += 1
    }
    let end = min(index, text.count - 1)
    for place in start...end where text[place] != 0x0A { text[place] = 0x20 }
    return end + 1
  }

  private static func isStar(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") }
}
