import LRPlotting
public import LRResults

/// One coordinate box.
public struct PanelSpec: Sendable {
  /// What stands in it; each kind has its own file in `Figures/`.
  enum Content: Sendable {
    /// Rates as planned, and what logs and tables have, by the places of the curves in the chart.
    case curves([Int])
    /// Numbers against the step.
    case steps(ResultsPanel)
    /// Numbers against the peak rate.
    case rates(ResultsPanel)
    /// One number for each curve, side by side.
    case outcomes(ResultsPanel)
    /// One number for each curve and each value of what is varied.
    case varied(ResultsPanel)
    /// Peak rates across, what is varied upward.
    case cells(ResultsPanel)
    /// The ways of runs through the plane of two coordinates.
    case plane(ResultsPanel)
  }

  /// Its own title; nil for none.
  public var title: RichText?
  /// What it shows.
  public var quantity: Quantity
  /// The axis of what is counted: steps, rates, names.
  public var x: AxisSpec
  /// The axis of numbers.
  public var y: AxisSpec
  /// Whether warmup, hold, decay and cycles of its first curve are shaded and named.
  public var showsPhases: Bool
  /// Points of its curves that are marked and named.
  public var marks: [Mark]
  var content: Content
  /// Data that is drawn beside runs against the step, by the places of the curves in the chart.
  var data: [Int]
  /// Lines, spans and notes.
  var annotations: [AnnotationSpec]
  /// Places in the chart's list of the curves whose bars stand out.
  var highlighted: Set<Int> = []
  /// Its place in the spec, from 1, by which panels without a title are called.
  var number = 1

  /// What it shows of runs, or of schedules in another way than as they are planned; nil for rates and logs as they are.
  var results: ResultsPanel? {
    switch content {
    case .curves: nil
    case .steps(let panel), .rates(let panel), .outcomes(let panel), .varied(let panel), .cells(let panel),
      .plane(let panel):
      panel
    }
  }

  /// Places in the chart's list of curves, each once.
  public var curves: [Int] {
    switch content {
    case .curves(let places): places
    default: (results?.groups.compactMap(\.first?.curve) ?? []) + data
    }
  }

  /// Whether the names of its curves stand beside what is drawn of them, so that no colour has to tell them.
  public var namesBesideBars: Bool {
    switch content {
    case .outcomes, .cells: true
    default: false
    }
  }
}

/// A point that is marked on request.
public enum Mark: String, Sendable, CaseIterable {
  /// The highest rate, at the first update that has it.
  case peak
  /// The rate at the end of the run.
  case final
}

/// One axis as the spec asks for it; nil leaves a choice to the data.
public struct AxisSpec: Sendable {
  /// With its unit; nil for one that the quantity gives.
  public var title: RichText?
  /// Linear or logarithmic.
  public var scale: ScaleKind
  /// Least value, in units of the axis.
  public var lower: Double?
  /// Greatest value, in units of the axis.
  public var upper: Double?
}
