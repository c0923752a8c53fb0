import LRInput
import LRMath

/// Schedules one after the other, each with its own clock.
package struct PartSequenceCurve: RateCurve {
  private let parts: [any Schedule]
  /// First step of each part: non-decreasing, 0 for the first.
  private let starts: [Double]

  package init(_ parts: [any Schedule], starts: [Double]) {
    self.parts = parts
    self.starts = starts
  }

  package func rate(at step: Double) -> Double {
    let index = starts.count(upTo: step) - 1
    return parts[index].rate(at: step - starts[index])
  }

  package func piece(at step: Double) -> Piece {
    let index = starts.count(upTo: step) - 1
    let start = starts[index]
    let piece = parts[index].piece(at: step - start).shifted(by: start).reaching(past: step)
    return index + 1 < starts.count ? piece.cut(at: starts[index + 1]) : piece
  }

  package func hasRate(at step: Double) -> Bool {
    let index = starts.count(upTo: step) - 1
    return parts[index].hasRate(at: step - starts[index])
  }

  package func phases(length: Double) -> [Phase] {
    let told = parts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : length
      return Phase.Part(
        start: starts[index], end: min(end, length),
        phases: parts[index].phases(until: end - starts[index]).compactMap {
          $0.shifted(by: starts[index]).clipped(to: end)
        })
    }
    return Phase.joined(told, rate: rate)
  }
}

/// Schedules one after the other, each with its own clock.
///
///     let plan = PartSequence([Constant(0.1), Cosine(peak: 0.1, steps: 600)], switchingAt: [400])
///     plan.rate(at: 700)   // 0.05
///
/// The rate of part k at t − (start of part k).
///
/// Source: torch.optim.lr_scheduler.SequentialLR, optax.join_schedules.
public struct PartSequence: PlannedSchedule {
  /// The parts, each on its own clock; its peak is the greatest of theirs.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - parts: At least one; each begins its own step 0 where it takes over.
  ///   - milestones: The steps at which parts 1, 2, … take over, never falling; one fewer than there are parts.
  ///   - steps: The length of the whole, after which it holds; nil goes on for ever.
  public init(_ parts: [any Schedule], switchingAt milestones: [Int], steps: Int? = nil) {
    precondition(parts.count == milestones.count + 1, "A sequence has one milestone fewer than it has parts.")
    precondition(
      zip([0] + milestones, milestones).allSatisfy { $0 <= $1 }, "The milestones of a sequence go upwards.")
    let plans = parts.map(SchedulePlan.init)
    let starts = [0] + milestones.map(Double.init)
    let curve = PartSequenceCurve(plans.map(\.schedule), starts: starts)
    plan = SchedulePlan(
      curve, steps: steps, peak: plans.map(\.peak).max() ?? 0, warmsUpTo: curve.rate(at: 0),
      cost: plans.map(\.cost).max() ?? 1, facts: .sequence(plans.map(\.facts), starts: starts))
  }

  private static let parts = Key.nodes(
    "parts", count: 1...10_000, kind: "list of schedules", items: SchemaFragment(reference: "#/$defs/schedule"),
    summary: "The schedules, one after the other; all but the last need `steps`.")

  package static let entry = ScheduleEntry(
    name: "sequence", otherNames: ["sequential", "SequentialLR", "join", "join_schedules", "chain", "concat"],
    summary: "Schedules one after the other, each with its own clock.",
    formula: "rate of part k at t − (start of part k)",
    latex: #"\eta_t = \eta^{(k)}_{t - s_k}, \quad s_k \le t \lt s_{k+1}"#,
    edges: [
      Edge(
        "Each part has its own clock, and a part need not begin where the one before it ended.",
        #""parts": [{"type": "constant", "lr": 1, "steps": 40}, {"type": "linear", "lr": 0.5}]"#,
        [39: 1, 40: 0.5, 70: 0.25, 100: 0]),
      Edge(
        "A percentage inside a part is a share of the whole run.",
        #""parts": [{"type": "constant", "lr": 1, "steps": 50, "warmup": "10%"}, {"type": "linear", "lr": 1}]"#,
        [0: 0.1, 9: 1, 50: 1, 75: 0.5]),
      .refused(
        "Parts that are longer than the schedule.",
        #""parts": [{"type": "constant", "lr": 1, "steps": 101}, {"type": "constant", "lr": 1}]"#),
      .refused(
        "A part before the last without `steps`.",
        #""parts": [{"type": "constant", "lr": 1}, {"type": "constant", "lr": 1}]"#),
    ],
    source: "torch.optim.lr_scheduler.SequentialLR, optax.join_schedules",
    keys: [parts.declaration],
    example: #"""
      {"type": "sequence", "parts": [
        {"type": "constant", "lr": 0.1, "steps": 400},
        {"type": "cosine", "lr": 0.1, "min_lr": 0.001}]}
      """#
  ) { arguments in
    guard let nodes = arguments.reader.require(parts) else { return nil }
    return make(nodes, arguments)
  }

  private static func make(_ nodes: [Node], _ arguments: ScheduleArguments) -> PartSequence? {
    let sink = arguments.reader.sink
    var read: [ReadSchedule?] = []
    var starts: [Int] = []
    var used = 0
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let steps = node["steps"]
      if !isLast, node.members != nil, steps == nil {
        sink.error(
          at: node.offset, "part \(index + 1) of \(nodes.count) needs `steps`",
          hint: "only the last part can take what is left of the run")
      }
      let rest = max(0, arguments.length - used)
      // A part that is too long is told once, below, not again at its warmup.
      let own = steps?.integer.map { min(max($0, 0), 1_000_000_000) }
      let left = own.map { isLast ? max($0, rest) : $0 } ?? (rest > 0 || isLast ? rest : arguments.run)
      let part = arguments.schedules.read(node, clock: RunClock(run: arguments.run, left: left), sink: sink)
      starts.append(used)
      used += part?.length ?? own ?? 0
      read.append(part)
    }
    let found = read.compactMap { $0 }
    guard found.count == nodes.count else { return nil }
    if used > arguments.length {
      let room =
        arguments.length == arguments.run
        ? "the run has \(StepCount.digits(arguments.run))" : "there are \(StepCount.digits(arguments.length))"
      arguments.reader.error(
        at: parts, "the parts need \(StepCount.text(used)), \(room)", hint: "shorten a part, or lengthen the run")
    }
    return PartSequence(found.map(\.schedule), switchingAt: Array(starts.dropFirst()), steps: arguments.length)
  }
}
