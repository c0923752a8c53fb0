/// What a figure on disk says of its own making.
///
///     FigureMark.read(bytes)   // generator "lrplot 0.1.0", cairo "1.16.0"
///
/// It is read only where the outputs write it: a poster with a figure in it, or a paper that quotes a mark, bears none.
public struct FigureMark: Sendable, Equatable {
  /// `lrplot 0.1.0`
  public var generator: String
  /// The Cairo that drew it: `1.16.0`.
  public var cairo: String

  /// The mark in the bytes of a file, or nil if this program did not draw it.
  public static func read(_ bytes: [UInt8]) -> FigureMark? {
    if bytes.starts(with: "<svg".utf8) { return svg(bytes) }
    if bytes.starts(with: PNGContainer().bytes) { return png(bytes) }
    return bytes.starts(with: "%PDF".utf8) ? pdf(bytes) : nil
  }

  private static func svg(_ bytes: [UInt8]) -> FigureMark? {
    guard let tag = svgMetadata(bytes)?.tag else { return nil }
    return mark(version: number(" generator=\"lrplot ", in: tag), cairo: number(" cairo=\"", in: tag))
  }

  /// In the metadata of the root, behind title and description: the element's tag, and all that comes behind it.
  static func svgMetadata(_ bytes: [UInt8]) -> (tag: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    var rest = bytes[...]
    for name in ["svg", "title", "/title", "desc", "/desc", "metadata", "lrplot"] {
      guard let open = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
      rest = rest[(open + 1)...]
      guard rest.starts(with: name.utf8), let next = rest.dropFirst(name.utf8.count).first,
        [UInt8(ascii: " "), UInt8(ascii: ">")].contains(next)
      else { return nil }
    }
    let tag = rest.prefix { $0 != UInt8(ascii: ">") }
    guard find(" xmlns=\"urn:lrplot:figure\"", in: tag) != nil else { return nil }
    return (tag, rest[tag.endIndex...].dropFirst())
  }

  /// Device pixels a px of a PNG: the shortest number that gives its density; nil for other files.
  ///
  ///     FigureMark.scale(in: bytes)   // 2.0
  public static func scale(in bytes: [UInt8]) -> Double? {
    // Behind the signature and the header, where `PNGOutput` puts it: length, kind, pixels a metre.
    let start = PNGContainer().bytes.count + 25
    guard png(bytes) != nil, bytes.count > start + 12, bytes[(start + 4)..<(start + 8)].elementsEqual("pHYs".utf8)
    else {
      return nil
    }
    let density = bytes[(start + 8)..<(start + 12)].reduce(0) { $0 << 8 | Int($1) }
    let exact = Double(density) / PNGContainer.density
    let short = [1.0, 10, 100, 1000, 10000].map { (exact * $0).rounded() / $0 }
    return short.first { Int((PNGContainer.density * $0).rounded()) == density } ?? exact
  }

  private static func png(_ bytes: [UInt8]) -> FigureMark? {
    let texts = pngTexts(bytes).mapValues { String(decoding: $0.dropFirst(4), as: UTF8.self) }
    guard let generator = texts["Software"], generator.hasPrefix("lrplot ") else { return nil }
    return mark(version: number("lrplot ", in: Array(generator.utf8)[...]), cairo: texts["lrplot:cairo"])
  }

  /// Texts before the pixels by their keywords: whether one is packed (1, else 0), three bytes, and the text.
  static func pngTexts(_ bytes: [UInt8]) -> [String: ArraySlice<UInt8>] {
    var texts: [String: ArraySlice<UInt8>] = [:]
    var at = PNGContainer().bytes.count
    while at + 8 <= bytes.count {
      let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
      let kind = bytes[(at + 4)..<(at + 8)]
      let data = bytes[(at + 8)...].prefix(length)
      guard data.count == length, !kind.elementsEqual("IDAT".utf8) else { break }
      // Keyword, then five bytes of flags and empty language tags.
      if kind.elementsEqual("iTXt".utf8), let end = data.firstIndex(of: 0) {
        texts[String(decoding: data[..<end], as: UTF8.self)] = data[end...].dropFirst()
      }
      at += 12 + length
    }
    return texts
  }

  private static func pdf(_ bytes: [UInt8]) -> FigureMark? {
    guard let dictionary = pdfInformation(bytes) else { return nil }
    return mark(
      version: number("/Creator (lrplot ", in: dictionary), cairo: number("/Producer (cairo ", in: dictionary))
  }

  /// The document information that the last trailer names.
  static func pdfInformation(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    // The trailer is short, and nothing but the place of the table of objects comes behind it.
    let end = bytes.suffix(1024)
    guard let trailer = last("trailer", in: end), let object = number("/Info ", in: end[trailer...]),
      let start = last("\n\(object) 0 obj", in: bytes[...])
    else { return nil }
    let info = bytes[start...].prefix(1 << 20)
    return find("endobj", in: info).map { info[..<$0] } ?? info
  }

  private static func mark(version: String?, cairo: String?) -> FigureMark? {
    guard let version, let cairo else { return nil }
    return FigureMark(generator: "lrplot " + version, cairo: cairo)
  }

  /// The digits and dots behind a text.
  private static func number(_ key: String, in bytes: ArraySlice<UInt8>) -> String? {
    guard let start = find(key, in: bytes) else { return nil }
    let text = bytes[start...].prefix(24).prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// Where the last run of bytes equal to `key` ends: what a file has attached comes before what is its own.
  private static func last(_ key: String, in bytes: ArraySlice<UInt8>) -> Int? {
    var found: Int?
    while let next = find(key, in: bytes[(found ?? bytes.startIndex)...]) { found = next }
    return found
  }

  /// Where the first run of bytes equal to `key` ends.
  static func find(_ key: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let key = Array(key.utf8)
    guard let first = key.first else { return bytes.startIndex }
    var at = bytes.startIndex
    while let next = bytes[at...].firstIndex(of: first), next + key.count <= bytes.endIndex {
      if bytes[next..<(next + key.count)].elementsEqual(key) { return next + key.count }
      at = next + 1
    }
    return nil
  }
}
