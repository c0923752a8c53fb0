import LRInput
import LRMath

/// A way through given points: the rate before the first point is its rate, after the last the last one's.
///
///     Piecewise([(0, 0.01), (300, 0.1), (1000, 0.001)]).rate(at: 150)   // 0.055
///
/// rᵢ₊₁ + (rᵢ − rᵢ₊₁)·f(u) between points (sᵢ, rᵢ), u = (t − sᵢ)/(sᵢ₊₁ − sᵢ); f(u) = 1 − u, (1 + cos(π·u))/2, or 1
/// where it holds.
///
/// Source: optax.piecewise_interpolate_schedule; ignite's PiecewiseLinear.
public struct Piecewise: PlannedSchedule {
  /// What lies between two points.
  public enum Shape: String, Sendable, CaseIterable {
    /// A straight line.
    case linear
    /// Half a cosine wave.
    case cosine
    /// The rate of the first of them.
    case hold

    package var transition: Transition.Shape {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      case .hold: .hold
      }
    }
  }

  /// The way; its peak is the greatest rate of a point.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - points: At least one, with growing steps.
  ///   - shape: What lies between two of them.
  ///   - steps: Its length, after which it holds; nil is that of the points.
  public init(_ points: [(step: Double, rate: Double)], shape: Shape = .linear, steps: Int? = nil) {
    precondition(!points.isEmpty, "A way through points needs at least one.")
    precondition(zip(points, points.dropFirst()).allSatisfy { $0.step <= $1.step }, "The steps of the points grow.")
    let path = PointPath(times: points.map(\.step), rates: points.map(\.rate), shape: shape.transition)
    plan = SchedulePlan(
      path, steps: steps, peak: path.rates.max() ?? 0, warmsUpTo: path.rate(at: 0), facts: path.facts)
  }

  private static let points = Key.nodes(
    "points", count: 1...Int.max, kind: "list of [step, rate]",
    items: SchemaFragment(.array, items: SchemaFragment(.number)),
    summary: "The points [step, rate], with growing steps.")
  private static let shape: Key<Shape> = .choice(
    "shape", default: .linear, aliases: ["cos": .cosine, "constant": .hold],
    summary: "What lies between two points; `hold` keeps a rate until the next point.")

  private static let step = Key.number("step", in: .between(0, 1e12), summary: "The step of a point.")
  private static let rate = Key.rate("rate", summary: "The rate of a point.")

  package static let entry = ScheduleEntry(
    name: "piecewise",
    otherNames: ["piecewise_linear", "piecewise_interpolate", "interpolate", "points", "PiecewiseLinear"],
    summary: "A way through given points.",
    formula:
      "rᵢ₊₁ + (rᵢ − rᵢ₊₁)·f(u) between points (sᵢ, rᵢ), u = (t − sᵢ)/(sᵢ₊₁ − sᵢ); f(u) = 1 − u or (1 + cos(πu))/2",
    latex: #"\eta_t = r_{i+1} + (r_i - r_{i+1}) \thinspace f\left(\frac{t - s_i}{s_{i+1} - s_i}\right)"#,
    edges: [
      Edge(
        "Before the first point its rate holds, after the last point the last one's.",
        #""points": [[10, 0.1], [50, 1]]"#, [0: 0.1, 10: 0.1, 30: 0.55, 50: 1, 150: 1]),
      Edge(
        "With the shape `hold` the rate jumps at the point itself.",
        #""points": [[10, 0.1], [50, 1]], "shape": "hold""#, [49: 0.1, 50: 1]),
      Edge(
        "Points past the end are aimed at, and not reached.", #""points": [[0, 0], [200, 1]]"#,
        [50: 0.25, 100: 0.5, 150: 0.5]),
      .refused("Two points at one step.", #""points": [[10, 0.1], [10, 1]]"#),
    ],
    source: "optax.piecewise_interpolate_schedule; ignite's PiecewiseLinear",
    keys: [points.declaration, shape.declaration],
    example: #"{"type": "piecewise", "points": [[0, 0.01], [300, 0.1], [1000, 0.001]]}"#
  ) { arguments in
    let reader = arguments.reader
    let shape = reader.read(shape)
    guard let nodes = reader.require(points) else { return nil }
    var found: [(step: Double, rate: Double)] = []
    for node in nodes {
      guard let point = point(node, sink: reader.sink) else { continue }
      if let last = found.last, point.step <= last.step {
        reader.sink.error(
          at: node.array?[0].offset ?? node.offset, "the steps of the points must grow",
          hint: "a jump is made with \"shape\": \"hold\"")
        continue
      }
      found.append(point)
    }
    guard let shape, !found.isEmpty else { return nil }
    return Piecewise(found, shape: shape, steps: arguments.length)
  }

  private static func point(_ node: Node, sink: DiagnosticSink) -> (step: Double, rate: Double)? {
    guard let pair = node.array else {
      sink.error(at: node.offset, "a point must be a list [step, rate], not \(node.kind)")
      return nil
    }
    guard pair.count == 2 else {
      sink.error(at: node.offset, "a point must be a list [step, rate], not one of \(pair.count) elements")
      return nil
    }
    guard let step = step.decode(pair[0], step.declaration, sink),
      let rate = rate.decode(pair[1], rate.declaration, sink)
    else { return nil }
    return (step, rate)
  }
}
