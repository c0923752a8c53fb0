import LRInput
import LRMath
import LRSchedules

/// Rates given by factors at boundaries, each factor on top of the ones before.
enum OptaxPiecewise {
  /// A boundary and the factor that acts there.
  struct Scale: Sendable {
    var step: Double
    var factor: Double
  }

  enum Interpolation: String, Sendable, CaseIterable {
    case linear
    case cosine
  }

  private static let scales = Key<[Scale]>(
    KeyDeclaration(
      name: "boundaries_and_scales", kind: "object {step: factor}", defaultText: "None: no boundary",
      summary: "The steps, each with the factor that acts there, on top of the factors before.",
      schema: SchemaFragment(.object, .null)),
    default: [], decode: decode)

  private static let step = Key.number("boundaries_and_scales", summary: "A step.")
  private static let factor = Key.number(
    "boundaries_and_scales", in: .atLeast(0), summary: "The factor at a boundary; at least 0.")

  /// JSON has no numbers as keys: Python's {60: 0.1} is {"60": 0.1}.
  @Sendable private static func decode(_ node: Node, _ declaration: KeyDeclaration, _ sink: DiagnosticSink) -> [Scale]?
  {
    if case .null = node.value { return [] }
    guard let members = node.members else {
      sink.error(
        at: node.offset, "`boundaries_and_scales` must be an object, not \(node.kind)",
        hint: "for example {\"60\": 0.1, \"120\": 0.1}")
      return nil
    }
    var scales: [Scale] = []
    for member in members {
      let boundary = Double(member.key).flatMap { $0.isFinite ? $0 : nil }
      if boundary == nil {
        sink.error(
          at: member.keyOffset, "a boundary must be a step, not \(DiagnosticText.quoted(member.key))",
          hint: "for example {\"60\": 0.1, \"120\": 0.1}")
      }
      guard let factor = factor.decode(member.node, factor.declaration, sink), let boundary else { continue }
      scales.append(Scale(step: boundary, factor: factor))
    }
    return scales.count == members.count ? scales.sorted { $0.step < $1.step } : nil
  }

  /// The cumulative rates: the initial one, and one from each boundary on.
  private static func rates(_ initial: Double, _ scales: [Scale]) -> [Double] {
    var rates = [initial]
    for scale in scales { rates.append(rates[rates.count - 1] * scale.factor) }
    return rates
  }

  /// Stairs: a boundary acts at its step.
  static func stairs(_ initial: Double, _ scales: [Scale]) -> any RateCurve {
    PointPath(times: [0] + scales.map { max(0, $0.step) }, rates: rates(initial, scales), shape: .hold)
  }

  /// A way through (0, initial) and one point a boundary; the last rate is held.
  static func path(_ initial: Double, _ scales: [Scale], _ interpolation: Interpolation) -> PointPath {
    let (times, rates) = ([0] + scales.map(\.step), rates(initial, scales))
    // A boundary at or before 0 takes the place of the start.
    let passed = scales.count { $0.step <= 0 }
    return PointPath(
      times: Array(times.dropFirst(passed)), rates: Array(rates.dropFirst(passed)),
      shape: interpolation == .linear ? .linear : .cosine)
  }

