import LRInput
import LRMath
import LRSchedules

/// Straight up and straight down again; it brings its own rates.
struct TorchCyclicLR: TorchLeaf {
  /// What becomes of the height of the triangles.
  enum Scale: Sendable {
    case none
    case halved
    case power(Double)
    case formula(DialectFormula, perCycle: Bool)
  }

  let low: Double
  let high: Double
  let up: Double
  let down: Double
  let scale: Scale

  private var total: Double { up + down }

  static var bringsRates: Bool { true }

  func prepare(_ group: inout TorchGroup) { group.lr = low }

  /// While it is being built it takes the rate that the group began with for its own `base_lr`.
  func built(_ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double {
    _ = try next(epoch: 0, group, base: base, isInitial: true)
    return base
  }

  /// While it is being built, here too.
  func resumed(epoch: Double, _ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double {
    let built = TorchCyclicLR(low: base, high: high, up: up, down: down, scale: scale)
    return try built.next(epoch: epoch, group, base: base, isInitial: true)
  }

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if total == 0 || up == 0 && epoch.truncatingRemainder(dividingBy: total) == 0 { throw .zeroDivision }
    if case .formula(let formula, let perCycle) = scale {
      _ = try formula.checked(at: perCycle ? (1 + epoch / total).rounded(.down) : epoch)
    }
    return rate(at: epoch)
  }

  /// The rate of a whole step, in torch's own order of operations; `cycle` counts from 1.
  private func rate(at step: Double) -> Double {
    let ratio = up / total
    let cycle = (1 + step / total).rounded(.down)
    let x = 1 + step / total - cycle
    let height = x <= ratio ? x / ratio : (x - 1) / (ratio - 1)
    return low + (high - low) * height * share(at: step, cycle: cycle)
  }

  private func share(at step: Double, cycle: Double) -> Double {
    switch scale {
    case .none: 1
    case .halved: Math.pow(2, 1 - cycle)
    case .power(let gamma): Math.pow(gamma, step)
    case .formula(let formula, let perCycle): formula.value(at: perCycle ? cycle : step)
    }
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    let isWhole = up == up.rounded() && down == down.rounded() && up >= 1 && down >= 1
    if isWhole {
      switch scale {
      case .none:
        return CyclicCurve(peak: high, floor: low, up: up, down: down, mode: .triangular, gamma: 1)
      case .halved:
        return CyclicCurve(peak: high, floor: low, up: up, down: down, mode: .triangular2, gamma: 1)
      case .power(let gamma) where gamma > 0 && gamma <= 1:
        return CyclicCurve(peak: high, floor: low, up: up, down: down, mode: .expRange, gamma: gamma)
      default: break
      }
    }
    return WholeSteps { rate(at: $0) }
  }

  /// Cycles that shrink from the first step on are not meant to meet the peak.
  func facts(base: Double) -> ScheduleFacts {
    var top: Double? = high
    switch scale {
    case .power(let gamma) where gamma != 1: top = nil
    case .formula: top = nil
    default: break
    }
    return ScheduleFacts(.cycles, peak: top, floor: low == 0 ? nil : low, warmup: nil, milestones: [])
      .cycling(lowAt: total)
      .with { if top == nil { $0.opening = .init(up, from: low, to: high) } }
  }

  var peak: Double? {
    switch scale {
    case .none, .halved: max(low, high)
    case .power(let gamma) where gamma >= 0 && gamma <= 1: max(low, high)
    default: nil
    }
  }

  func limit(restarts: Bool) -> TorchLimit? {
    if up == 0 || total == 0 { return TorchLimit(step: 0, refusal: .zeroDivision) }
    // 2.0 ** (cycle − 1) overflows in Python.
    guard case .halved = scale, total > 0 else { return nil }
    return TorchLimit(
      step: (1024 * total).rounded(.up), refusal: TorchRefusal(message: "has a power of 2 that is too large"))
  }

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchCyclicLR? {
    let (up, down) = (reader.read(TorchCyclicKeys.up), reader.read(TorchCyclicKeys.down))
    let scale = TorchCyclicKeys.scale(reader, context, total: (up ?? 0) + ((down ?? up) ?? up ?? 0))
    let low = reader.require(TorchCyclicKeys.base)
    guard let high = reader.require(TorchCyclicKeys.max), TorchKeys.accepts(reader), let low, let up, let down,
      let scale
    else { return nil }
    if let lr = context.lr, lr != low, context.depth == 0, reader.read(TorchKeys.lastEpoch) ?? -1 >= 0 {
      reader.warning(
        at: TorchKeys.lastEpoch, "update 0 goes from the optimizer's `lr`, and only those after it from `base_lr`",
        hint: "a CyclicLR has `base_lr` for the optimizer's rate: leave `lr` out")
    }
    return TorchCyclicLR(low: low, high: high, up: up, down: down ?? up, scale: scale)
  }

  static let entry = DialectEntry(
    .torch, "CyclicLR", summary: "Straight up from `base_lr` to `max_lr` and straight down again, over and over.",
    formula: "base_lr + (max_lr − base_lr)·y·s: y goes 0 → 1 → 0; s is 1, 2^−cycle or gamma^t by mode",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \thinspace y_t \thinspace s_t, \quad s_t \in \lbrace 1, \#
      2^{-c}, \gamma^{t} \rbrace
      """#,
    edges: [
      Edge(
        "The optimizer's own rate is not used: it begins at `base_lr`.",
        #""base_lr": 0.1, "max_lr": 1, "step_size_up": 10"#, [0: 0.1, 10: 1, 20: 0.1]),
      Edge(
        "`triangular2` halves the height with each cycle.",
        #""base_lr": 0.1, "max_lr": 1, "step_size_up": 10, "mode": "triangular2""#, [10: 1, 30: 0.55]),
      Edge(
        "`exp_range` counts all steps, so that a cycle's top lies below `max_lr`.",
        #""base_lr": 0.1, "max_lr": 1, "step_size_up": 10, "mode": "exp_range", "gamma": 0.9"#, [10: 0.4138]),
      Edge(
        "A `scale_fn` takes the place of `mode` and `gamma`.",
        #""base_lr": 0, "max_lr": 1, "step_size_up": 10, "scale_fn": "1 / x""#, [10: 1, 30: 0.5]),
      .refused("A `step_size_up` of 0 divides by zero.", #""base_lr": 0.1, "max_lr": 1, "step_size_up": 0"#),
    ],
    source: TorchDialect.source, keys: TorchCyclicKeys.all,
    example: #"""
      {"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 100}}
      """#,
    needsRate: false, make: TorchDialect.make(read))
}

/// The arguments of CyclicLR.
enum TorchCyclicKeys {
  enum ScaleMode: String, Sendable, CaseIterable {
    case cycle
    case iterations
  }

  static let base = Key.number("base_lr", kind: "rate", summary: "The rate at the bottom of the cycles.").perGroup()
  static let max = Key.number("max_lr", kind: "rate", summary: "The rate at the top of the first cycle.").perGroup()
  static let up = Key.number("step_size_up", unit: "steps", default: 2000, summary: "The steps of the way up.")
  static let down = Key.number("step_size_down", unit: "steps", summary: "The steps of the way down.")
    .orNone("step_size_up")
  private static let mode = Key<String>.string(
    "mode", kind: "triangular | triangular2 | exp_range", default: "triangular",
    summary: "Whether the height stays, is halved with each cycle, or is multiplied by `gamma` at each step.")
  private static let gamma = Key.number("gamma", default: 1, summary: "The factor of each step, for exp_range.")
  private static let scaleFunction = DialectFormula.key(
    "scale_fn", variable: "x", summary: "The factor on the height, an expression in x, in place of `mode`."
  ).orNone()
  private static let scaleMode: Key<ScaleMode> = .choice(
    "scale_mode", default: .cycle, summary: "Whether x of `scale_fn` counts cycles, from 1, or steps.")
  /// Arguments that act on the momentum.
  private static let momentum = [
    Key.bool("cycle_momentum", default: true, summary: "Acts on the momentum, not on the rate.").declaration,
    Key.number("base_momentum", default: 0.8, summary: "Acts on the momentum, not on the rate.").declaration,
    Key.number("max_momentum", default: 0.9, summary: "Acts on the momentum, not on the rate.").declaration,
  ]

  static let all =
    [
      base.declaration, max.declaration, up.declaration, down.declaration, mode.declaration, gamma.declaration,
      scaleFunction.declaration, scaleMode.declaration,
    ] + momentum + TorchKeys.common

  /// - Parameter total: Length of a cycle, in steps.
  static func scale(_ reader: ObjectReader, _ context: DialectContext, total: Double) -> TorchCyclicLR.Scale? {
    let (gamma, scaleMode) = (reader.read(gamma), reader.read(scaleMode))
    guard let formula = reader.read(scaleFunction), let name = reader.read(mode), let gamma, let scaleMode else {
      return nil
    }
    if let formula {
      if reader.has(mode) || reader.has(self.gamma) {
        reader.warning(at: scaleFunction, "`mode` and `gamma` are ignored where there is a `scale_fn`")
      }
      let perCycle = scaleMode == .cycle
      // Cycles count from 1, and there are fewer of them than steps.
      let run = Swift.max(1, context.clock.left)
      let last = perCycle && total >= 1 ? 1 + Int(Double(run - 1) / total) : run - 1
      let counted = context.limited(to: last + 1)
      guard formula.holds(on: counted, reader: reader, key: scaleFunction, from: perCycle ? 1 : 0) else { return nil }
      return .formula(formula, perCycle: perCycle)
    }
    guard let mode = Cyclic.Mode(rawValue: name) else {
      let modes = Cyclic.Mode.allCases.map(\.rawValue)
      reader.error(
        at: self.mode, "`mode` must be one of \(DiagnosticText.list(modes, "or"))",
        hint: NearMiss.hint(for: name, among: modes, noun: "modes"))
      return nil
    }
    if mode != .expRange, gamma != 1 { reader.warning(at: self.gamma, "`gamma` is ignored in the mode \(name)") }
    if reader.has(self.scaleMode) {
      reader.warning(at: self.scaleMode, "`scale_mode` is ignored without a `scale_fn`")
    }
    switch mode {
    case .triangular: return TorchCyclicLR.Scale.none
    case .triangular2: return .halved
    case .expRange: return .power(gamma)
    }
  }
}
