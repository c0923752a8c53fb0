import LRPlotting
public import LRResults
import LRScene
public import LRSchedules

/// What a spec asks for, with every default filled in and every part checked.
public struct ChartSpec: Sendable {
  /// Over the figure; nil for none.
  public var title: RichText?
  /// One or two lines under the title; nil for none.
  public var subtitle: RichText?
  /// Replaces the description that is made from the data.
  public var description: String?
  /// Updates in the run, at least 1; for a chart of logs or of data alone, where its axis ends.
  public var steps: Int
  /// Updates in an epoch, or nil where the spec counts steps alone.
  public var stepsPerEpoch: Double?
  /// Width of the figure in px.
  public var width: Double
  /// Height of the figure in px.
  public var height: Double
  /// Its colours: light, dark, print, or both in one SVG.
  public var appearance: Appearance
  /// Whether the spec says which colours it wants.
  public var choosesAppearance: Bool
  /// How an SVG holds its text.
  public var text: TextForm
  /// How a reader learns which curve is which.
  public var naming: Naming
  /// Panels in a row.
  public var columns: Int
  /// Every curve once, in the order of the spec.
  public var curves: [CurveSpec]
  /// The coordinate boxes, row by row.
  public var panels: [PanelSpec]
  /// Everything that is to be run for the panels, each once.
  public var plans: [RunPlan]

  /// Whether there is anything to run.
  public var hasRuns: Bool { plans.contains { $0.training != nil } }
  /// What a step is, where it is no update: `epoch`, or `row` of a log that counts nothing.
  public var stepName: String?

  /// What its schedules count: epochs where the rate is set once an epoch, as configs of timm and Lightning do.
  public var runUnit: RunUnit
  /// Whether the rate is planned for each epoch.
  package var countsEpochs: Bool { runUnit == .epoch && curves.contains { $0.schedule != nil } }
  /// Updates in an epoch for an axis of updates, which shows both; nil where it counts epochs itself.
  var epochLength: Double? { runUnit == .step ? stepsPerEpoch : nil }
  /// Every text that will be drawn, with its place in the source.
  public var texts: [(text: String, offset: Int)]
  /// Colours in place of those of the palette, by the slots of their curves.
  var colors: [Int: CurveColor]
  /// Colours that were given to names from outside of their curves.
  var palette: [String: CurveColor]
  /// What the figure is for.
  var purpose: Figure.Purpose
  /// The colour that a curve has in place of those of the palette.
  public func ownColor(_ curve: CurveSpec) -> CurveColor? { colors[curve.slot] }

  /// Where the spec says how large the figure is: for a figure that does not hold what it should.
  public var sizeOffset: Int
}

/// How an SVG holds its text.
public enum TextForm: String, Sendable, CaseIterable {
  /// As outlines, which look the same everywhere.
  case outlines
  /// As text that can be searched and edited, with pinned widths.
  case live
}

/// A named curve: the rate that a schedule plans, what a log has, or columns of a table.
public struct CurveSpec: Sendable {
  /// Where its numbers come from.
  public enum Content: Sendable {
    case schedule(ReadSchedule)
    case log(LoggedCurve)
    case data(DataCurve)
  }

  /// What the chart calls it, mathematics included.
  public var label: RichText
  /// The label as it stands in the spec: column title, key of the colour.
  public var name: String
  /// Where its numbers come from.
  public var content: Content
  /// Where it stands in the source.
  public var offset: Int
  /// Place in the palette, from 0.
  public var slot: Int
  /// Whether the spec asks for the colour.
  public var hasOwnColor: Bool

  /// The schedule of a planned curve.
  public var schedule: ReadSchedule? { if case .schedule(let schedule) = content { schedule } else { nil } }
  /// What a log has.
  public var log: LoggedCurve? { if case .log(let log) = content { log } else { nil } }
  /// What a table has.
  public var data: DataCurve? { if case .data(let data) = content { data } else { nil } }
  /// What the curve is a curve of; nil for a column that is none of them.
  public var quantity: Quantity? {
    switch content {
    case .schedule: .rate
    case .log(let log): log.quantity
    case .data(let data): data.quantity
    }
  }
}
