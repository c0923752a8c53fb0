import LRInput
import LRMath

/// The product of several schedules at the same step.
package struct PartProductCurve: RateCurve {
  package let parts: [any Schedule]

  /// See the properties of the same names.
  package init(parts: [any Schedule]) {
    self.parts = parts
  }

  package func rate(at step: Double) -> Double {
    guard step == step.rounded(.down) else { return piece(at: step).value(at: step) }
    var product = 1.0
    for part in parts { product *= part.rate(at: step) }
    return product
  }

  package func piece(at step: Double) -> Piece {
    let pieces = parts.map { $0.piece(at: step) }
    var start = pieces.map(\.start).max() ?? 0
    var end = pieces.map(\.end).min() ?? .infinity
    let moving = pieces.filter { !$0.isFlat }
    @Sendable func product(at step: Double) -> Double { pieces.reduce(1) { $0 * $1.value(at: step) } }
    if moving.count > 1, moving.contains(where: { $0.promise == .wholeSteps }) {
      // What is true at whole steps alone makes the product so.
      let whole = step.rounded(.down)
      (start, end) = (max(start, whole), min(end, whole + 1))
      let line = Piece.Shape.line(from: product(at: start), to: product(at: end))
      return Piece(start: start, end: end, shape: line, promise: .wholeSteps)
    }
    if moving.count <= 1, pieces.allSatisfy(\.isLine) {
      return Piece(
        start: start, end: end, shape: .line(from: product(at: start), to: product(at: end)),
        promise: moving.first?.promise ?? .oneTurn)
    }
    // Two lines make a parabola; of what else meets, nobody knows how often it turns.
    let turnsOnce = moving.count == 2 && moving.allSatisfy(\.isLine)
    return Piece(
      start: start, end: end, shape: .arc(product),
      promise: moving.count <= 1 ? moving.first?.promise ?? .oneTurn : turnsOnce ? .oneTurn : .anyTurns)
  }

  package func hasRate(at step: Double) -> Bool { parts.allSatisfy { $0.hasRate(at: step) } }

  package func phases(length: Double) -> [Phase] {
    Phase.overlaid(
      parts.map { $0.phases(until: length).compactMap { $0.clipped(to: length) } }, until: length, rate: rate)
  }
}

/// The product of several schedules at the same step.
///
///     PartProduct([Cosine(peak: 0.1, steps: 1000), Linear(from: 1, to: 0.5, steps: 1000)]).rate(at: 500)   // 0.0375
///
/// rate₁(t)·rate₂(t)·…
///
/// Source: torch.optim.lr_scheduler.ChainedScheduler, for parts that are pure factors.
public struct PartProduct: PlannedSchedule {
  /// The product; its peak is the product of its parts' peaks, which no step need have.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - parts: The schedules whose rates are multiplied; of none the rate is 1.
  ///   - steps: The length of the whole, after which it holds; nil goes on for ever.
  public init(_ parts: [any Schedule], steps: Int? = nil) {
    let plans = parts.map(SchedulePlan.init)
    let curve = PartProductCurve(parts: plans.map(\.schedule))
    plan = SchedulePlan(
      curve, steps: steps, peak: plans.reduce(1) { $0 * $1.peak }, warmsUpTo: curve.rate(at: 0),
      cost: plans.reduce(0) { $0 + $1.cost }, facts: .product(plans.map(\.facts)))
  }

  private static let parts = Key.nodes(
    "parts", count: 1...PartProduct.mostParts, kind: "list of schedules",
    items: SchemaFragment(reference: "#/$defs/schedule"), summary: "The schedules whose rates are multiplied.")

  /// With products inside products this many simple schedules may stand: it bounds the work of every single value.
  package static let mostParts = 64

  package static let entry = ScheduleEntry(
    name: "product", otherNames: ["multiply", "ChainedScheduler", "chained", "times"],
    summary: "The product of the rates of several schedules.",
    formula: "rate₁(t)·rate₂(t)·…",
    latex: #"\eta_t = \prod_k \eta^{(k)}_t"#,
    edges: [
      Edge(
        "All parts have the same clock; one with `steps` of its own holds past its end.",
        #""parts": [{"type": "linear", "lr": 1}, {"type": "constant_factor", "lr": 1, "factor": 0.5, "steps": 20}]"#,
        [19: 0.405, 20: 0.8, 100: 0]),
      Edge(
        "A warmup of the product leads to the rate with which the product begins.",
        #""parts": [{"type": "linear", "lr": 1}, {"type": "constant", "lr": 0.5}], "warmup": 10"#,
        [0: 0.05, 9: 0.5, 10: 0.5, 100: 0]),
      .refused(
        "Peaks whose product no number can hold.",
        #"""
        "parts": [{"type": "constant", "lr": 1e100}, {"type": "constant", "lr": 1e100}, {"type": "constant", "lr": \#
        1e100}, {"type": "constant", "lr": 1e100}]
        """#
      ),
    ],
    source: "torch.optim.lr_scheduler.ChainedScheduler, for parts that are pure factors",
    keys: [parts.declaration],
    example: #"""
      {"type": "product", "parts": [
        {"type": "cosine", "lr": 0.1},
        {"type": "linear", "from": 1, "to": 0.5}]}
      """#
  ) { arguments in
    let reader = arguments.reader
    guard let nodes = reader.require(parts) else { return nil }
    let clock = RunClock(run: arguments.run, left: arguments.length)
    let read = nodes.map { arguments.schedules.read($0, clock: clock, sink: reader.sink) }
    let found = read.compactMap { $0 }
    guard found.count == nodes.count else { return nil }
    let product = PartProduct(found.map(\.schedule), steps: arguments.length)
    if product.plan.cost > mostParts {
      reader.error(
        at: parts, "a product of \(product.plan.cost) schedules",
        hint: "at most \(mostParts) are multiplied, nested ones counted")
    }
    if !product.peak.isFinite {
      reader.error(at: parts, "the product of the peaks is too large", hint: "give all but one part as a factor near 1")
    }
    return product
  }
}

extension Piece {
  fileprivate var isLine: Bool {
    if case .line = shape { true } else { false }
  }
}
