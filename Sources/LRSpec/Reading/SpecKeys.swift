import LRInput
import LRSchedules

/// The objects of a spec outside its schedules, each with the keys that it takes.
public enum SpecKeys {
  /// Keys of the whole spec.
  public static let chart = ShownKeys.declarations + CurveKeys.declarations + ChartKeys.declarations
  /// Keys of an element of `panels`.
  public static let panel = ShownKeys.declarations + CurveKeys.declarations + PanelKeys.declarations
  /// Keys of an element of `curves`.
  public static let curve = CurveKeys.declarations + CurveSourceKeys.declarations + DataKeys.declarations
  /// Keys of `x` and `y`.
  public static let axis = AxisKeys.declarations
  /// Keys of an element of `annotations`.
  public static let annotation = AnnotationKeys.declarations

  /// Whether a key says what a figure shows and how, and nothing of any run: `title`, `curves`, `y`; not `steps`.
  public static func isOfFigure(_ name: String) -> Bool {
    let clock = [
      ChartKeys.keys.steps.name, ChartKeys.keys.epochs.name, ChartKeys.keys.stepsPerEpoch.name,
      ChartKeys.keys.unit.name,
    ]
    return (ShownKeys.declarations + ChartKeys.declarations).contains { $0.name == name } && !clock.contains(name)
  }

  /// Names that people use elsewhere, each with ours, for hints.
  static let aliases: [String: String] = [
    "total_steps": "steps", "num_steps": "steps", "max_steps": "steps", "num_training_steps": "steps",
    "iterations": "steps", "T": "steps", "name": "label", "caption": "description", "alt": "description",
    "legend": "labels", "series": "curves", "lines": "curves", "plots": "panels", "subplots": "panels",
    "scheduler": "schedule", "lr_scheduler": "schedule", "xaxis": "x", "yaxis": "y", "mark": "marks",
    "colour": "color", "history": "log", "csv": "log", "notes": "annotations", "vlines": "annotations",
    "hlines": "annotations", "reference_lines": "annotations", "ylabel": "title", "xlabel": "title",
    "lower": "min", "upper": "max", "minimum": "min",
    "maximum": "max", "type": "scale",
  ]

  /// Whether a key is one of a spec, or a name that people use for one.
  public static func isKnown(_ name: String) -> Bool {
    chart.contains { $0.name == name } || aliases[name] != nil || isOfSchedules(name)
  }

  /// Whether a key is most likely a misspelt one of a spec.
  public static func isNear(_ name: String) -> Bool {
    NearMiss.of(name, among: chart.map(\.name).filter { $0.utf8.first != UInt8(ascii: "$") }, aliases: [:]) != nil
  }

  /// The key into whose object a name belongs that people write one level too high: `schedule`, or `train` where runs are
  /// made and the name is one of theirs.
  ///
  /// - Parameter node: the object that it stands in.
  static func owner(of name: String, in node: Node) -> String? {
    let isOfData = DataKeys.declarations.contains { $0.name == name }
    if isOfData { return ShownKeys.keys.curves.name }
    let isOfRuns = TrainKeys.declarations.contains { $0.name == name }
    if isOfRuns, node[CurveKeys.keys.train.name] != nil { return CurveKeys.keys.train.name }
    if isOfSchedules(name) { return CurveKeys.keys.schedule.name }
    return isOfRuns ? CurveKeys.keys.train.name : nil
  }

  /// Where a key of a spec stands by its name alone, the spec itself before what is in it: `width`, `schedule.min_lr`, `train.runs`.
  public static func path(to name: String) -> String? {
    if chart.contains(where: { $0.name == name }) { return name }
    if isOfSchedules(name) { return "\(CurveKeys.keys.schedule.name).\(name)" }
    return TrainKeys.declarations.contains { $0.name == name } ? "\(CurveKeys.keys.train.name).\(name)" : nil
  }

  private static func isOfSchedules(_ name: String) -> Bool {
    name == ScheduleEntry.typeKey.name
      || ScheduleEntry.catalog.all.contains { entry in entry.keys.contains { $0.name == name } }
  }
}
