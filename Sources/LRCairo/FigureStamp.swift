extension FigureMark {
  /// A figure without the version of Cairo that it names: what is left is the drawing and what it was made from.
  ///
  /// Two figures that differ in nothing else show the same. Bytes of another origin stay as they are.
  public static func withoutStamp(_ bytes: [UInt8]) -> [UInt8] {
    guard read(bytes) != nil else { return bytes }
    if let metadata = svgMetadata(bytes) { return without(digitsBehind: " cairo=\"", in: metadata.tag, of: bytes) }
    if bytes.starts(with: PNGContainer().bytes) { return withoutChunk("lrplot:cairo", of: bytes) }
    guard let information = pdfInformation(bytes) else { return bytes }
    return without(digitsBehind: "/Producer (cairo ", in: information, of: bytes)
  }

  private static func without(digitsBehind key: String, in part: ArraySlice<UInt8>, of bytes: [UInt8]) -> [UInt8] {
    guard let start = find(key, in: part) else { return bytes }
    let stamp = part[start...].prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return Array(bytes[..<stamp.startIndex] + bytes[stamp.endIndex...])
  }

  private static func withoutChunk(_ keyword: String, of bytes: [UInt8]) -> [UInt8] {
    var at = PNGContainer().bytes.count
    while at + 8 <= bytes.count {
      let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
      let end = at + 12 + length
      guard end <= bytes.count else { break }
      if bytes[(at + 4)...].starts(with: "iTXt\(keyword)\0".utf8) { return Array(bytes[..<at] + bytes[end...]) }
      at = end
    }
    return bytes
  }
}
