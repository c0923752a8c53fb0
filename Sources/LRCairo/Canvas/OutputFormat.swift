/// A kind of file that a figure can be written as; the raw value is the file extension.
///
///     OutputFormat(rawValue: "png")   // .png
public enum OutputFormat: String, CaseIterable, Sendable {
  case svg, png, pdf
}

/// What may be asked of an output beyond the scene itself.
public struct RenderOptions: Sendable, Hashable {
  /// How an SVG carries its text.
  public enum Text: String, CaseIterable, Sendable {
    /// Letters as drawn outlines: the same picture on every machine.
    case outlines
    /// Real `<text>` whose widths are pinned: can be searched and selected, set in the reader's font.
    case live
  }

  /// Device pixels a px (PNG only), 0.1 … 8; 2 gives the "2x" picture that prints at the same size.
  public var scale: Double
  /// How an SVG carries its text (SVG only).
  public var text: Text

  /// A picture of one device pixel a px, its letters as outlines, unless told otherwise.
  public init(scale: Double = 1, text: Text = .outlines) {
    self.scale = scale
    self.text = text
  }
}
