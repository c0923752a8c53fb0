/// Cuts a text with tags into pieces that mustache can render one by one.
///
/// The time that its parser takes grows with the square of a text's length, so that a megabyte would take minutes. Pieces are
/// cut only outside of sections: behind a line, or behind a tag that is not the first thing of its line.
enum TagChunks {
  struct Chunk: Equatable {
    var text: String
    /// Whether it stands at the beginning of a line.
    var beginsLine: Bool
  }

  /// - Parameter least: bytes that a piece has at least, where it can be cut.
  static func of(_ text: String, least: Int = 2048) -> [Chunk] {
    let bytes = Array(text.utf8)
    var chunks: [Chunk] = []
    var start = 0
    var depth = 0
    var at = 0
    // Whether anything but blanks stands before on this line.
    var isInLine = false
    func cut(_ end: Int) {
      let begins = start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
      chunks.append(Chunk(text: String(decoding: bytes[start..<end], as: UTF8.self), beginsLine: begins))
      start = end
    }
    while at < bytes.count {
      let isTag = at + 1 < bytes.count && bytes[at] == UInt8(ascii: "<") && bytes[at + 1] == UInt8(ascii: "%")
      guard isTag else {
        if bytes[at] == UInt8(ascii: "\n") {
          isInLine = false
          if depth == 0, at + 1 - start >= least { cut(at + 1) }
        } else if ![0x20, 0x09, 0x0D].contains(bytes[at]) {
          isInLine = true
        }
        at += 1
        continue
      }
      var inner = at + 2
      while inner < bytes.count, bytes[inner] == 0x20 { inner += 1 }
      let kind = inner < bytes.count ? bytes[inner] : 0
      while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "%") && bytes[at + 1] == UInt8(ascii: ">")) { at += 1 }
      at = min(at + 2, bytes.count)
      if kind == UInt8(ascii: "#") || kind == UInt8(ascii: "^") { depth += 1 }
      if kind == UInt8(ascii: "/") { depth -= 1 }
      if depth == 0, isInLine, at - start >= least { cut(at) }
      isInLine = true
    }
    if start < bytes.count || chunks.isEmpty { cut(bytes.count) }
    return chunks
  }
}
