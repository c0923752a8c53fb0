public import LRScene

/// A colour of a series that is none of the palette: on a light page, and on a dark one.
public struct PageColors: Sendable, Hashable {
  /// On a light page, and on paper.
  public var light: Color
  /// On a dark page.
  public var dark: Color

  /// The same colour on every page.
  public init(_ color: Color) { (light, dark) = (color, color) }

  /// A place of the ramp that lines are drawn in which differ in one number: 0 is next to the page, 1 is farthest from it.
  ///
  /// It is that part of the ramp of cells which a line can be seen in (3:1, on shaded phases too); lightness alone says the order,
  /// to eyes of every kind and in grey.
  ///
  ///     PageColors.ramp(at: 1).light.css   // "#192959"
  public static func ramp(at place: Double) -> PageColors {
    let share = faintest + (1 - faintest) * min(max(place, 0), 1)
    var colors = PageColors(Palette.ramp(at: share))
    colors.dark = Palette.ramp(at: 1 - share)
    return colors
  }

  private static let faintest = 0.48

  /// Those of an appearance; of `auto` both.
  public func on(_ appearance: Appearance) -> [Color] {
    switch appearance {
    case .light, .print: [light]
    case .dark: [dark]
    case .auto: [light, dark]
    }
  }
}
