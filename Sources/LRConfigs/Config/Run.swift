import LRInput

/// A run as a config describes it.
struct Run {
  /// What the schedule's clock counts.
  enum Unit {
    case steps
    case epochs
  }

  var steps: Node
  var unit = Unit.steps
  /// One schedule, or one for each group of parameters.
  var schedules: [Node]
  /// The schedule that is taken where the file names none, and where to say it.
  var assumed: (shape: String, offset: Int)?
  /// Whether a part of the file describes another run.
  var isApart: (Node) -> Bool = { _ in false }

  func spec(at offset: Int) -> Node {
    let curves = schedules.indices.map { index in
      Tree.object(
        [("label", Tree.string("group \(index + 1)", at: offset)), ("schedule", schedules[index])], at: offset)
    }
    return Tree.object(
      [
        ("steps", steps), ("unit", unit == .epochs ? Tree.string("epoch", at: offset) : nil),
        schedules.count == 1
          ? ("schedule", schedules[0]) : ("curves", Node(.array(curves), offset: offset)),
      ], at: offset)
  }
}
