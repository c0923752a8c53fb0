extension FigureMark {
  /// The spec that a figure carries, as the compact JSON that was put into it; nil where there is none.
  ///
  ///     FigureMark.spec(in: bytes)   // {"steps":1000,"schedule":{"type":"cosine","lr":0.1}}
  public static func spec(in bytes: [UInt8]) -> String? {
    guard read(bytes) != nil else { return nil }
    if let metadata = svgMetadata(bytes) { return text(ofElement: metadata.rest) }
    if let spec = pngTexts(bytes)["lrplot:spec"] { return text(ofChunk: spec) }
    return pdfInformation(bytes).flatMap(keywords).flatMap { keywords in
      let parts = keywords.split(separator: " lrplot:spec=", maxSplits: 1)
      return parts.count == 2 ? String(parts[1]) : nil
    }
  }

  /// More than a figure ever carries.
  private static let longest = 1 << 20

  /// What stands before the next tag, as `Markup` has escaped it.
  private static func text(ofElement rest: ArraySlice<UInt8>) -> String? {
    let text = rest.prefix { $0 != UInt8(ascii: "<") }
    guard !text.isEmpty else { return nil }
    var plain: [UInt8] = []
    var at = text.startIndex
    while at < text.endIndex {
      let entity = entities.first { text[at...].starts(with: $0.name.utf8) }
      plain.append(entity?.byte ?? text[at])
      at += entity?.name.utf8.count ?? 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static let entities: [(name: String, byte: UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ("&quot;", UInt8(ascii: "\"")), ("&#9;", 9), ("&#10;", 10), ("&#13;", 13),
  ]

  /// The text of a chunk as `pngTexts` gives it.
  private static func text(ofChunk chunk: ArraySlice<UInt8>) -> String? {
    let text = Array(chunk.dropFirst(4))
    guard chunk.first == 1 else { return String(decoding: text, as: UTF8.self) }
    return Inflater.unpack(text, atMost: longest).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Cairo writes a text of plain ASCII as it is, and any other as the hexadecimal digits of UTF-16.
  private static func keywords(_ information: ArraySlice<UInt8>) -> String? {
    guard let start = find("/Keywords ", in: information) else { return nil }
    let value = information[start...]
    if value.first == UInt8(ascii: "(") {
      return String(decoding: value.dropFirst().prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
    }
    guard value.first == UInt8(ascii: "<") else { return nil }
    let digits = value.dropFirst().prefix { $0 != UInt8(ascii: ">") }.compactMap {
      Character(UnicodeScalar($0)).hexDigitValue
    }
    let units = stride(from: 0, to: digits.count - digits.count % 4, by: 4).map { at in
      digits[at..<(at + 4)].reduce(UInt16(0)) { $0 << 4 | UInt16($1) }
    }
    return String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
  }
}
