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

  /// In the metadata of the root, behind title and description.
  private static func svg(_ bytes: [UInt8]) -> FigureMark? {
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
    return mark(version: number(" generator=\"lrplot ", in: tag), cairo: number(" cairo=\"", in: tag))
  }

  /// In texts before the pixels.
  private static func png(_ bytes: [UInt8]) -> FigureMark? {
    var texts: [String: String] = [:]
    var at = PNGContainer().bytes.count
    while at + 8 <= bytes.count {
      let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
      let kind = bytes[(at + 4)..<(at + 8)]
      let data = bytes[(at + 8)...].prefix(length)
      guard data.count == length, !kind.elementsEqual("IDAT".utf8) else { break }
      // Keyword, then five bytes of flags and empty language tags.
      if kind.elementsEqual("iTXt".utf8), let end = data.firstIndex(of: 0) {
        texts[String(decoding: data[..<end], as: UTF8.self)] = String(
          decoding: data[end...].dropFirst(5), as: UTF8.self)
      }
      at += 12 + length
    }
    guard let generator = texts["Software"], generator.hasPrefix("lrplot ") else { return nil }
    return mark(version: number("lrplot ", in: Array(generator.utf8)[...]), cairo: texts["lrplot:cairo"])
  }

  /// In the document information that the last trailer names.
  private static func pdf(_ bytes: [UInt8]) -> FigureMark? {
    // The trailer is short, and nothing but the place of the table of objects comes behind it.
    let end = bytes.suffix(1024)
    guard let trailer = last("trailer", in: end), let object = number("/Info ", in: end[trailer...]),
      let start = last("\n\(object) 0 obj", in: bytes[...])
    else { return nil }
    let info = bytes[start...].prefix(1 << 20)
    let dictionary = find("endobj", in: info).map { info[..<$0] } ?? info
    return mark(
      version: number("/Creator (lrplot ", in: dictionary), cairo: number("/Producer (cairo ", in: dictionary))
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
  private static func find(_ key: String, in bytes: ArraySlice<UInt8>) -> Int? {
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
