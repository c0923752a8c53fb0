/// Formulas of a page as browsers set them well: what pandoc writes is older than what browsers read.
///
/// Brackets that stand around a line of letters need not grow, and have no space around them then; upright words are one word,
/// and bold letters are letters of their own, since styles of groups are passed over by MathML Core.
public enum PageFormulas {
  /// The page with its formulas changed, in time that grows with its length.
  public static func settled(_ html: String) -> String {
    var result = ""
    var rest = html[...]
    while let start = rest.firstRange(of: "<math"), let end = rest[start.upperBound...].firstRange(of: "</math>") {
      result += rest[..<start.lowerBound]
      result += formula(String(rest[start.lowerBound..<end.lowerBound]))
      rest = rest[end.lowerBound...]
    }
    return result + rest
  }

  private static func formula(_ text: String) -> String {
    let upright = text.replacing(/<mstyle mathvariant="normal">((?:<mi>[^<]<\/mi>)+)<\/mstyle>/) { found in
      let word = found.1.replacing("<mi>", with: "").replacing("</mi>", with: "")
      return "<mi mathvariant=\"normal\">\(word)</mi>"
    }
    let bold = upright.replacing(/<mstyle mathvariant="bold"><(mi|mn)>([^<])<\/m[in]><\/mstyle>/) { found in
      "<\(found.1)>\(boldLetter(found.2))</\(found.1)>"
    }
    return brackets(bold)
  }

  /// `𝟏` of `1`.
  private static func boldLetter(_ letter: Substring) -> String {
    guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else { return String(letter) }
    let starts: [(ClosedRange<Unicode.Scalar>, UInt32)] = [
      ("0"..."9", 0x1D7CE), ("A"..."Z", 0x1D400), ("a"..."z", 0x1D41A),
    ]
    for (range, start) in starts where range.contains(scalar) {
      return Unicode.Scalar(start + scalar.value - range.lowerBound.value).map { String($0) } ?? String(letter)
    }
    return String(letter)
  }

  private static let grows = ["<mfrac", "<munder", "<mover", "<mtable", "<msqrt", "<mroot"]

  /// Brackets that grow only where something tall stands between them.
  private static func brackets(_ text: String) -> String {
    let pieces = text.split(separator: "<mo stretchy=\"true\" ", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count > 1 else { return text }
    // Whether something tall stands between each bracket and the one that belongs to it.
    var isTall = Array(repeating: true, count: pieces.count)
    var stack: [Int] = []
    for index in 1..<pieces.count {
      if pieces[index].hasPrefix("form=\"prefix\"") {
        stack.append(index)
      } else if pieces[index].hasPrefix("form=\"postfix\""), let start = stack.popLast() {
        let inner = pieces[start..<index]
        isTall[start] = inner.contains { piece in grows.contains { piece.contains($0) } }
        isTall[index] = isTall[start]
      }
    }
    return pieces.indices.map { index in
      index == 0 ? pieces[0] : "<mo stretchy=\"\(isTall[index])\" " + pieces[index]
    }.joined()
  }
}
