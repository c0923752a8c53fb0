import LRPlotting

/// Words that came with a chart, a log or the name of a file: any letters, and never markup.
///
/// What a reader sees of them goes through the function of its target, and there is no other way into a text: `<script>`,
/// `\input{…}`, `[x](…)` and `*` are shown as they stand. Formulas of a title are words by then (`η_t`), so that no command of a
/// spec can reach TeX.
///
///     PlainText("a_b <c>").markdown   // a\_b &lt;c&gt;
public struct PlainText: Sendable, Equatable {
  /// For names and comparisons alone. Line ends and other control characters are blanks.
  let words: String

  /// `PlainText("Half of the run")`
  public init(_ words: String) {
    let letters = words.unicodeScalars.map { letter -> Unicode.Scalar in
      switch letter.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      default: letter
      }
    }
    self.words = String(String.UnicodeScalarView(letters))
  }

  /// Words in which formulas stand between dollar signs, as charts read them: `rate $\eta_t$` is “rate η_t”.
  init(markup: String) { self.init((try? RichText(markup))?.plain ?? markup) }

  var isEmpty: Bool { words.isEmpty }
}

extension PlainText {
  /// Inside an element of XML or HTML, or between the quotation marks of an attribute.
  public var xml: String {
    words.unicodeScalars.reduce(into: "") { text, letter in
      switch letter {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(letter)
      }
    }
  }

  /// Between the quotation marks of an attribute in Markdown: pandoc reads entities there, and Quarto's `{{<` is none then.
  var attribute: String {
    words.unicodeScalars.reduce(into: "") { text, letter in
      if "&\"\\{}<>`".unicodeScalars.contains(letter) {
        text += "&#\(letter.value);"
      } else {
        text.unicodeScalars.append(letter)
      }
    }
  }

  /// The value of an option of MyST, which is YAML.
  var option: String {
    let plain = words.split(separator: " ").joined(separator: " ")
    return "\"" + plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Inside a comment of HTML or Markdown, which `-->` and `--!>` would end.
  var comment: String { words.replacing(">", with: "&gt;") }
}
