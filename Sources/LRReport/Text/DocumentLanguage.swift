/// What a document's language calls a figure, and how it writes numbers.
///
///     lang: de   // Abbildung 3; 1.234,5
struct DocumentLanguage: Sendable, Equatable {
  /// “Figure”
  let figure: String
  private let decimal: Character
  private let group: String

  static let english = DocumentLanguage("en")

  /// - Parameter tag: `de`, `pt-BR`; what is not known is English.
  init(_ tag: String) {
    let name = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    let known = Self.known[String(name)] ?? ("Figure", ".", ",")
    (figure, decimal, group) = (known.figure, known.decimal, known.group)
  }

  /// `1.234,5` of `1,234.5`
  func written(_ number: String) -> String {
    number.reduce(into: "") { $0 += $1 == "." ? String(decimal) : $1 == "," ? group : String($1) }
  }

  /// The same inside of a formula, where a comma would be followed by a blank.
  func tex(_ number: String) -> String {
    number.reduce(into: "") { text, letter in
      switch letter {
      case ".": text += decimal == "." ? "." : "{\(decimal)}"
      case ",": text += group == "." || group == "," ? "{\(group)}" : "\\,"
      default: text.append(letter)
      }
    }
  }

  private static let known: [String: (figure: String, decimal: Character, group: String)] = [
    "de": ("Abbildung", ",", "."), "fr": ("Figure", ",", "\u{202F}"), "es": ("Figura", ",", "."),
    "it": ("Figura", ",", "."), "pt": ("Figura", ",", "."), "ca": ("Figura", ",", "."), "nl": ("Figuur", ",", "."),
    "sv": ("Figur", ",", "\u{A0}"), "nb": ("Figur", ",", "\u{A0}"), "no": ("Figur", ",", "\u{A0}"),
    "nn": ("Figur", ",", "\u{A0}"), "da": ("Figur", ",", "."), "fi": ("Kuva", ",", "\u{A0}"),
    "pl": ("Rysunek", ",", "\u{A0}"), "cs": ("Obrázek", ",", "\u{A0}"), "sk": ("Obrázok", ",", "\u{A0}"),
    "ru": ("Рисунок", ",", "\u{A0}"), "uk": ("Рисунок", ",", "\u{A0}"), "tr": ("Şekil", ",", "."),
    "ro": ("Figura", ",", "."), "el": ("Σχήμα", ",", "."), "zh": ("图", ".", ","), "ja": ("図", ".", ","),
    "ko": ("그림", ".", ","),
  ]
}
