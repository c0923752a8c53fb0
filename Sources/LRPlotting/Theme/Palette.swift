import LRScene

/// The look a figure is drawn in.
public enum Appearance: String, CaseIterable, Sendable {
  case light, dark, print
  /// One file that follows the page: light, with the dark colours beside.
  case auto
}

/// What an element that belongs to no series is for.
enum Role: Int, CaseIterable, Sendable {
  case background, ink, ink2, axis, grid, warmup, hold, decay
}

/// The shape that stands for a series where dashes cannot.
enum Marker: CaseIterable, Sendable {
  case circle, square, triangle, diamond, triangleDown, plus, cross, ring
}

/// One colour of a series, on a light and on a dark page.
struct PaletteColor: Sendable {
  var name: String
  var light: Color
  var dark: Color
  /// The colour of text, which needs a contrast of 4.5:1 where a line needs 3:1.
  var lightLabel: Color
  var darkLabel: Color
  var marker: Marker

  /// The colour as someone has chosen it; text takes it as far as it can be read.
  func painted(_ color: PageColors) -> PaletteColor {
    PaletteColor(
      name: color.light.css, light: color.light, dark: color.dark,
      lightLabel: color.light.readable(on: Palette.light(.background), towards: Palette.light(.ink)),
      darkLabel: color.dark.readable(on: Palette.dark(.background), towards: Palette.dark(.ink)), marker: marker)
  }
}

extension Color {
  /// The colour, or the nearest to it on the way to an ink that text on a ground can have: with a contrast of 4.5.
  fileprivate func readable(on ground: Color, towards ink: Color) -> Color {
    func mix(_ a: UInt8, _ b: UInt8, _ part: Double) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * part).rounded())
    }
    for part in stride(from: 0.0, through: 1, by: 0.05) {
      let mixed = Color(
        red: mix(red, ink.red, part), green: mix(green, ink.green, part), blue: mix(blue, ink.blue, part))
      if mixed.contrast(with: ground) >= 4.5 { return mixed }
    }
    return ink
  }
}

/// What a colour of a series has to be told from.
public enum Ground {
  /// The colours of the palette on the pages of an appearance, by slots; of `auto` on both.
  public static func colors(_ slot: Int, _ appearance: Appearance) -> [Color] {
    let color = Palette.series[slot % Palette.series.count]
    return switch appearance {
    case .light, .print: [color.light]
    case .dark: [color.dark]
    case .auto: [color.light, color.dark]
    }
  }

  /// The pages, each with its name.
  public static func pages(_ appearance: Appearance) -> [(name: String, color: Color)] {
    let (light, dark) = (Palette.light(.background), Palette.dark(.background))
    return switch appearance {
    case .light, .print: [("light", light)]
    case .dark: [("dark", dark)]
    case .auto: [("light", light), ("dark", dark)]
    }
  }
}

/// The colours, dashes and markers of the default look.
///
/// Distances and contrasts are held by tests: CIEDE2000 (Sharma, Wu and Dalal 2005) at least 13 among
/// the first six colours and 10 among eight, for normal, protan, deutan and tritan vision (Machado 2009).
enum Palette {
  static let series: [PaletteColor] = [
    color("blue", 0x1c4bb5, 0x7891f5, .circle),
    color("orange", 0xcd7212, 0xffbb74, .square, lightLabel: 0xad5500),
    color("green", 0x057f5a, 0x4dc5a4, .triangle, lightLabel: 0x007d58),
    color("plum", 0x672551, 0xb6679c, .diamond, darkLabel: 0xc373a8),
    color("sky", 0x3191cb, 0xb4dffe, .triangleDown, lightLabel: 0x0074ac),
    color("red", 0xaa2a26, 0xdb5147, .plus, darkLabel: 0xeb6054),
    color("olive", 0x75925a, 0x889c75, .cross, lightLabel: 0x5a763f),
    color("violet", 0x816497, 0xc29fd1, .ring, lightLabel: 0x7f6295),
  ]

  /// Lengths of strokes and gaps in px on a line of `dashWidth` px; empty is solid.
  static let dashes: [[Double]] = [
    [], [8, 3], [3, 2], [10, 3, 2, 3], [16, 4], [9, 3, 2, 3, 2, 3], [6, 2, 6, 6], [2, 6],
  ]

  static let dashWidth = 1.75

  /// Nine stops from pale to dark, evenly spaced in lightness; a dark page takes them reversed,
  /// so that "nothing" is always near the page.
  static let ramp: [Color] = [
    0xfef1e9, 0xdad9c7, 0xadc1af, 0x7ea89f, 0x559095, 0x33788d, 0x135f82, 0x094371, 0x192959,
  ].map { Color(hex: $0) }

  /// The ramp's colour at a share of 0 … 1, between two stops their mixture.
  static func ramp(at share: Double) -> Color {
    let place = share * Double(ramp.count - 1)
    let index = Swift.min(Int(place), ramp.count - 2)
    let (from, to) = (ramp[index], ramp[index + 1])
    let part = place - Double(index)
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * part).rounded())
    }
    return Color(red: mix(from.red, to.red), green: mix(from.green, to.green), blue: mix(from.blue, to.blue))
  }

  /// How much of the series' colour a ribbon keeps.
  static func ribbonShare(dark: Bool) -> Double { dark ? 0.24 : 0.18 }

  /// How much of it a line keeps that stands behind its average.
  static let faintShare = 0.4

  static func light(_ role: Role) -> Color {
    switch role {
    case .background: Color(hex: 0xffffff)
    case .ink: Color(hex: 0x1b1f24)
    case .ink2: Color(hex: 0x57606a)
    case .axis: Color(hex: 0x8b949e)
    case .grid: Color(hex: 0xe3e6ea)
    case .warmup: Color(hex: 0xfcf1df)
    case .hold: Color(hex: 0xf0f2f5)
    case .decay: Color(hex: 0xeef4fb)
    }
  }

  static func dark(_ role: Role) -> Color {
    switch role {
    case .background: Color(hex: 0x14171c)
    case .ink: Color(hex: 0xe8ebef)
    case .ink2: Color(hex: 0xa6aeb8)
    case .axis: Color(hex: 0x707a86)
    case .grid: Color(hex: 0x2b3038)
    case .warmup: Color(hex: 0x2a2319)
    case .hold: Color(hex: 0x1f242b)
    case .decay: Color(hex: 0x172230)
    }
  }

  /// Print leaves the decay phase white.
  static func print(_ role: Role) -> Color {
    switch role {
    case .background, .decay: Color(hex: 0xffffff)
    case .ink: Color(hex: 0x000000)
    case .ink2: Color(hex: 0x333333)
    case .axis: Color(hex: 0x555555)
    case .grid: Color(hex: 0xd4d4d4)
    case .warmup: Color(hex: 0xf1f1f1)
    case .hold: Color(hex: 0xf8f8f8)
    }
  }

  private static func color(
    _ name: String, _ light: UInt32, _ dark: UInt32, _ marker: Marker, lightLabel: UInt32? = nil,
    darkLabel: UInt32? = nil
  ) -> PaletteColor {
    PaletteColor(
      name: name, light: Color(hex: light), dark: Color(hex: dark), lightLabel: Color(hex: lightLabel ?? light),
      darkLabel: Color(hex: darkLabel ?? dark), marker: marker)
  }
}
