extension PlainText {
  /// In a paragraph of Markdown, in a cell of its tables, as the words of a link or a picture; also where a line begins.
  ///
  /// One form for every reader: a backslash stands only where all of them take it away (CommonMark, GitHub, pandoc, MyST,
  /// Quarto, Python-Markdown); what only some know, and what begins HTML, is an entity. Those also hold inside of HTML, where a
  /// backslash would not.
  var markdown: String {
    let letters = Array(words.unicodeScalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    let start = Self.mark(in: letters)
    var text = ""
    for (index, letter) in letters.enumerated() {
      switch letter {
      case "\\", "`", "*", "_", "[", "]", "{", "}": text += "\\\(letter)"
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      // Formulas, cells, strikings, indices, citations, and the quotation marks that pandoc would bend.
      case "$", "|", "~", "^", "@", "\"", "'": text += "&#\(letter.value);"
      case _ where index == start: text += ":=%".unicodeScalars.contains(letter) ? "&#\(letter.value);" : "\\\(letter)"
      case "-" where index > 0 && letters[index - 1] == "-": text += "\\-"
      // Three dots would be one, and an address a link.
      case "." where letters[..<index].ends(with: "..") || letters[..<index].ends(with: "www"): text += "\\."
      case ":" where letters[(index + 1)...].starts(with: "//".unicodeScalars): text += "&#58;"
      default: text.unicodeScalars.append(letter)
      }
    }
    return text
  }

  /// Where the sign stands that would begin a list, a heading, a definition or a line below one; nil where there is none.
  private static func mark(in letters: [Unicode.Scalar]) -> Int? {
    guard let first = letters.first else { return nil }
    if "#+-:=%".unicodeScalars.contains(first) { return 0 }
    // `1.`, `2)`, and pandoc's `(3)`, `b.` and `iv)`
    let open = first == "(" ? 1 : 0
    let word = letters[open...].prefix { ("0"..."9").contains($0) || $0.isASCII && $0.properties.isAlphabetic }
    let isNumber =
      word.allSatisfy { ("0"..."9").contains($0) } || word.count == 1
      || word.allSatisfy { "ivxlcdmIVXLCDM".unicodeScalars.contains($0) }
    guard isNumber, !word.isEmpty, word.endIndex < letters.count, [".", ")"].contains(letters[word.endIndex]) else {
      return nil
    }
    let next = word.endIndex + 1
    return next == letters.count || letters[next] == " " ? word.endIndex : nil
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.unicodeScalars.count).elementsEqual(text.unicodeScalars)
  }
}
