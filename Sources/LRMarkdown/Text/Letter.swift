/// What stands beside a mark, as emphasis asks for it (CommonMark 0.31, 2.1).
enum Letter {
  case whitespace
  case punctuation
  case other

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      self = byte.isWhitespace || byte == 0x0C ? .whitespace : byte.isPunctuation ? .punctuation : .other
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .whitespace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .other
    }
  }

  /// The letter that begins at `index`; the end of the text counts as a line end.
  init(in text: [UInt8], at index: Int) {
    guard index < text.count else {
      self = .whitespace
      return
    }
    guard text[index] >= 0x80 else {
      self.init(Unicode.Scalar(text[index]))
      return
    }
    self.init(Self.scalar(text[index..<min(index + 4, text.count)]))
  }

  /// The letter that ends before `index`; the start of the text counts as a line end.
  init(in text: [UInt8], before index: Int) {
    guard index > 0 else {
      self = .whitespace
      return
    }
    var start = index - 1
    while start > 0, index - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(Self.scalar(text[start..<index]))
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{FFFD}"
  }
}
