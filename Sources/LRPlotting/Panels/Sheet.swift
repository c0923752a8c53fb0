import LRScene

/// What every part of a layout needs to know: the look, the sizes, and how wide text is.
struct Sheet {
  let width: Double
  let height: Double
  let theme: Theme
  let sizes: Sizes
  let measurer: any TextMeasurer

  /// Space kept free at the edges of the figure, px: a column of a paper has margins of its own.
  var margins: (top: Double, left: Double, right: Double, bottom: Double) {
    isSmall ? (top: 7, left: 8, right: 12, bottom: 5) : (top: 14, left: 16, right: 16, bottom: 12)
  }

  init(_ figure: Figure, measurer: any TextMeasurer) {
    width = figure.width
    height = figure.height
    theme = Theme(appearance: figure.appearance, own: figure.colors)
    sizes = figure.purpose == .slide ? .notes : .fitting(width: figure.width, panels: figure.panels.count)
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

  /// What fills bars that are named on their axis, and points there: one ink for all but those that are to stand out.
  func named(_ series: Series, _ panel: Panel) -> Paint {
    let isNamed = panel.x.unit == .category || panel.y.unit == .category
    return isNamed && !series.isHighlighted ? theme.bars : theme.series(series.slot).line
  }

  /// The stroke behind words in a panel of cells or contours, which lie under everything; nil elsewhere.
  func halo(in panel: Panel) -> Stroke? {
    panel.heatMap != nil || panel.contours != nil ? halo(over: .background) : nil
  }

  /// The stroke that keeps letters readable on a curve: 2 px on either side, in the colour beneath.
  func halo(over beneath: Role) -> Stroke {
    Stroke(theme.paint(beneath), width: 4, join: .round)
  }
}
