/// Numbers of a text as TeX sets them with any engine and font: a raised `⁻⁴` and a minus are letters that many a font lacks.
enum SetNumbers {
  private static let raised: [Unicode.Scalar: String] = [
    "⁻": "-", "⁺": "+", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
  ]

  /// What stands as it is, and what is a formula of TeX.
  ///
  ///     SetNumbers.pieces("1.88×10⁻⁴")   // [("1.88×", false), ("10^{-4}", true)]
  static func pieces(_ text: String) -> [(text: String, isFormula: Bool)] {
    let letters = Array(text.unicodeScalars)
    var pieces: [(text: String, isFormula: Bool)] = []
    func digits(from start: Int) -> String {
      String(String.UnicodeScalarView(letters[min(start, letters.count)...].prefix { ("0"..."9").contains($0) }))
    }
    func add(_ text: String, isFormula: Bool = false) {
      if !isFormula, pieces.last?.isFormula == false {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append((text, isFormula))
      }
    }
    var at = 0
    while at < letters.count {
      let isNegative = letters[at] == "\u{2212}"
      var number = digits(from: isNegative ? at + 1 : at)
      guard !number.isEmpty else {
        add(String(letters[at]))
        at += 1
        continue
      }
      at += number.utf8.count + (isNegative ? 1 : 0)
      // A comma would be followed by a blank in a formula, and stands behind it.
      if isNegative, at < letters.count, letters[at] == "." {
        let decimals = digits(from: at + 1)
        if !decimals.isEmpty {
          number += "." + decimals
          at += 1 + decimals.utf8.count
        }
      }
      let power = letters[at...].prefix { raised[$0] != nil }
      at += power.count
      if !power.isEmpty { number += "^{" + power.compactMap { raised[$0] }.joined() + "}" }
      add((isNegative ? "{-}" : "") + number, isFormula: isNegative || !power.isEmpty)
    }
    return pieces
  }
}

extension String {
  /// Markdown with its numbers as formulas, where a font may lack their letters: `1.88×$10^{-4}$` of `1.88×10⁻⁴`.
  var withSetNumbers: String {
    SetNumbers.pieces(self).map { $0.isFormula ? "$\($0.text)$" : $0.text }.joined()
  }
}
