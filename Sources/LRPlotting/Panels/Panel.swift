/// One coordinate box with everything that is drawn in it.
///
/// Most panels hold `series`; a heat map or contours take the whole panel, with trajectories as series.
public struct Panel: Sendable {
  /// Its own title; nil for none.
  public var title: RichText?
  /// The axis along the bottom.
  public var x: Axis
  /// The axis along the left edge.
  public var y: Axis
  /// Shaded stretches of the x axis: the phases of a schedule.
  public var bands: [Band]
  /// What is drawn, in the order of names.
  public var series: [Series]
  /// Grey stretches of the x axis: where runs diverge.
  public var ranges: [GreyRange]
  /// Dotted levels and places with a name: a noise floor, a bound.
  public var lines: [ReferenceLine]
  /// Thin dashed curves with a name: what a theorem says.
  public var formulas: [FormulaCurve]
  /// Cells in colour, in place of curves; both axes are of categories then.
  public var heatMap: HeatMap?
  /// Lines of equal height behind trajectories.
  public var contours: Contours?
  /// Single named places: the start and the minimum of a trajectory.
  public var landmarks: [Landmark]
  /// What a writer puts in besides.
  public var annotations: [Annotation] = []

  /// See the properties of the same names.
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
  /// What the rate does in it, and so its tint.
  public enum Kind: Sendable { case warmup, hold, decay, cycle }

  /// What the rate does in it.
  public var kind: Kind
  /// Where it begins, in units of the x axis.
  public var start: Double
  /// Where it ends, in units of the x axis.
  public var end: Double
  /// `warmup`, `cycle 3`.
  public var name: String

  /// See the properties of the same names.
  public init(kind: Kind, start: Double, end: Double, name: String) {
    self.kind = kind
    self.start = start
    self.end = end
    self.name = name
  }
}
