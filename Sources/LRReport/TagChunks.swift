/// Cuts a text with tags into pieces that mustache can render one by one.
///
/// The time that its parser takes grows with the square of a text's length, so that a megabyte would take minutes. Pieces are
/// cut only outside of sections: behind a line, or behind the tag of a name, where no tag follows that could stand alone
/// on its line.
enum TagChunks {
  /// Bytes that a piece has at least, where it can be cut.
  private static let least = 2048

  static func of(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    guard bytes.count > least else { return [text] }
    var chunks: [String] = []
    var start = 0
    var depth = 0
    var at = 0
    func cut(_ end: Int) {
      chunks.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "\n"), depth == 0, at + 1 - start >= least { cut(at + 1) }
      guard bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      var inner = at + 2
      while inner < bytes.count, bytes[inner] == 0x20 { inner += 1 }
      let kind = inner < bytes.count ? bytes[inner] : 0
      while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "%") && bytes[at + 1] == UInt8(ascii: ">")) { at += 1 }
      at = min(at + 2, bytes.count)
      switch kind {
      case UInt8(ascii: "#"), UInt8(ascii: "^"): depth += 1
      case UInt8(ascii: "/"): depth -= 1
      case UInt8(ascii: "!"): break
      default:
        let next = bytes[at...].first { $0 != 0x20 && $0 != 0x09 }
        let isFollowed = next == UInt8(ascii: "<") || next == UInt8(ascii: "\n") || next == nil
        if depth == 0, at - start >= least, !isFollowed || followsName(bytes, at) { cut(at) }
      }
    }
    if start < bytes.count { cut(bytes.count) }
    return chunks
  }

  /// Whether the next thing is the tag of a name.
  private static func followsName(_ bytes: [UInt8], _ start: Int) -> Bool {
    var at = start
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    guard at + 2 < bytes.count, bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "%") else { return false }
    at += 2
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    return at < bytes.count && ReportName.isLetter(bytes[at])
  }
}
