/// The grammar of tags, comments and the like, as CommonMark reads them.
enum HTMLSyntax {
  private static let verbatim: Set<String> = ["script", "pre", "style", "textarea"]
  private static let blocks: Set<String> = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt \
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link \
    main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead \
    title tr track ul
    """.split(separator: " ").map(String.init))

  /// The kind of block that a line begins with `<`, from 1 to 7.
  static func blockKind(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let rest = bytes[line]
    func begins(with text: StaticString) -> Bool {
      rest.count >= text.utf8CodeUnitCount
        && text.withUTF8Buffer { zip(rest, $0).allSatisfy { $0 == $1 } }
    }
    if begins(with: "<!--") { return 2 }
    if begins(with: "<?") { return 3 }
    if begins(with: "<![CDATA[") { return 5 }
    if begins(with: "<!"), rest.count > 2, bytes[line.lowerBound + 2].isLetter { return 4 }
    var first = line.lowerBound + 1
    let isEnd = first < line.upperBound && bytes[first] == UInt8(ascii: "/")
    if isEnd { first += 1 }
    var end = first
    while end < line.upperBound, end - first < 12, bytes[end].isLetterOrDigit { end += 1 }
    let name = String(decoding: bytes[first..<end], as: UTF8.self).lowercased()
    let next = end < line.upperBound ? bytes[end] : Byte.newline
    if !isEnd, verbatim.contains(name), next.isWhitespace || next == Byte.greater { return 1 }
    let closesItself = next == UInt8(ascii: "/") && end + 1 < line.upperBound && bytes[end + 1] == Byte.greater
    if blocks.contains(name), next.isWhitespace || next == Byte.greater || closesItself { return 6 }
    if let end = tagEnd(bytes, line), bytes[end..<line.upperBound].allSatisfy(\.isSpaceOrTab) { return 7 }
    return nil
  }

  /// Whether a line holds what a block of a kind ends with.
  static func ends(_ kind: Int, in line: ArraySlice<UInt8>) -> Bool {
    switch kind {
    case 1:
      var at = line.startIndex
      while let found = find("</", in: line, from: at) {
        let name = line[(found + 2)...].prefix { $0.isLetter }
        if name.endIndex < line.endIndex, line[name.endIndex] == Byte.greater, name.count <= 8,
          verbatim.contains(String(decoding: name, as: UTF8.self).lowercased())
        {
          return true
        }
        at = found + 2
      }
      return false
    case 2: return find("-->", in: line, from: line.startIndex) != nil
    case 3: return find("?>", in: line, from: line.startIndex) != nil
    case 4: return line.contains(Byte.greater)
    case 5: return find("]]>", in: line, from: line.startIndex) != nil
    default: return false
    }
  }

  /// The first place of a text.
  static func find(_ text: StaticString, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    return text.withUTF8Buffer { needle in
      var at = start
      while at + count <= bytes.endIndex {
        if bytes[at] == needle[0], (1..<count).allSatisfy({ bytes[at + $0] == needle[$0] }) { return at }
        at += 1
      }
      return nil
    }
  }

  /// The index behind the tag that begins at the start of a range; nil where none does.
  static func tagEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var tag = HTMLTagReader(bytes, range)
    return tag.read()
  }
}
