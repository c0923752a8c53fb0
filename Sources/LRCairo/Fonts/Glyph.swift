/// The shape of one character in font units, y upward.
final class Glyph: Sendable {
  enum Verb: UInt8, Sendable {
    /// One point; begins a contour, which is closed at the next `move` or at the end.
    case move
    /// One point.
    case line
    /// Two points: a quadratic arc, as TrueType has them.
    case quad
    /// Three points: a cubic arc, as PostScript outlines have them.
    case cubic
  }

  /// Which character and weight this is, unique among the faces of a font book.
  ///
  /// Keys of dictionaries are plain `Int`s: for another type of key the runtime first looks through all conformances
  /// of the program, which takes longer than all letters of a figure.
  let key: Int
  /// Index inside the font file; 0 is the box that stands for a missing character.
  let index: UInt32
  /// How far the pen moves, font units.
  let advance: Int32
  /// Which of the fonts has it, from 0.
  let font: Int
  let verbs: [Verb]
  /// x, y, x, y …
  let coordinates: [Int32]

  init(key: Int, index: UInt32, advance: Int32, font: Int = 0, verbs: [Verb], coordinates: [Int32]) {
    self.key = key
    self.index = index
    self.advance = advance
    self.font = font
    self.verbs = verbs
    self.coordinates = coordinates
  }
}
