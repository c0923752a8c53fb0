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
  /// What the schedules are called, where there are several.
  var labels: [String] = []
  /// The schedule that is taken where the file names none, and where to say it.
  var assumed: (shape: String, offset: Int)?
  /// Whether the shape depends on numbers of the program that the file does not have, so that no key of another may be passed over.
  var hasDefaults = false
  /// What to write where the file names no schedule and nothing tells whose default it would have, so that none is drawn.
  var instead: String?
  /// Whether a part of the file describes another run.
  var isApart: (Node) -> Bool = { _ in false }

  /// The run in updates, where it is known how many an epoch has: the scheduler is stepped after each epoch.
  func perUpdate(_ flags: ConfigFlags, _ sink: DiagnosticSink) -> Run {
    guard unit == .epochs, let length = flags.stepsPerEpoch, length >= 1, length <= 1e9, length == length.rounded(),
      let epochs = steps.double, epochs * length <= 1e9,
      schedules.allSatisfy({ $0["dialect"] != nil || $0["type"]?.string == "constant" })
    else { return self }
    let offset = sink.source.offset(ofFlag: "--steps-per-epoch")
    var run = self
    run.unit = .steps
    run.steps = Tree.number(epochs * length, at: steps.offset)
    run.schedules = schedules.map { schedule in
      guard schedule["dialect"] != nil else { return schedule }
      return schedule.setting(
        "every", to: .number(Number((schedule["every"]?.double ?? 1) * length)), offset: offset)
    }
    return run
  }

  func spec(at offset: Int) -> Node {
    let curves = schedules.indices.map { index in
      Tree.object(
        [
          ("label", Tree.string(labels.indices.contains(index) ? labels[index] : "group \(index + 1)", at: offset)),
          ("schedule", schedules[index]),
        ], at: offset)
    }
    return Tree.object(
      [
        ("steps", steps), ("unit", unit == .epochs ? Tree.string("epoch", at: offset) : nil),
        schedules.count == 1
          ? ("schedule", schedules[0]) : ("curves", Node(.array(curves), offset: offset)),
      ], at: offset)
  }
}
