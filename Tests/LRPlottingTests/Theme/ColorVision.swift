import Foundation
import LRScene

/// How a person sees colours.
enum Vision: CaseIterable {
  case normal, protan, deutan, tritan

  /// Machado, Oliveira and Fernandes 2009, table 1, severity 1; acts on linear RGB.
  var matrix: [[Double]] {
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
    let rgb = linear(color)
    let seen = matrix.map { row in min(1, max(0, zip(row, rgb).map(*).reduce(0, +))) }
    return Lab(linear: seen)
  }
}

/// Linear sRGB, 0 … 1 (IEC 61966-2-1).
func linear(_ color: Color) -> [Double] {
  [color.red, color.green, color.blue].map {
    let share = Double($0) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

/// Contrast of two colours, 1 … 21 (WCAG 2.2).
func contrast(_ one: Color, _ other: Color) -> Double {
  let luminances = [one, other].map { color in
    zip([0.2126, 0.7152, 0.0722], linear(color)).map(*).reduce(0, +)
  }.sorted()
  return (luminances[1] + 0.05) / (luminances[0] + 0.05)
}

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
      return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
    }
    self.init(116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))
  }

  /// CIEDE2000 (Sharma, Wu and Dalal 2005), equations 2 to 22.
  func distance(to other: Lab) -> Double {
    func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
    func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
    func hue(_ b: Double, _ a: Double) -> Double {
      if a == 0 && b == 0 { return 0 }
      let angle = degrees(atan2(b, a))
      return angle < 0 ? angle + 360 : angle
    }
    let mean = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - sqrt(pow(mean, 7) / (pow(mean, 7) + pow(25, 7))))
    let (a1, a2) = ((1 + g) * a, (1 + g) * other.a)
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    let (h1, h2) = (hue(b, a1), hue(other.b, a2))
    var turn = h2 - h1
    if c1 * c2 == 0 { turn = 0 } else if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let dl = other.l - l
    let dc = c2 - c1
    let dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * .pi / 180)
    let (ml, mc) = ((l + other.l) / 2, (c1 + c2) / 2)
    var mh = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) <= 180 { mh /= 2 } else { mh = mh < 360 ? (mh + 360) / 2 : (mh - 360) / 2 }
    }
    let t = 1 - 0.17 * cosine(mh - 30) + 0.24 * cosine(2 * mh) + 0.32 * cosine(3 * mh + 6) - 0.20 * cosine(4 * mh - 63)
    let rotation = 30 * exp(-pow((mh - 275) / 25, 2))
    let rc = 2 * sqrt(pow(mc, 7) / (pow(mc, 7) + pow(25, 7)))
    let sl = 1 + 0.015 * pow(ml - 50, 2) / sqrt(20 + pow(ml - 50, 2))
    let (sc, sh) = (1 + 0.045 * mc, 1 + 0.015 * mc * t)
    let rt = -sin(2 * rotation * .pi / 180) * rc
    return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dh / sh, 2) + rt * (dc / sc) * (dh / sh))
  }
}
