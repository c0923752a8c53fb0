import LRInput
import LRMath
import LRSchedules

/// Up to the peak, down to the start, and far below it; it brings its own rates.
struct TorchOneCycleLR: TorchLeaf {
  let initial: Double
  let max: Double
  let min: Double
  /// `total_steps`.
  let length: Double
  /// The last step of each phase; the first of them may lie before step 0.
  let ends: [Double]
  let shape: Transition.Shape

  init(
    max: Double, length: Double, share: Double, div: Double, finalDiv: Double, threePhase: Bool,
    shape: Transition.Shape
  ) {
    self.max = max
    self.length = length
    self.shape = shape
    initial = max / div
    min = initial / finalDiv
    ends = threePhase ? [share * length - 1, 2 * share * length - 2, length - 1] : [share * length - 1, length - 1]
  }

  static var bringsRates: Bool { true }

  func prepare(_ group: inout TorchGroup) {
    group.initial = initial
    group.oneCycleMax = max
    group.oneCycleMin = min
  }

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if epoch > length { throw TorchRefusal(message: "has no rate for more than `total_steps`") }
    let phase = phase(at: epoch)
    if start(of: phase) == ends[phase] { throw .zeroDivision }
    let levels = Levels(initial: group.initial ?? initial, max: group.oneCycleMax, min: group.oneCycleMin)
    return rate(at: epoch, in: phase, levels)
  }

  /// The phase of a step: the first that has not ended, or else the last.
  private func phase(at step: Double) -> Int {
    ends.dropLast().firstIndex { step <= $0 } ?? ends.count - 1
  }

  private func start(of phase: Int) -> Double { phase == 0 ? 0 : ends[phase - 1] }

  /// The rates between which the phases go.
  private struct Levels {
    let initial: Double
    let max: Double
    let min: Double

    func way(_ phase: Int, isLast: Bool) -> Transition {
      if phase == 0 { return Transition(from: initial, to: max) }
      if !isLast { return Transition(from: max, to: initial) }
      return Transition(from: phase == 1 ? max : initial, to: min)
    }
  }

  /// Past its end a line goes on, and a cosine turns.
  private func rate(at step: Double, in phase: Int, _ levels: Levels) -> Double {
    let share = (step - start(of: phase)) / (ends[phase] - start(of: phase))
    let way = levels.way(phase, isLast: phase == ends.count - 1)
    if shape == .linear { return way.from + (way.to - way.from) * share }
    let turned = share.truncatingRemainder(dividingBy: 2)
    return way.rate(remaining: shape.remaining(after: turned > 1 ? 2 - turned : turned))
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    TorchOneCycleCurve(
      breaks: ends.dropLast().filter { $0 > 0 && $0 < length } + (length > 1 ? [length - 1] : []), last: length
    ) { step in
      rate(at: step, in: phase(at: step), Levels(initial: initial, max: max, min: min))
    }
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(.falls, peak: max, floor: min, warmup: nil, milestones: [], landing: length - 1)
      .with { $0.opening = .init(ends[0], from: initial, to: max) }
  }

  var peak: Double? { Swift.max(initial, max, min) }

  func limit(restarts: Bool) -> TorchLimit? {
    let first = phase(at: 0)
    if start(of: first) == ends[first] { return TorchLimit(step: 0, refusal: .zeroDivision) }
    let last = phase(at: length)
    if start(of: last) == ends[last] { return TorchLimit(step: length, refusal: .zeroDivision) }
    return TorchLimit(
      step: length + 1, refusal: TorchRefusal(message: "has no rate for more than `total_steps`"))
  }

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchOneCycleLR? {
    TorchOneCycleKeys.read(reader, context)
  }

  static let entry = DialectEntry(
    .torch, "OneCycleLR", summary: "Up from max_lr/div_factor to `max_lr`, then down far below the start.",
    formula: "max_lr/div_factor → max_lr at pct_start·T − 1 → max_lr/div_factor/final_div_factor at T − 1",
    latex:
      #"""
      \eta_0 = \frac{\eta_{\max}}{d}, \quad \eta_{p T - 1} = \eta_{\max}, \quad \eta_{T - 1} = \frac{\eta_{\max}}{d \#
      f}
      """#,
    edges: [
      Edge(
        "The peak comes at pct_start·T − 1 and the last rate with the last update.",
        #""max_lr": 1, "total_steps": 100"#, [0: 0.04, 29: 1, 99: 4e-6]),
      Edge(
        "With a fractional pct_start·T no update has the peak.",
        #""max_lr": 1, "total_steps": 50, "pct_start": 0.25, "anneal_strategy": "linear""#, steps: 50,
        [11: 0.9583, 12: 0.9867]),
      Edge(
        "One step too many is extrapolated; a line goes below 0 there.",
        #""max_lr": 1, "total_steps": 99, "anneal_strategy": "linear""#, [98: 4e-6, 99: -0.01443]),
      Edge(
        "With `three_phase` the way down to the start is as long as the way up.",
        #""max_lr": 1, "total_steps": 100, "three_phase": true"#, [29: 1, 58: 0.04, 99: 4e-6]),
      .refused("A run of more than `total_steps` + 1 updates.", #""max_lr": 1, "total_steps": 50"#),
      .refused("No length: neither `total_steps` nor `epochs` with `steps_per_epoch`.", #""max_lr": 1"#),
      .refused(
        "A `pct_start` of 1 in a run that goes on to update T: it divides by zero.",
        #""max_lr": 1, "total_steps": 99, "pct_start": 1"#),
    ],
    source: TorchDialect.source + "; Smith and Topin 2018, arXiv:1708.07120", keys: TorchOneCycleKeys.all,
    example: #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 1000}}"#,
    needsRate: false, make: TorchDialect.make(read))
}

/// The phases of a OneCycleLR as pieces, up to the last step that torch has a rate for.
struct TorchOneCycleCurve: RateCurve {
  /// Where one formula gives way to another, ascending, above 0.
  let breaks: [Double]
  let last: Double
  let value: @Sendable (Double) -> Double

  func rate(at step: Double) -> Double { value(min(step, last)) }

  func piece(at step: Double) -> Piece {
    guard step < last else { return .constant(value(last), from: last, to: .infinity) }
    let passed = breaks.count(upTo: step)
    let (start, end) = (passed > 0 ? breaks[passed - 1] : 0, passed < breaks.count ? breaks[passed] : last)
    return Piece(start: start, end: end, shape: .arc(value))
  }

  /// torch takes one step more, and extrapolates; nobody means it.
  func hasRate(at step: Double) -> Bool { step < last }

  /// The last phase goes on to the end of the run, unless that has an update where torch extrapolates.
  func phases(length: Double) -> [Phase] {
    guard length <= last else {
      let times = [0] + breaks + [last]
      return Phase.directions(times: times, values: times.map(value), until: length)
    }
    let times = [0] + breaks
    var found = Phase.directions(times: times, values: times.map(value), until: length)
    if found.count > 1, found[found.count - 1].start == last - 1 {
      found.removeLast()
      found[found.count - 1].end = length
    }
    return found
  }
}
