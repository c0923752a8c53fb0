import LRInput
import LRPlotting
import LRSchedules
import LRTraining

/// What a spec asks for, with every default filled in and every part checked.
public struct ChartSpec: Sendable {
  public var title: RichText?
  public var subtitle: RichText?
  /// Replaces the description that is made from the data.
  public var description: String?
  /// Updates in the run, at least 1; for a chart of logs alone, where its axis ends.
  public var steps: Int
  /// Updates in an epoch, or nil where the spec counts steps alone.
  public var stepsPerEpoch: Double?
  /// px
  public var width: Double
  /// px
  public var height: Double
  public var appearance: Appearance
  public var text: TextForm
  public var naming: Naming
  /// Panels in a row.
  public var columns: Int
  /// Every curve once, in the order of the spec.
  public var curves: [CurveSpec]
  public var panels: [PanelSpec]
  /// Everything that is to be run for the panels, each once.
  var arms: [Arm]

  /// Whether there is anything to run.
  public var hasRuns: Bool { arms.contains { $0.train != nil } }
  /// What a step is, where it is no update: `epoch`, or `row` of a log that counts nothing.
  public var stepName: String?

  /// Whether the rate is planned for each epoch, as the x axis of a config of timm or Lightning says.
  var countsEpochs: Bool {
    curves.contains { $0.schedule != nil } && (panels.first?.x.title?.plain ?? stepName) == "epoch"
  }
  /// Every text that will be drawn, with its place in the source.
  public var texts: [(text: String, offset: Int)]
}

/// How an SVG holds its text.
public enum TextForm: String, Sendable, CaseIterable {
  /// As outlines, which look the same everywhere.
  case outlines
  /// As text that can be searched and edited, with pinned widths.
  case live
}

/// A named curve: the rate that a schedule plans, or what a log has.
public struct CurveSpec: Sendable {
  /// Where its numbers come from.
  public enum Content: Sendable {
    case schedule(ReadSchedule)
    case log(LoggedCurve)
  }

  public var label: RichText
  /// The label as it stands in the spec: column title, key of the colour.
  public var name: String
  public var content: Content
  /// The object that it was read from.
  public var node: Node
  /// What its runs do otherwise than those of the chart, as it is written.
  public var train: Node?
  /// Place in the palette, from 0.
  public var slot: Int
  /// Whether the spec asks for the colour.
  public var hasOwnColor: Bool

  /// The schedule of a planned curve.
  public var schedule: ReadSchedule? { if case .schedule(let schedule) = content { schedule } else { nil } }
  /// What a log has.
  public var log: LoggedCurve? { if case .log(let log) = content { log } else { nil } }
  /// What the curve is a curve of.
  public var quantity: LoggedQuantity { log?.quantity ?? .lr }
}

/// One coordinate box.
public struct PanelSpec: Sendable {
  public var title: RichText?
  public var quantity: LoggedQuantity
  public var x: AxisSpec
  public var y: AxisSpec
  public var showsPhases: Bool
  public var marks: Set<Mark>
  /// Places in the chart's list of curves.
  public var curves: [Int]
  /// What it shows of runs, or of schedules in another way than step by step; nil for rates and logs as they are.
  var trained: TrainedPanel?

  /// Whether the names of its curves stand beside what is drawn of them, so that no colour has to tell them.
  var namesBesideBars: Bool {
    guard let trained else { return false }
    return trained.isHeatMap
      || trained.variedName == nil && !trained.show.isAgainstSteps && !trained.show.isAgainstRates
        && trained.show != .plane
  }
}

/// What logs have, and schedules have one of.
public enum LoggedQuantity: String, Sendable, CaseIterable {
  /// The learning rate of each update.
  case lr
  /// The losses that logs have.
  case loss
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
  public var title: RichText?
  public var scale: ScaleKind
  public var lower: Double?
  public var upper: Double?
}
