import LRInput
import LRPlotting
import LRSchedules

/// The keys of a spec outside its schedules, each declared once.
public enum ChartKeys {
  static let schema = Key.node(
    "$schema", kind: "address", summary: "Address of the JSON Schema, for editors; ignored.")
  static let title: Key<RichText> = .richText("title", summary: "Title of the figure; `$…$` holds mathematics.")
  static let subtitle: Key<RichText> = .richText("subtitle", summary: "One or two lines under the title.")
  static let description = Key.string(
    "description", defaultText: "made from the data", summary: "Text for those who do not see the figure.")
  static let steps = Key.integer(
    "steps", in: .between(1, Double(Defaults.steps)), kind: "steps", summary: "Updates in the run.")
  static let epochs = Key.number(
    "epochs", in: .above(0), unit: "epochs", summary: "Length of the run in epochs, in place of `steps`.")
  static let stepsPerEpoch = Key.number(
    "steps_per_epoch", in: .above(0), unit: "steps", summary: "Updates in an epoch; the x axis then shows epochs too.")
  static let schedule = Key.node(
    "schedule", kind: "schedule", schema: SchemaFragment(.object, reference: "#/$defs/schedule"),
    summary: "The schedule of the curve: its `type`, and the keys of that type.")
  static let log = Key.string(
    "log", kind: "file",
    summary: "The log of a run (trainer_state.json, CSV, JSON lines), by its path from the folder of the spec.")
  static let label: Key<RichText> = .richText(
    "label", defaultText: "the schedule's name, or that of the log's file", summary: "Name of the curve.")
  static let color: Key<SeriesColor> = .choice(
    "color", defaultText: "the next of the palette", summary: "Colour and dash of the curve.")
  static let curves = Key.nodes(
    "curves", count: 1...Defaults.curves, kind: "list of curves",
    items: SchemaFragment(.object, reference: "#/$defs/curve"),
    summary: "The curves, each with its `schedule`, its `log` or both, and perhaps a `label`.")
  static let panels = Key.nodes(
    "panels", count: 1...Defaults.panels, kind: "list of panels",
    items: SchemaFragment(.object, reference: "#/$defs/panel"),
    summary: "The panels; one without curves of its own shows those of the chart.")
  static let columns = Key.integer(
    "columns", in: .between(1, 6), defaultText: "2, or 1 in a narrow figure", summary: "Panels in a row.")
  static let x = Key.node(
    "x", kind: "linear | log, or an axis", schema: SchemaFragment(reference: "#/$defs/axis"),
    summary: "The step axis.")
  static let y = Key.node(
    "y", kind: "linear | log, or an axis", schema: SchemaFragment(reference: "#/$defs/axis"),
    summary: "The axis of rates.")
  static let phases = Key.bool(
    "phases", default: false, summary: "Whether warmup, hold, decay and cycles of the first curve are shaded and named."
  )
  static let marks: Key<Set<Mark>> = .choices("marks", summary: "Points that are marked and named on the curves.")
  static let labels: Key<Naming> = .choice(
    "labels", default: .auto, aliases: ["legend": .key, "none": .none, "ends": .end],
    summary: "Where the names of the curves stand.")
  static let size: Key<SizeName> = .choice(
    "size", default: .notes, summary: "A figure for notes (720 × 432 px) or for a column of a paper (317 × 212 px).")
  static let width = Key.number(
    "width", in: .between(Figure.sides.lowerBound, Figure.sides.upperBound), unit: "px",
    defaultText: "that of `size`", summary: "Width of the figure.")
  static let height = Key.number(
    "height", in: .between(Figure.sides.lowerBound, Figure.sides.upperBound), unit: "px",
    defaultText: "in proportion to the width and the rows of panels", summary: "Height of the figure.")
  static let theme: Key<Appearance> = .choice(
    "theme", default: .light, summary: "Colours; `auto` is one SVG that follows the reader's light or dark mode.")
  static let text: Key<TextForm> = .choice(
    "text", default: .outlines, aliases: ["outline": .outlines, "paths": .outlines],
    summary: "Text of an SVG as outlines, or live with pinned widths.")
  static let show: Key<Show> = .choice(
    "show", default: .lr, aliases: Show.aliases,
    summary: "What the panel shows: of schedules, of logs (`lr`, `loss`), or of runs, which a `train` makes.")
  static let train = Key.node(
    "train", kind: "training run", schema: SchemaFragment(.object, reference: "#/$defs/train"),
    summary: "Runs that are made under every curve; that of a panel or a curve is laid over that of the chart.")
  static let tune = Key.node(
    "tune", kind: "range of rates", schema: SchemaFragment(.object, reference: "#/$defs/tune"),
    summary: "The `tune` of `train`: gives every curve its own best peak rate.")
  static let panelSteps = Key.integer(
    "steps", in: .between(1, 100_000_000), kind: "steps", defaultText: "those of the chart",
    summary: "Updates in the runs of this panel; schedules without a length of their own stretch to it.")
  static let vary = Key.node(
    "vary", kind: "varied setting", schema: SchemaFragment(.object, reference: "#/$defs/vary"),
    summary: "A setting that takes several values, each with runs of its own: results are shown against it.")
  static let heat = Key.bool(
    "heat", default: false, summary: "Whether results stand in cells: peak rates across, what is varied upward.")
  static let formulas: Key<Set<TrainedPanel.Formula>> = .choices(
    "formulas", summary: "What theory says, drawn beside the runs.")

