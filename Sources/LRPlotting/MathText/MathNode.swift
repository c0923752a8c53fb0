import LRInput

/// A part of a text, as the reader of the markup leaves it.
indirect enum MathNode: Sendable, Equatable {
  /// Characters in one slant.
  case text(String, italic: Bool)
  /// An empty stretch, in em.
  case space(Double)
  /// A base with scripts, stacked if it has both; an empty list is no script.
  case scripts(base: [MathNode], sub: [MathNode], sup: [MathNode])
  case root([MathNode])
  case accent(MathAccent, [MathNode])
  /// What stood between two dollar signs; no line breaks inside.
  case formula([MathNode])
}

/// A mark above a letter.
enum MathAccent: String, Sendable {
  case hat, bar, tilde, dot

  /// The combining character that stands for the mark in plain text.
  var combining: Unicode.Scalar {
    switch self {
    case .hat: "\u{302}"
    case .bar: "\u{304}"
    case .tilde: "\u{303}"
    case .dot: "\u{307}"
    }
  }
}

extension MathNode {
  /// The node without layout: `η_t`, `√(1+t)`, `10⁻³`.
  static func plain(_ nodes: [MathNode]) -> String {
    nodes.reduce(into: "") { $0 += $1.plain }
  }

  private var plain: String {
    switch self {
    case .text(let text, _): text
    case .space(let width): width > 0 ? " " : ""
    case .scripts(let base, let sub, let sup):
      Self.plain(base) + Self.script("_", Self.plain(sub)) + Self.raised(Self.plain(sup))
    case .root(let nodes): "√" + Self.grouped(Self.plain(nodes))
    case .accent(let accent, let nodes): Self.accented(Self.plain(nodes), accent)
    case .formula(let nodes): Self.plain(nodes)
    }
  }

  private static func script(_ mark: String, _ text: String) -> String {
    text.isEmpty ? "" : mark + grouped(text)
  }

  /// Digits are written raised, all else behind `^`.
  private static func raised(_ text: String) -> String {
    var digits = ""
    for scalar in text.unicodeScalars {
      guard let raised = ShortNumber.superscript(scalar) else { return script("^", text) }
      digits.unicodeScalars.append(raised)
    }
    return digits
  }

  private static func accented(_ text: String, _ accent: MathAccent) -> String {
    guard text.unicodeScalars.count == 1 else { return "\(accent.rawValue)(\(text))" }
    return text + String(Character(accent.combining))
  }

  /// Parentheses around all that is not one name or number.
  private static func grouped(_ text: String) -> String {
    let isOne = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return isOne || text.unicodeScalars.count == 1 ? text : "(\(text))"
  }
}
