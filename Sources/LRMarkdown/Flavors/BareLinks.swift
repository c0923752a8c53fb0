/// `www.example.org` and `https://example.org` (GFM 6.9, as cmark-gfm reads it).
struct BareLinkReader: InlineReader {
  let firstBytes = [UInt8(ascii: "w"), Byte.colon]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.bareLinks }

  func read(_ parser: InlineParser) -> Bool {
    if let bracket = parser.brackets.last, bracket.holdsLinkWords || bracket.holdsPictureWords { return false }
    return parser.text[parser.at] == Byte.colon ? readScheme(parser) : readHost(parser)
  }

  private func readHost(_ parser: InlineParser) -> Bool {
    let (text, at) = (parser.text, parser.at)
    guard text[at...].starts(with: "www.".utf8) else { return false }
    guard at == 0 || text[at - 1].isWhitespace || "*_~(".utf8.contains(text[at - 1]) else { return false }
    guard let end = Self.end(text, at, host: Self.hostEnd(text, at, isShort: false)) else { return false }
    let link = MarkdownAutolink(address: parser.source(at..<end), prefix: .http, isBare: true)
    parser.add(.autolink(link), to: end)
    return true
  }

  private func readScheme(_ parser: InlineParser) -> Bool {
    let (text, at) = (parser.text, parser.at)
    guard text[at...].starts(with: "://".utf8) else { return false }
    var start = at
    while start > 0, at - start < 6, text[start - 1].isLetter { start -= 1 }
    guard start == 0 || !text[start - 1].isLetter,
      ["http", "https", "ftp"].contains(String(decoding: text[start..<at], as: UTF8.self).lowercased()),
      at + 3 < text.count, Letter(in: text, at: at + 3) == .other,
      let end = Self.end(text, start, host: Self.hostEnd(text, at + 3, isShort: true))
    else { return false }
    parser.takeBack(to: start)
    let link = MarkdownAutolink(address: parser.source(start..<end), prefix: .none, isBare: true)
    parser.at = start
    parser.add(.autolink(link), to: end)
    return true
  }

  /// Where a host ends that begins at `start`; its last two parts hold no `_`.
  private static func hostEnd(_ text: [UInt8], _ start: Int, isShort: Bool) -> Int? {
    var (at, dots, underscores, underscoresBefore) = (start + 1, 0, 0, 0)
    // The last letter of a text is not looked at, there as here.
    while at < text.count - 1 {
      if text[at] == UInt8(ascii: "_") {
        underscores += 1
      } else if text[at] == UInt8(ascii: ".") {
        (underscoresBefore, underscores) = (underscores, 0)
        dots += 1
      } else if text[at] != Byte.hyphen, Letter(in: text, at: at) != .other {
        break
      }
      at += 1
    }
    return underscores > 0 || underscoresBefore > 0 || !isShort && dots == 0 ? nil : at
  }

  /// Where an address ends: at a blank or `<`, without the signs that end a sentence.
  private static func end(_ text: [UInt8], _ start: Int, host: Int?) -> Int? {
    guard var end = host else { return nil }
    while end < text.count, !text[end].isWhitespace, text[end] != Byte.less { end += 1 }
    end = trimmed(text, start..<end)
    return end > start ? end : nil
  }

  /// The end of an address without punctuation, entities, and brackets that were not opened in it.
  static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var surplus = text[range].reduce(0) {
      $0 + ($1 == Byte.closeParenthesis ? 1 : $1 == Byte.openParenthesis ? -1 : 0)
    }
    while end > range.lowerBound {
      let last = text[end - 1]
      if "?!.,:*_~'\"".utf8.contains(last) {
        end -= 1
      } else if last == UInt8(ascii: ";") {
        var start = end - 2
        while start > range.lowerBound, text[start].isLetter { start -= 1 }
        let isEntity = start >= range.lowerBound && start < end - 2 && text[start] == UInt8(ascii: "&")
        end = isEntity ? start : end - 1
      } else if last == Byte.closeParenthesis, surplus > 0 {
        surplus -= 1
        end -= 1
      } else {
        break
      }
    }
    return end
  }
}