  static let axisTitle: Key<RichText> = .richText("title", summary: "Title of the axis, with its unit.")
  static let scale: Key<ScaleKind> = .choice("scale", default: .linear, summary: "Linear or logarithmic.")
  static let lower = Key.number("min", defaultText: "from the data", summary: "Lower end of the axis.")
  static let upper = Key.number("max", defaultText: "from the data", summary: "Upper end of the axis.")

  /// Keys of the whole spec.
  public static let chart: [KeyDeclaration] = [
    schema.declaration, title.declaration, subtitle.declaration, description.declaration, steps.declaration,
    epochs.declaration, stepsPerEpoch.declaration, schedule.declaration, log.declaration, label.declaration,
    color.declaration,
    curves.declaration, panels.declaration, columns.declaration, show.declaration, train.declaration,
    tune.declaration, vary.declaration, heat.declaration, formulas.declaration, x.declaration, y.declaration,
    phases.declaration, marks.declaration, labels.declaration, size.declaration, width.declaration, height.declaration,
    theme.declaration, text.declaration,
  ]
  /// Keys of an element of `curves`.
  public static let curve: [KeyDeclaration] = [
    label.declaration, schedule.declaration, log.declaration, color.declaration, train.declaration,
  ]
  /// Keys of an element of `panels`.
  public static let panel: [KeyDeclaration] = [
    title.declaration, show.declaration, panelSteps.declaration, train.declaration, tune.declaration,
    vary.declaration, heat.declaration, formulas.declaration, schedule.declaration, log.declaration, label.declaration,
    color.declaration, curves.declaration, x.declaration, y.declaration, phases.declaration, marks.declaration,
  ]
  /// Keys of `x` and `y`.
  public static let axis: [KeyDeclaration] = [
    axisTitle.declaration, scale.declaration, lower.declaration, upper.declaration,
  ]

  /// Names that people use elsewhere, each with ours, for hints.
  static let aliases: [String: String] = [
    "total_steps": "steps", "num_steps": "steps", "max_steps": "steps", "num_training_steps": "steps",
    "iterations": "steps", "T": "steps", "name": "label", "caption": "description", "alt": "description",
    "legend": "labels", "series": "curves", "lines": "curves", "plots": "panels", "subplots": "panels",
    "scheduler": "schedule", "lr_scheduler": "schedule", "xaxis": "x", "yaxis": "y", "mark": "marks",
    "colour": "color", "history": "log", "csv": "log", "file": "log", "ylabel": "title", "xlabel": "title",
    "lower": "min", "upper": "max", "minimum": "min",
    "maximum": "max", "type": "scale",
  ]

  /// Whether a key is one of a spec, or a name that people use for one.
  public static func isKnown(_ name: String) -> Bool {
    chart.contains { $0.name == name } || aliases[name] != nil || owner(of: name) != nil
  }

  /// Whether a key is most likely a misspelt one of a spec.
  public static func isNear(_ name: String) -> Bool {
    NearMiss.of(name, among: chart.map(\.name).filter { $0.utf8.first != UInt8(ascii: "$") }, aliases: [:]) != nil
  }

  /// `schedule` for the keys of schedules, which people write one level too high.
  static func owner(of name: String) -> String? {
    let isOfSchedules =
      name == ScheduleCatalog.typeKey.name
      || ScheduleCatalog.all.contains { entry in entry.keys.contains { $0.name == name } }
    return isOfSchedules ? schedule.name : nil
  }
}

/// The eight series colours by name, in the order of the palette.
public enum SeriesColor: String, Sendable, CaseIterable {
  case blue, orange, green, plum, sky, red, olive, violet

  var slot: Int { SeriesColor.allCases.firstIndex(of: self) ?? 0 }
}

/// The sizes that a figure is usually laid out at.
public enum SizeName: String, Sendable, CaseIterable {
  case notes, column

  var side: (width: Double, height: Double) {
    switch self {
    case .notes: Defaults.notes
    case .column: Defaults.column
    }
  }
}
