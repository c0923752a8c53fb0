import LRInput
import LRSchedules
import LRSpec

/// The options of a plot as the tree that the reader of specs reads; a property's name is its place.
struct PlotTree {
  /// What messages speak of: the names of properties and curves.
  private(set) var source = Source(name: "plot", text: "")
  private(set) var root = Node(.object([]))

  init(_ plot: Plot) {
    set("steps", .number(Number(plot.steps)))
    set("title", plot.title)
    set("subtitle", plot.subtitle)
    set("description", plot.description)
    set("steps_per_epoch", plot.stepsPerEpoch, as: "stepsPerEpoch")
    switch plot.size {
    case .notes: set("size", "notes")
    case .column: set("size", "column")
    case .px(let width, let height):
      set("width", width, as: "size")
      set("height", height, as: "size")
    }
    set("theme", plot.theme.rawValue)
    set("text", plot.text.rawValue)
    set("labels", plot.labels.rawValue)
    set("phases", .bool(plot.phases))
    let marks = source.offset(ofFlag: "marks")
    set("marks", .array(plot.marks.map(\.rawValue).sorted().map { Node(.string($0), offset: marks) }))
    axis("x", plot.x)
    axis("y", plot.y)
    set("curves", .array(plot.curves.enumerated().map { curve($0.element, place: $0.offset) }))
  }

  /// Writes an option; `name` is the property that it is called by, the key itself unless told otherwise.
  private mutating func set(_ key: String, _ value: Node.Value, as name: String? = nil) {
    root = root.setting(key, to: value, offset: source.offset(ofFlag: name ?? key))
  }

  private mutating func set(_ key: String, _ text: String?, as name: String? = nil) {
    if let text { set(key, .string(text), as: name) }
  }

  private mutating func set(_ key: String, _ number: Double?, as name: String? = nil) {
    if let number { set(key, .number(Number(number)), as: name) }
  }

  private mutating func axis(_ key: String, _ axis: Plot.Axis) {
    let offset = source.offset(ofFlag: key)
    var node = Node(.object([]), offset: offset).setting("scale", to: .string(axis.scale.rawValue), offset: offset)
    if let title = axis.title { node = node.setting("title", to: .string(title), offset: offset) }
    for (key, bound) in [("min", axis.min), ("max", axis.max)] {
      if let bound { node = node.setting(key, to: .number(Number(bound)), offset: offset) }
    }
    set(key, node.value)
  }

  private mutating func curve(_ curve: Plot.Curve, place: Int) -> Node {
    let offset = source.offset(ofFlag: "curve \(DiagnosticText.quoted(curve.label))")
    let made = ScheduleReader.made(place, offset: offset)
    var node = Node(.object([]), offset: offset).setting("label", to: .string(curve.label), offset: offset)
      .setting("schedule", to: made.value, offset: offset)
    if let color = curve.color { node = node.setting("color", to: .string(color.rawValue), offset: offset) }
    return node
  }
}
