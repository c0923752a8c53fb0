/// How a piece of text is set.
public struct TextStyle: Sendable, Hashable {
  /// How heavy the letters are.
  public enum Weight: Sendable { case regular, bold }
  /// Whether the letters lean.
  public enum Slant: Sendable { case upright, italic }

  /// Size of the em in px.
  public var size: Double
  /// Regular or bold.
  public var weight: Weight
  /// Upright or italic.
  public var slant: Slant

  /// `TextStyle(size: 12)`: regular upright letters of 12 px.
  public init(size: Double, weight: Weight = .regular, slant: Slant = .upright) {
    self.size = size
    self.weight = weight
    self.slant = slant
  }
}

/// Text in one style on one line, placed by the left end of its baseline.
public struct TextRun: Sendable, Equatable {
  /// The characters, without a line break.
  public var text: String
  /// Left end of the baseline, px.
  public var origin: Point
  /// Size, weight and slant of all of it.
  public var style: TextStyle
  /// What the letters are filled with.
  public var paint: Paint
  /// Sum of the advances in px, as the measurer gave it.
  public var width: Double
  /// A stroke behind the letters, in the colour beneath, that keeps them readable on a curve.
  public var halo: Stroke?
  /// Degrees clockwise about `origin`: 0, or −90 for text that reads upward.
  public var rotation: Double

  /// See the properties of the same names.
  public init(
    text: String, origin: Point, style: TextStyle, paint: Paint, width: Double, halo: Stroke? = nil,
    rotation: Double = 0
  ) {
    self.text = text
    self.origin = origin
    self.style = style
    self.paint = paint
    self.width = width
    self.halo = halo
    self.rotation = rotation
  }
}

/// Tells how wide text is; the font room has the real one, tests a fixed one.
public protocol TextMeasurer: Sendable {
  /// Sum of the advances of `text` in px, unhinted, without kerning; the room that is kept for a `ShapedScript`.
  func width(of text: String, style: TextStyle) -> Double
  /// The characters of `text` for which the font has no glyph, in order, each once.
  func missingCharacters(in text: String, style: TextStyle) -> [Unicode.Scalar]
}

/// Vertical measures of the house font (DejaVu Sans), in em; layout needs no more of a font than these.
public enum TypeMetrics {
  /// Top of capitals above the baseline.
  public static let capHeight = 0.729
  /// Top of the tallest usual letters and accents.
  public static let ascent = 0.93
  /// Bottom of the lowest usual letters, below the baseline.
  public static let descent = 0.24
}
