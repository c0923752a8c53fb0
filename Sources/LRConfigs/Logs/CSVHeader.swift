/// What the first line of a CSV text tells of the others.
enum CSVHeader {
  /// The separator that stands most often in the header, outside quotes.
  static func separator(of text: Span<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    var counts: [UInt8: Int] = [:]
    var (isInside, isOpening, wasClosed) = (false, true, false)
    for index in text.indices {
      let byte = text[index]
      if byte == CSVCells.quote, isInside || isOpening || wasClosed {
        wasClosed = isInside
        isInside.toggle()
      } else {
        if !isInside { counts[byte, default: 0] += 1 }
        wasClosed = false
      }
      isOpening = !isInside && candidates.contains(byte)
    }
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }
}

extension LogNumber {
  /// True of a text that is a name rather than a number.
  static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isEmpty && value(bytes.span) == nil
  }
}
