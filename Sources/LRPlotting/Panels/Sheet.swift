import LRScene

/// What every part of a layout needs to know: the look, the sizes, and how wide text is.
struct Sheet {
  let width: Double
  let height: Double
  let theme: Theme
  let sizes: Sizes
  let measurer: any TextMeasurer

  /// Space kept free at the edges of the figure, px.
  static let margins = (top: 14.0, left: 16.0, right: 16.0, bottom: 12.0)

  init(_ figure: Figure, measurer: any TextMeasurer) {
    width = figure.width
    height = figure.height
    theme = Theme(appearance: figure.appearance, own: figure.colors)
    sizes =
      figure.purpose == .slide
      ? .slide(width: figure.width) : .fitting(width: figure.width, panels: figure.panels.count)
    self.measurer = measurer
  }

  var isSmall: Bool { width <= 400 }

  func flow(size: Double, weight: TextStyle.Weight = .regular, _ paint: Paint) -> TextFlow {
    TextFlow(style: TextStyle(size: size, weight: weight), paint: paint, measurer: measurer)
  }

  /// One line of text in a role's paint, as long as it is.
  func line(_ text: RichText, size: Double, _ paint: Paint) -> TextLine {
    text.laidOut(style: TextStyle(size: size), paint: paint, measurer: measurer)
  }

  /// The stroke that keeps letters readable on a curve: 2 px on either side, in the colour beneath.
  func halo(over beneath: Role) -> Stroke {
    Stroke(theme.paint(beneath), width: 4, join: .round)
  }
}
