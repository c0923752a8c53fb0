/// One coordinate box with everything that is drawn in it.
///
/// Most panels hold `series`; a heat map or contours take the whole panel, with trajectories as series.
public struct Panel: Sendable {
  public var title: RichText?
  public var x: Axis
  public var y: Axis
  /// Shaded stretches of the x axis: the phases of a schedule.
  public var bands: [Band]
  public var series: [Series]
  /// Grey stretches of the x axis: where runs diverge.
  public var ranges: [GreyRange]
  /// Dotted levels and places with a name: a noise floor, a bound.
  public var lines: [ReferenceLine]
  /// Thin dashed curves with a name: what a theorem says.
  public var formulas: [FormulaCurve]
  public var heatMap: HeatMap?
  public var contours: Contours?
  /// Single named places: the start and the minimum of a trajectory.
  public var landmarks: [Landmark]
  /// What a writer puts in besides.
  public var annotations: [Annotation] = []

  public init(
    title: RichText?, x: Axis, y: Axis, bands: [Band] = [], series: [Series], ranges: [GreyRange] = [],
    lines: [ReferenceLine] = [], formulas: [FormulaCurve] = [], heatMap: HeatMap? = nil, contours: Contours? = nil,
    landmarks: [Landmark] = []
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.bands = bands
    self.series = series
    self.ranges = ranges
    self.lines = lines
    self.formulas = formulas
    self.heatMap = heatMap
    self.contours = contours
    self.landmarks = landmarks
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