  static let constantEntry = DialectEntry(
    .optax, "piecewise_constant_schedule", summary: "A factor at given steps.",
    formula: "init_value·(product of the scales with boundary ≤ t)", latex: #"\eta_t = I \prod_{b_i \le t} s_i"#,
    edges: [
      Edge(
        "A boundary acts at its own step, and the factors pile up, in whatever order they are written.",
        #""init_value": 1, "boundaries_and_scales": {"60": 0.5, "30": 0.1}"#, [29: 1, 30: 0.1, 60: 0.05]),
      Edge(
        "A boundary 0 acts on the first update.", #""init_value": 1, "boundaries_and_scales": {"0": 0.1}"#, [0: 0.1]),
      .refused("A negative factor.", #""init_value": 1, "boundaries_and_scales": {"30": -1}"#),
    ],
    source: OptaxDialect.source,
    keys: [OptaxKeys.initial.declaration, scales.declaration],
    example: #"""
      {"dialect": "optax", "name": "piecewise_constant_schedule",
       "args": {"init_value": 0.1, "boundaries_and_scales": {"500": 0.1, "800": 0.1}}}
      """#,
    needsRate: false
  ) { reader, context in
    let initial = reader.require(OptaxKeys.initial)
    guard let scales = reader.read(scales), let initial else { return nil }
    let facts = ScheduleFacts(
      scales.allSatisfy { $0.factor <= 1 } ? .falls : .free,
      peak: scales.allSatisfy { $0.factor <= 1 } ? initial : nil, floor: nil, warmup: nil,
      milestones: scales.map { ScheduleFacts.Milestone($0.step, at: $0.step) }
    ).with { $0.hasStairs = true }
    return context.madeOfNumbers(stairs(initial, scales), facts: facts)
  }

  private static let interpolation: Key<Interpolation> = .choice(
    "interpolate_type", summary: "What lies between two points.")

  static let interpolateEntry = DialectEntry(
    .optax, "piecewise_interpolate_schedule", summary: "A way through points that are given by factors.",
    formula: "through (0, init_value) and (bᵢ, init_value·s₁·…·sᵢ), linear or half a cosine in between",
    latex: #"\eta_{b_i} = I \prod_{j \le i} s_j"#,
    edges: [
      Edge(
        "The scales pile up: they are factors on the point before, not values.",
        #""interpolate_type": "linear", "init_value": 1, "boundaries_and_scales": {"50": 0.1, "100": 0.5}"#,
        [25: 0.55, 50: 0.1, 100: 0.05, 150: 0.05]),
      Edge(
        "Between two points `cosine` is half a wave.",
        #""interpolate_type": "cosine", "init_value": 1, "boundaries_and_scales": {"100": 0}"#,
        [25: 0.8536, 50: 0.5, 100: 0]),
      .refused(
        "A boundary between two steps.",
        #""interpolate_type": "linear", "init_value": 1, "boundaries_and_scales": {"10.5": 0.1}"#),
    ],
    source: OptaxDialect.source,
    keys: [interpolation.declaration, OptaxKeys.initial.declaration, scales.declaration],
    example: #"""
      {"dialect": "optax", "name": "piecewise_interpolate_schedule",
       "args": {"interpolate_type": "cosine", "init_value": 0.01, "boundaries_and_scales": {"300": 10, "1000": 0.01}}}
      """#,
    needsRate: false
  ) { reader, context in
    let (interpolation, initial) = (reader.require(interpolation), reader.require(OptaxKeys.initial))
    guard let list = reader.read(scales), let interpolation, let initial else { return nil }
    if let fraction = list.first(where: { $0.step != $0.step.rounded() }) {
      reader.error(at: scales, "the boundary \(RateText.short(fraction.step)) must be a whole number of steps")
      return nil
    }
    // Its factor is on `init_value`, but its point takes the place of the first.
    let passed = list.prefix { $0.step <= 0 }
    if let last = passed.last {
      let start = passed.reduce(initial) { $0 * $1.factor }
      context.quirk(
        "the boundary at \(RateText.step(last.step)) takes the place of the start: the rate begins at "
          + "\(RateText.short(start)), and not at `init_value`",
        hint: "a boundary lies behind step 0")
    }
    let path = path(initial, list, interpolation)
    return context.madeOfNumbers(path, facts: path.facts)
  }
}

/// Up to the peak and down again, by points at shares of the length.
enum OptaxOneCycle {
  private static let length = Key.integer(
    "transition_steps", in: .between(1, 1e12), unit: "steps", summary: "The length of the cycle.")
  private static let start = Key.number("pct_start", default: 0.3, summary: "The share of the steps up to the peak.")
  private static let final = Key.number(
    "pct_final", default: 0.85, summary: "The share of the steps up to the first rate again.")
  private static let div = Key.number("div_factor", default: 25, summary: "The peak over the first rate; above 0.")
  private static let finalDiv = Key.number(
    "final_div_factor", default: 1e4, summary: "The first rate over the last; above 0.")

  static let linearEntry = DialectEntry(
    .optax, "linear_onecycle_schedule", summary: "Straight up to the peak, down to the first rate, and to almost 0.",
    formula: "through peak/div at 0, peak at ⌊pct_start·N⌋, peak/div at ⌊pct_final·N⌋, peak/(div·final_div) at N",
    latex:
      #"""
      \eta_0 = \eta_{\lfloor q N \rfloor} = \frac{P}{d}, \quad \eta_{\lfloor p N \rfloor} = P, \quad \eta_N = \#
      \frac{P}{d f}
      """#,
    edges: [
      Edge(
        "Three pieces: the rate is back at its start at ⌊pct_final·N⌋, and the end holds.",
        #""transition_steps": 100, "peak_value": 1"#, [0: 0.04, 30: 1, 85: 0.04, 100: 4e-6, 150: 4e-6]),
      Edge(
        "The turning points are cut to whole steps.", #""transition_steps": 10, "peak_value": 1, "pct_start": 0.39"#,
        [3: 1]),
      .refused("A divisor of 0 or below.", #""transition_steps": 100, "peak_value": 1, "final_div_factor": 0"#),
    ],
    source: OptaxDialect.source,
    keys: [length.declaration] + [OptaxKeys.peak, start, final, div, finalDiv].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "linear_onecycle_schedule", "args": {"transition_steps": 1000, "peak_value": 0.1}}
      """#,
    needsRate: false
  ) { reader, context in make(reader, context, isLinear: true) }

  static let cosineEntry = DialectEntry(
    .optax, "cosine_onecycle_schedule", summary: "Up to the peak and down to almost 0, by half cosines.",
    formula: "through peak/div at 0, peak at ⌊pct_start·N⌋ and peak/(div·final_div) at N, by half cosines",
    latex: #"\eta_0 = \frac{P}{d}, \quad \eta_{\lfloor p N \rfloor} = P, \quad \eta_N = \frac{P}{d f}"#,
    edges: [
      Edge(
        "The peak comes at ⌊pct_start·N⌋, the end at t = N, one step after the last update, and it holds.",
        #""transition_steps": 100, "peak_value": 1"#, [0: 0.04, 30: 1, 100: 4e-6, 150: 4e-6]),
      Edge(
        "If the peak falls on the end, its factor is lost.",
        #""transition_steps": 100, "peak_value": 1, "pct_start": 1"#, [0: 0.04, 100: 1.6e-7]),
      .refused("A divisor of 0 or below.", #""transition_steps": 100, "peak_value": 1, "div_factor": 0"#),
    ],
    source: OptaxDialect.source,
    keys: [length.declaration] + [OptaxKeys.peak, start, div, finalDiv].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "cosine_onecycle_schedule", "args": {"transition_steps": 1000, "peak_value": 0.1}}
      """#,
    needsRate: false
  ) { reader, context in make(reader, context, isLinear: false) }

  private static func make(_ reader: ObjectReader, _ context: DialectContext, isLinear: Bool) -> DialectSchedule? {
    let (length, peak, start) = (reader.require(length), reader.require(OptaxKeys.peak), reader.read(start))
    let final = isLinear ? reader.read(final) : 0
    guard let div = reader.read(div), let finalDiv = reader.read(finalDiv), let length, let peak, let start, let final
    else { return nil }
    for (key, value) in [(Self.div, div), (Self.finalDiv, finalDiv)] where value <= 0 {
      reader.error(at: key, "`\(key.name)` must be above 0", hint: "optax raises an error")
      return nil
    }
    // Python's dict keeps the last factor of a step that is given twice.
    let steps = Double(length)
    var scales: [Double: Double] = [(start * steps).rounded(.towardZero): div]
    if isLinear {
      scales[(final * steps).rounded(.towardZero)] = 1 / div
      scales[steps] = 1 / finalDiv
    } else {
      scales[steps] = 1 / (div * finalDiv)
    }
    if scales.count < (isLinear ? 3 : 2) {
      context.quirk(
        "two turning points fall on one step, and the later one's factor stands alone",
        hint: "the cycle needs more steps, or shares that lie further apart")
    } else if scales[0] != nil {
      context.quirk(
        "a way up of no steps: the first point is at step 0 and takes the place of the start, so that the rate begins "
          + "\((start * steps).rounded(.towardZero) == 0 ? "at its peak" : "where it should end")",
        hint: "the cycle needs more steps, or a larger `pct_start`")
    } else if start > 1 || final > 1 || isLinear && final < start {
      context.quirk("the turning points are not in order, and their factors act in the order of their steps")
    }
    let sorted = scales.map { OptaxPiecewise.Scale(step: $0.key, factor: $0.value) }.sorted { $0.step < $1.step }
    return context.madeOfNumbers(
      OptaxPiecewise.path(peak / div, sorted, isLinear ? .linear : .cosine),
      facts: ScheduleFacts(
        .falls, peak: peak, floor: peak / (div * finalDiv), warmup: nil, milestones: [], landing: steps
      ).with { $0.opening = .init((start * steps).rounded(.towardZero), from: peak / div, to: peak) })
  }
}
