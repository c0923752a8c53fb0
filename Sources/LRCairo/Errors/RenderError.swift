/// Why a scene could not be drawn.
public enum RenderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A number of the scene is not finite, or so large (above 1e6 px) that Cairo would draw something else.
  case badNumber(Double, layer: String)
  /// The figure, width × height × scale, is empty or larger than a bitmap may be.
  case badSize(width: Double, height: Double, scale: Double)
  /// Cairo refused; its own words.
  case cairo(String)
  /// The bitmap could not be compressed; zlib's code.
  case compression(Int)
  /// A font that was there when the figure was laid out cannot be opened any more.
  case font(FontError)

  /// One clause with its numbers: `a figure of 0 × 10 px at scale 1 cannot be drawn: …`.
  public var description: String {
    switch self {
    case .badNumber(let value, let layer):
      "the layer “\(layer)” holds the number \(value), which cannot be drawn"
    case .badSize(let width, let height, let scale):
      "a figure of \(Self.plain(width)) × \(Self.plain(height)) px at scale \(Self.plain(scale)) cannot be drawn: a bitmap has at most "
        + "\(Self.plain(PNGOutput.limit / 1e6)) million pixels, \(Self.plain(PNGOutput.longest)) each way"
    case .cairo(let words): "Cairo could not draw the figure: \(words)"
    case .compression(let code): "the bitmap could not be compressed (zlib error \(code))"
    case .font(let error): error.description
    }
  }

  /// `8000`, not `8000.0`.
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
