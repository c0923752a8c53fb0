import LRScene

/// A chart as numbers and names: what is to be shown, before anything has a place.
///
/// `FigureLayout` turns it into a `Scene`. It knows nothing of schedules: curves are functions of x.
public struct Figure: Sendable {
  /// Smallest and largest side that is laid out, px.
  public static let sides = 120.0...8000.0

  /// Over the figure; nil for none.
  public var title: RichText?
  /// Under the title; nil for none.
  public var subtitle: RichText?
  /// One line that names the figure for those who do not see it.
  public var name: String
  /// What the figure shows, in sentences.
  public var summary: String
  /// Whether what an axis cannot show is told behind the summary: known only once the panels have their axes.
  public var tellsUnshown = true
  /// Px, within `sides`; of the curves alone at least `leastSpark`.
  public var width: Double
  /// Px, bounded as the width.
  public var height: Double
  /// Its colours.
  public var appearance: Appearance
  /// Panels in a row.
  public var columns: Int
  /// How a reader learns which curve is which.
  public var naming: Naming
  /// Row by row, from the top left.
  public var panels: [Panel]
  /// What the file says of where it comes from.
  public var origin: Origin
  /// Colours in place of those of the palette, by the slots of their series.
  public var colors: [Int: PageColors] = [:]
  /// What the figure is for, where that sets its type.
  public var purpose = Purpose.page

  /// What a figure is made for.
  public enum Purpose: Sendable {
    /// A page of notes or a column of a paper, as its width tells.
    case page
    /// A slide, whose type can be read from the last row.
    case slide
    /// A line of text: the curves alone.
    case spark
  }

  /// How many times its lines and letters are the usual ones: a slide is read from the last row, and a panel that is
  /// larger than its type was made for is seen from further away.
  var magnification: Double {
    switch purpose {
    case .slide: return width / Self.slideWidth
    case .spark: return 1
    case .page:
      let columns = max(min(columns, panels.count), 1)
      let rows = max((panels.count + columns - 1) / columns, 1)
      let most = panels.count > 1 ? Self.usualPanel.several : Self.usualPanel.alone
      let room = min(width / Double(columns) / most.width, height / Double(rows) / most.height)
      return min(max(room, 1), Self.mostMagnified)
    }
  }

  /// Width at which a slide is laid out, px: on one of 1280 px the smallest type then has 20 px, 15 pt.
  private static let slideWidth = 680.0
  /// Type of twice and a half the size can be read from across a room; beyond that, figures have more room instead.
  private static let mostMagnified = 2.4
  /// The largest share of a figure that a panel may have with the usual type, px.
  private static let usualPanel = (alone: (width: 900.0, height: 540.0), several: (width: 600.0, height: 400.0))

  /// Smallest side of a figure that is its curves alone, px.
  public static let leastSpark = 16.0

  /// See the properties of the same names.
  public init(
    title: RichText?, subtitle: RichText?, name: String, summary: String, width: Double, height: Double,
    appearance: Appearance, columns: Int, naming: Naming, panels: [Panel], origin: Origin
  ) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.summary = summary
    self.width = width
    self.height = height
    self.appearance = appearance
    self.columns = columns
    self.naming = naming
    self.panels = panels
    self.origin = origin
  }
}

/// How a reader learns which curve is which.
public enum Naming: String, Sendable, CaseIterable {
  /// The first of the others that fits.
  case auto
  /// At the right ends of the curves, with a sample of the line where ends lie close together.
  case end
  /// Beside the curves, where there is a free place.
  case curve
  /// A row of samples and names under the title.
  case key
  case none
}
