import LRMath
public import LRScene

/// How a person sees colours.
public enum Vision: Sendable, CaseIterable {
  case normal, protan, deutan, tritan

  /// Machado, Oliveira and Fernandes 2009, table 1, severity 1; acts on linear RGB.
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deutan:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritan:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }

  /// CIELAB (D65) of `color` as it is seen.
  func lab(of color: Color) -> Lab {
    let rgb = color.linear
    let seen = matrix.map { row in min(1, max(0, zip(row, rgb).map(*).reduce(0, +))) }
    return Lab(linear: seen)
  }
}

extension Color {
  /// Linear sRGB, 0 … 1 (IEC 61966-2-1).
  var linear: [Double] {
    [red, green, blue].map {
      let share = Double($0) / 255
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)
    }
  }

  /// The contrast of two colours, 1 … 21 (WCAG 2.2).
  ///
  ///     Color(hex: 0).contrast(with: Color(hex: 0xffffff))   // 21
  public func contrast(with other: Color) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// How far apart two colours are for whom they are nearest: the least CIEDE2000 of the four kinds of vision.
  ///
  /// 13 among few colours, and 10 among eight, are told apart.
  public func distance(to other: Color) -> Double {
    Vision.allCases.map { $0.lab(of: self).distance(to: $0.lab(of: other)) }.min() ?? 0
  }
}

/// A colour as people see differences of it (CIE 1976).
struct Lab {
  var l: Double
  var a: Double
  var b: Double

  init(_ l: Double, _ a: Double, _ b: Double) { (self.l, self.a, self.b) = (l, a, b) }

  init(linear rgb: [Double]) {
    let rows = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
    ]
    let white = [0.95047, 1, 1.08883]
    let f = zip(rows, white).map { row, reference in
      let share = zip(row, rgb).map(*).reduce(0, +) / reference
      return share > 216.0 / 24389 ? Math.pow(share, 1.0 / 3) : (24389.0 / 27 * share + 16) / 116
    }
    self.init(116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))
  }

  private static func squared(_ x: Double) -> Double { x * x }

  private static func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

  /// C⁷ / (C⁷ + 25⁷), which turns greyish hues.
  private static func grey(_ chroma: Double) -> Double {
    let power = Math.pow(chroma, 7)
    return (power / (power + 6_103_515_625)).squareRoot()
  }

  /// CIEDE2000 (Sharma, Wu and Dalal 2005), equations 2 to 22.
  func distance(to other: Lab) -> Double {
    func cosine(_ degrees: Double) -> Double { Math.cosPi(degrees / 180) }
    func sine(_ degrees: Double) -> Double { Math.sinPi(degrees / 180) }
    let g = 0.5 * (1 - Self.grey((Self.length(a, b) + Self.length(other.a, other.b)) / 2))
    let (a1, a2) = ((1 + g) * a, (1 + g) * other.a)
    let (c1, c2) = (Self.length(a1, b), Self.length(a2, other.b))
    let (h1, h2) = (Self.angle(b, a1), Self.angle(other.b, a2))
    // Opposite hues are 180° apart but for rounding.
    let half = 180 + 1e-9
    var turn = h2 - h1
    if c1 * c2 == 0 { turn = 0 } else if turn > half { turn -= 360 } else if turn < -half { turn += 360 }
    let (dl, dc) = (other.l - l, c2 - c1)
    let dh = 2 * (c1 * c2).squareRoot() * sine(turn / 2)
    let (ml, mc) = ((l + other.l) / 2, (c1 + c2) / 2)
    var mh = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) <= half { mh /= 2 } else { mh = mh < 360 ? (mh + 360) / 2 : (mh - 360) / 2 }
    }
    let t = 1 - 0.17 * cosine(mh - 30) + 0.24 * cosine(2 * mh) + 0.32 * cosine(3 * mh + 6) - 0.20 * cosine(4 * mh - 63)
    let rotation = 30 * Math.exp(-Self.squared((mh - 275) / 25))
    let sl = 1 + 0.015 * Self.squared(ml - 50) / (20 + Self.squared(ml - 50)).squareRoot()
    let (sc, sh) = (1 + 0.045 * mc, 1 + 0.015 * mc * t)
    let rt = -sine(2 * rotation) * 2 * Self.grey(mc)
    let (l, c, h) = (dl / sl, dc / sc, dh / sh)
    return (l * l + c * c + h * h + rt * c * h).squareRoot()
  }

  /// The direction of a point, degrees from 0 up to 360; 0 of the origin.
  private static func angle(_ y: Double, _ x: Double) -> Double {
    if x == 0 && y == 0 { return 0 }
    let (large, small) = (max(abs(x), abs(y)), min(abs(x), abs(y)))
    // Halved twice, the angle is below π/16, where nine terms of the series are exact.
    var slope = small / large
    for _ in 0..<2 { slope /= 1 + (1 + slope * slope).squareRoot() }
    var (sum, power) = (0.0, slope)
    for term in 0..<12 {
      sum += (term.isMultiple(of: 2) ? power : -power) / Double(2 * term + 1)
      power *= slope * slope
    }
    var degrees = 4 * sum * 180 / .pi
    if abs(y) > abs(x) { degrees = 90 - degrees }
    if x < 0 { degrees = 180 - degrees }
    return y < 0 ? 360 - degrees : degrees
  }
}
