public import LRPlotting
public import LRReport

/// What the Markdown of a report and its figures are written as.
///
///     ReportLook(flavor: .pandoc, format: .png)
public struct ReportLook: Sendable {
  /// The host that the Markdown is for.
  public var flavor: Flavor
  /// Of the figures beside the Markdown; pages and papers have their own.
  public var format: FigureFormat
  /// Of all figures; nil for what their specs say, else for the reader's choice, and light on paper.
  public var theme: Appearance?
  /// Whether documents have links to those before and after them; nil for what the host wants.
  public var navigation: Bool?
  /// Whether the files of figures are named after their ids alone.
  public var hasStableNames = false
  /// Where the paths of blocks begin.
  public var home = "the folder of the document"
  /// Of documents that name none: `de`.
  public var language: String?
  /// Whether what documents show and link to goes along; a host sees to that itself.
  public var takesFiles = true
  /// Whether nothing lies beside the Markdown, which then holds its figures.
  public var isAlone = false
  /// Device pixels a px, of PNG files.
  public var scale = 1.0

  /// What GitHub shows.
  public init(
    flavor: Flavor = .github, format: FigureFormat = .svg, theme: Appearance? = nil, navigation: Bool? = nil
  ) {
    self.flavor = flavor
    self.format = format
    self.theme = theme
    self.navigation = navigation
  }

  /// Tells it from any other.
  var name: String {
    "\(flavor.rawValue) \(format.rawValue) \(theme?.rawValue ?? "") \(navigation.map { "\($0)" } ?? "") \(hasStableNames) \(isAlone)"
  }
}
