import LRScene

/// A chart as numbers and names: what is to be shown, before anything has a place.
///
/// `FigureLayout` turns it into a `Scene`. It knows nothing of schedules: curves are functions of x.
public struct Figure: Sendable {
  /// Smallest and largest side that is laid out, px.
  public static let sides = 120.0...8000.0

  public var title: RichText?
  public var subtitle: RichText?
  /// One line that names the figure for those who do not see it.
  public var name: String
  /// What the figure shows, in sentences.
  public var summary: String
  /// px
  public var width: Double
  /// px
  public var height: Double
  public var appearance: Appearance
  /// Panels in a row.
  public var columns: Int
  public var naming: Naming
  public var panels: [Panel]
  public var origin: Origin

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

/// One coordinate box with its curves.
public struct Panel: Sendable {
  public var title: RichText?
  public var x: Axis
  public var y: Axis
  public var bands: [Band]
  public var series: [Series]

  public init(title: RichText?, x: Axis, y: Axis, bands: [Band] = [], series: [Series]) {
    self.title = title
    self.x = x
    self.y = y
    self.bands = bands
    self.series = series
  }
}

/// One direction of a panel.
public struct Axis: Sendable {
  /// What an axis counts; decides its ticks.
  public enum Unit: Sendable, Equatable {
    /// Whole steps from 0 to the last step, which carries the last tick.
    case steps
    /// Learning rates: the axis begins at zero unless values lie below.
    case rate
    case value
  }

  public var title: RichText?
  public var unit: Unit
  public var scale: ScaleKind
  /// Bounds asked for; nil leaves them to the data.
  public var lower: Double?
  public var upper: Double?
  /// Steps to one unit of a second row of labels (epochs), or nil.
  public var stepsPerEpoch: Double?

  public init(
    title: RichText?, unit: Unit, scale: ScaleKind = .linear, lower: Double? = nil, upper: Double? = nil,
    stepsPerEpoch: Double? = nil
  ) {
    self.title = title
    self.unit = unit
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.stepsPerEpoch = stepsPerEpoch
  }
}

/// A curve with its name and its place in the palette.
public struct Series: Sendable {
  public var label: RichText
  /// Place in the palette, from 0; the same name has the same slot in every panel.
  public var slot: Int
  public var curve: Curve
  public var callouts: [Callout]

  public init(label: RichText, slot: Int, curve: Curve, callouts: [Callout] = []) {
    self.label = label
    self.slot = slot
    self.curve = curve
    self.callouts = callouts
  }
}

/// A point of a curve with a word about it: its peak, its final value.
public struct Callout: Sendable {
  public var x: Double
  public var y: Double
  public var text: RichText

  public init(x: Double, y: Double, text: RichText) {
    self.x = x
    self.y = y
    self.text = text
  }
}

/// A shaded stretch of the x axis with its name.
public struct Band: Sendable, Equatable {
  public enum Kind: Sendable { case warmup, hold, decay, cycle }

  public var kind: Kind
  public var start: Double
  public var end: Double
  public var name: String

  public init(kind: Kind, start: Double, end: Double, name: String) {
    self.kind = kind
    self.start = start
    self.end = end
    self.name = name
  }
}
