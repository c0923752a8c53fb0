/// An opaque sRGB colour, 8 bits a channel.
public struct Color: Sendable, Hashable {
  /// 0 … 255, as sRGB encodes it.
  public var red: UInt8
  /// 0 … 255, as sRGB encodes it.
  public var green: UInt8
  /// 0 … 255, as sRGB encodes it.
  public var blue: UInt8

  /// The colour of three channels, each 0 … 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `Color(hex: 0x1c4bb5)` is the first blue of the palette.
  public init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// `#1c4bb5`
  public var css: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = [UInt8(ascii: "#")]
    for channel in [red, green, blue] {
      text.append(digits[Int(channel >> 4)])
      text.append(digits[Int(channel & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// What ink an element is drawn with: one colour, or two where the page's own theme decides.
public struct Paint: Sendable, Hashable {
  /// The colour on a light page, and the only one if `dark` is nil.
  public var color: Color
  /// The colour on a dark page (SVG of the adaptive theme only).
  public var dark: Color?
  /// 0 (nothing) … 1 (opaque).
  public var opacity: Double

  /// See the properties of the same names; opaque and the same on every page unless told otherwise.
  public init(_ color: Color, dark: Color? = nil, opacity: Double = 1) {
    self.color = color
    self.dark = dark
    self.opacity = opacity
  }
}

extension Color {
  /// Relative luminance, 0 (black) … 1 (white), of WCAG 2.1.
  public var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      if share <= 0.04045 { return share / 12.92 }
      // ((s + 0.055)/1.055)^2.4 = b²·b^0.4, b^0.4 as the fifth root of b² by Newton's method.
      let base = (share + 0.055) / 1.055
      let square = base * base
      var root = base
      for _ in 0..<40 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
      return square * root
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
