/// `<https://…>` and `<a@b.c>`
struct AngleLinkReader: InlineReader {
  let firstBytes = [Byte.less]

  func read(_ parser: InlineParser) -> Bool {
    let text = parser.text
    let start = parser.at + 1
    let prefix: MarkdownAutolink.Prefix
    let end: Int
    if let address = Self.addressEnd(text, start) {
      (end, prefix) = (address, .none)
    } else if let address = Self.mailEnd(text, start) {
      (end, prefix) = (address, .mail)
    } else {
      return false
    }
    let link = MarkdownAutolink(address: parser.source(start..<end), prefix: prefix, isBare: false)
    parser.add(.autolink(link), to: end + 1)
    return true
  }

  /// The `>` behind `scheme:path`.
  private static func addressEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var at = start
    guard at < text.count, text[at].isLetter else { return nil }
    while at < text.count, at - start <= 32, text[at].isLetterOrDigit || "+.-".utf8.contains(text[at]) { at += 1 }
    guard (2...32).contains(at - start), at < text.count, text[at] == Byte.colon else { return nil }
    while at < text.count, text[at] > Byte.space || text[at] == 0, text[at] != Byte.less, text[at] != Byte.greater,
      text[at] != 0x7F
    {
      at += 1
    }
    return at < text.count && text[at] == Byte.greater ? at : nil
  }

  /// The `>` behind `name@host`, as HTML's forms take it.
  private static func mailEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at < text.count, text[at].isLetterOrDigit || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(text[at]) { at += 1 }
    guard at > start, at < text.count, text[at] == UInt8(ascii: "@") else { return nil }
    repeat {
      at += 1
      let first = at
      while at < text.count, text[at].isLetterOrDigit || text[at] == Byte.hyphen { at += 1 }
      guard (1...63).contains(at - first), text[first] != Byte.hyphen, text[at - 1] != Byte.hyphen else { return nil }
    } while at < text.count && text[at] == UInt8(ascii: ".")
    return at < text.count && text[at] == Byte.greater ? at : nil
  }
}

/// A tag, a comment and the like.
struct HTMLReader: InlineReader {
  let firstBytes = [Byte.less]

  func read(_ parser: InlineParser) -> Bool {
    guard let end = end(parser) else { return false }
    parser.add(.html, to: end)
    return true
  }

  private func end(_ parser: InlineParser) -> Int? {
    let (text, start) = (parser.text, parser.at)
    func begins(with word: StaticString) -> Bool {
      start + word.utf8CodeUnitCount <= text.count
        && word.withUTF8Buffer { buffer in buffer.indices.allSatisfy { text[start + $0] == buffer[$0] } }
    }
    if begins(with: "<!--") {
      if begins(with: "<!-->") { return start + 5 }
      if begins(with: "<!--->") { return start + 6 }
      return parser.find(.comment, from: start + 4).map { $0 + 3 }
    }
    if begins(with: "<?") { return parser.find(.instruction, from: start + 2).map { $0 + 2 } }
    if begins(with: "<![CDATA[") { return parser.find(.data, from: start + 9).map { $0 + 3 } }
    if begins(with: "<!") {
      guard start + 2 < text.count, text[start + 2].isLetter else { return nil }
      return parser.find(.declaration, from: start + 2).map { $0 + 1 }
    }
    return HTMLSyntax.tagEnd(text, start..<text.count)
  }
}
