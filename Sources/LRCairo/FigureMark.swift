/// What a figure on disk says of its own making.
///
///     FigureMark.read(bytes)   // generator "lrplot 0.1.0", cairo "1.16.0"
public struct FigureMark: Sendable, Equatable {
  /// `lrplot 0.1.0`
  public var generator: String
  /// The Cairo that drew it: `1.16.0`.
  public var cairo: String

  /// What each output writes before the two versions.
  private static let keys: [(start: String, generator: String, cairo: String)] = [
    ("<svg", "<lrplot xmlns=\"urn:lrplot:figure\" generator=\"lrplot ", "\" cairo=\""),
    // iTXt: keyword, then five bytes of flags and empty language tags.
    ("\u{89}PNG", "Software\0\0\0\0\0lrplot ", "lrplot:cairo\0\0\0\0\0"),
    ("%PDF", "/Creator (lrplot ", "/Producer (cairo "),
  ]

  /// The mark in the bytes of a file, or nil if this program did not draw it.
  public static func read(_ bytes: [UInt8]) -> FigureMark? {
    for key in keys where bytes.starts(with: key.start.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }) {
      guard let version = number(after: key.generator, in: bytes), let cairo = number(after: key.cairo, in: bytes)
      else { return nil }
      return FigureMark(generator: "lrplot " + version, cairo: cairo)
    }
    return nil
  }

  /// The digits and dots behind a text.
  private static func number(after key: String, in bytes: [UInt8]) -> String? {
    let key = Array(key.utf8)
    guard let start = end(of: key, in: bytes) else { return nil }
    var stop = bytes.endIndex
    if key.contains(0), let keyword = key.firstIndex(of: 0) {
      // The chunk's checksum follows at once, so that only the chunk's length tells where the text ends.
      let name = start - key.count
      guard name >= 8 else { return nil }
      let length = bytes[(name - 8)..<(name - 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length > keyword, name + length <= bytes.count else { return nil }
      stop = name + length
    }
    let text = bytes[start..<stop].prefix(24).prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// Where the first run of bytes equal to `key` ends.
  private static func end(of key: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = key.first else { return nil }
    var at = bytes.startIndex
    while let next = bytes[at...].firstIndex(of: first), next + key.count <= bytes.count {
      if bytes[next..<next + key.count].elementsEqual(key) { return next + key.count }
      at = next + 1
    }
    return nil
  }
}
