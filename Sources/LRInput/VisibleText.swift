/// Makes text from an input fit for a terminal: nothing in it can move the cursor, colour, hide or reorder.
public enum VisibleText {
  /// The text with every control and invisible character replaced by a picture or its code point.
  ///
  ///     VisibleText.of("a\u{1B}[31m")  // "a␛[31m"
  ///
  /// - Parameter keepingTabs: source lines keep their tabs, so that the caret below can repeat them.
  public static func of(_ text: String, keepingTabs: Bool = false) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t", keepingTabs {
        visible.unicodeScalars.append(scalar)
      } else if let picture = picture(of: scalar) {
        visible += picture
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// At most `limit` scalars, the last of them `…` where the text went on.
  static func shortened(_ text: String, to limit: Int = 40) -> String {
    let scalars = text.unicodeScalars
    guard let cut = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      cut != scalars.endIndex
    else { return text }
    return String(scalars[..<scalars.index(before: cut)]) + "…"
  }

  private static func picture(of scalar: UnicodeScalar) -> String? {
    switch scalar.value {
    case 0x00...0x1F: String(UnicodeScalar(UInt8(scalar.value)).picture)
    case 0x7F: "␡"
    // C1 controls; spaces that look like others; marks that reorder; separators; zero-width and tag characters. The joiners
    // U+200C and U+200D stay: Persian and emoji are written with them.
    case 0x80...0xA0, 0xAD, 0x061C, 0x2000...0x200B, 0x200E, 0x200F, 0x2028...0x202F, 0x205F...0x206F, 0xFEFF,
      0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      "<U+\(Hexadecimal.text(scalar.value, digits: 4))>"
    default: nil
    }
  }

  /// How many columns of a terminal a text takes.
  ///
  ///     VisibleText.columns(of: "学習率")   // 6
  public static func columns(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

  /// A text in at most so many columns, the last of them `…` where it went on.
  public static func fitted(_ text: String, columns: Int) -> String {
    guard Self.columns(of: text) > columns else { return text }
    var (cut, used) = ("", 0)
    for letter in text {
      used += Self.columns(of: String(letter))
      guard used < columns else { break }
      cut.append(letter)
    }
    return cut + "…"
  }

  /// How many columns of a terminal a scalar takes: 0, 1 or 2 (Unicode Standard Annex 11, wide and full-width blocks).
  static func width(of scalar: UnicodeScalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0x0300...0x036F, 0x200C, 0x200D, 0x20D0...0x20F0, 0xFE00...0xFE0F, 0xFE20...0xFE2F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension UnicodeScalar {
  /// The Unicode "control picture" of a C0 control: ␛ for escape.
  fileprivate var picture: Character {
    Character(UnicodeScalar(0x2400 + value) ?? "\u{FFFD}")
  }
}
