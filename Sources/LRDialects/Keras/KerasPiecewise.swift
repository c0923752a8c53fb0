import LRInput
import LRMath
import LRSchedules

/// A list of rates; a boundary itself still has the rate before it.
struct KerasPiecewise: RateCurve {
  /// Whole steps, as written.
  let boundaries: [Double]
  /// One more.
  let values: [Double]
  /// The first steps with another rate, sorted.
  private let changes: [Double]

  init(boundaries: [Double], values: [Double]) {
    self.boundaries = boundaries
    self.values = values
    changes = boundaries.map { max(0, $0 + 1) }.sorted()
  }

  /// Keras' sum over all ranges that hold a step: it is one value if the boundaries grow.
  func rate(at step: Double) -> Double {
    let step = step.rounded(.down)
    let last = boundaries.count - 1
    var sum: Float = 0
    if step <= boundaries[0] { sum += Float(values[0]) }
    if step > boundaries[last] { sum += Float(values[last + 1]) }
    for index in 0..<last where step > boundaries[index] && step <= boundaries[index + 1] {
      sum += Float(values[index + 1])
    }
    return Double(sum)
  }

  func piece(at step: Double) -> Piece {
    let reached = changes.count(upTo: step)
    return .constant(
      rate(at: step), from: reached > 0 ? changes[reached - 1] : 0,
      to: reached < changes.count ? changes[reached] : .infinity)
  }

  func phases(length: Double) -> [Phase] { [] }

  /// The bounded form: with grown boundaries one search finds the value.
  private var path: any RateCurve {
    guard boundaries == boundaries.sorted() else { return self }
    return PointPath(times: [0] + changes, rates: values.map { Double(Float($0)) }, shape: .hold)
  }

  private static let boundaries = Key.numbers(
    "boundaries", count: 1...Int.max, kind: "list of steps", summary: "The last steps of all rates but the last.")
  private static let values = Key.numbers(
    "values", kind: "list of rates", summary: "The rates, one more than boundaries.")

  static let entry = DialectEntry(
    .keras, "PiecewiseConstantDecay", summary: "A list of rates, each up to and with its boundary.",
    formula: "values[number of boundaries < t]",
    latex: #"\eta_t = v_{n_t}, \quad n_t = \left| \lbrace b : b \lt t \rbrace \right|"#,
    edges: [
      Edge(
        "A boundary itself has the rate before it: PyTorch and optax change one step earlier.",
        #""boundaries": [30], "values": [1.0, 0.1]"#, [30: 1, 31: 0.1]),
      Edge(
        "Boundaries that do not grow make ranges overlap, and Keras adds their rates up.",
        #""boundaries": [50, 30], "values": [1.0, 0.5, 0.1]"#, [20: 1, 40: 1.1, 60: 0.1]),
      .refused("As many values as boundaries: there is one more.", #""boundaries": [30], "values": [1.0]"#),
    ],
    source: KerasDialect.source,
    keys: [boundaries.declaration, values.declaration, KerasKeys.name.declaration],
    example: #"""
      {"dialect": "keras", "name": "PiecewiseConstantDecay",
       "args": {"boundaries": [500, 800], "values": [0.1, 0.01, 0.001]}}
      """#,
    needsRate: false
  ) { reader, context in
    let (boundaries, values) = (reader.require(boundaries), reader.require(values))
    guard let boundaries, let values, KerasKeys.acceptsName(reader) else { return nil }
    guard values.count == boundaries.count + 1 else {
      reader.error(
        at: Self.values,
        "`values` must have one element more than `boundaries`, \(boundaries.count + 1), "
          + "not \(values.count)")
      return nil
    }
    let written = reader.node(of: Self.values)?.array ?? []
    if let first = written.first, first.isWrittenAsInteger(in: reader.sink.source),
      !written.allSatisfy({ $0.isWrittenAsInteger(in: reader.sink.source) })
    {
      reader.sink.warning(
        at: first.offset,
        "the first of `values` is an integer and others are not: Keras on NumPy raises an error there",
        hint: "write it as a decimal fraction; on other backends the rates are these")
    }
    let steps = boundaries.map { $0.rounded(.towardZero) }
    if steps != boundaries {
      reader.warning(at: Self.boundaries, "Keras cuts the boundaries to whole steps")
    }
    if steps != steps.sorted() {
      reader.warning(
        at: Self.boundaries, "the boundaries do not grow, and Keras adds up the rates of all ranges that hold a step")
    } else if let first = steps.first(where: { $0 >= 0 && context.reaches($0 + 1) }) {
      context.quirk(
        "the boundary \(RateText.short(first)) itself still has the rate before it: the next one acts from step "
          + "\(RateText.short(first + 1)) on",
        hint: "torch and optax change the rate one step earlier")
    }
    // A boundary itself still has the rate before it.
    let falls = zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
    let facts = ScheduleFacts(
      falls ? .falls : .free, peak: nil, floor: nil, warmup: nil,
      milestones: zip(boundaries, steps).map { ScheduleFacts.Milestone($0, at: $1 + 1) }
    ).with { $0.hasStairs = true }
    return context.madeOfNumbers(KerasPiecewise(boundaries: steps, values: values).path, facts: facts)
  }
}
