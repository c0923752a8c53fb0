/// Scripts whose letters have to be put in order, joined or moved, which drawing one outline after the other does not do.
public enum ShapedScript: String, Sendable {
  /// Hebrew, Arabic and their kin: from right to left, and most of them joined.
  case rightToLeft = "right-to-left"
  /// Scripts of South and Southeast Asia, and Mongolian: letters join, stack and change places.
  case joined

  /// The first script of this kind in a text; nil where every letter stands for itself.
  ///
  ///     ShapedScript(in: "קצב")   // rightToLeft
  public init?(in text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        self = .rightToLeft
        return
      case 0x0900...0x0DFF, 0x0E31...0x0E3A, 0x0E47...0x0E4E, 0x0EB1...0x0EBC, 0x0F00...0x109F, 0x1780...0x18AF,
        0x1A20...0x1AAF, 0x1B00...0x1BBF, 0xA980...0xA9DF, 0x11000...0x119FF:
        self = .joined
        return
      default: continue
      }
    }
    return nil
  }
}
