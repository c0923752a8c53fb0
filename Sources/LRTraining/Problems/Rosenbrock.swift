import LRInput

/// Rosenbrock's banana: a curved valley that is easy to find and hard to follow.
struct Rosenbrock: Problem {
  let a: Double
  /// Steepness of the walls.
  let b: Double
  /// x_0 and y_0.
  let start: [Double]

  var dimension: Int { 2 }
  /// 0 at (a, a²), where the walls rise.
  var leastLoss: Double? { b >= 0 ? 0 : nil }
  var minimum: [Double]? { b > 0 ? [a, a * a] : nil }
  var isDeterministic: Bool { true }
  var cost: Double { 12 }

  func trial(_ key: RunKey) -> any Trial { RosenbrockTrial(self) }
}

private final class RosenbrockTrial: Trial {
  private let problem: Rosenbrock

  init(_ problem: Rosenbrock) { self.problem = problem }

  func start(_ x: inout MutableSpan<Double>) {
    x[0] = problem.start[0]
    x[1] = problem.start[1]
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    exactGradient(at: x, into: &g)
    return loss(at: x)
  }

  func loss(at x: Span<Double>) -> Double {
    let (flat, wall) = (problem.a - x[0], x[1] - x[0] * x[0])
    return flat * flat + problem.b * (wall * wall)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    let wall = x[1] - x[0] * x[0]
    g[0] = -2 * (problem.a - x[0]) - 4 * problem.b * x[0] * wall
    g[1] = 2 * problem.b * wall
  }
}

extension Rosenbrock {
  private static let a = Key.number(
    "a", in: .between(-1e50, 1e50), default: 1, summary: "The minimum lies at (a, a²).")
  private static let b = Key.number(
    "b", in: .between(-1e50, 1e50), default: 100, summary: "Steepness of the walls of the valley.")
  private static let start = Key.numbers(
    "start", in: .between(-1e50, 1e50), count: 2...2, default: [-1.2, 1], summary: "x_0 and y_0.")

  static let entry = ProblemEntry(
    name: "rosenbrock", otherNames: ["banana", "rosen"],
    summary: "A curved valley that is easy to find and hard to follow.",
    formula: "f(x, y) = (a − x)² + b (y − x²)²",
    latex: #"f(x, y) = (a - x)^2 + b\,(y - x^2)^2"#,
    edges: "The gradient grows with the cube of x: far from the valley a fixed rate diverges within a few updates.",
    source: "Rosenbrock, The Computer Journal 3(3), 1960",
    keys: [a.declaration, b.declaration, start.declaration],
    aliases: ["x0": "start", "initial": "start"],
    example: #"{"type": "rosenbrock", "start": [-1.2, 1]}"#
  ) { reader in
    guard let a = reader.read(a), let b = reader.read(b), let start = reader.read(start) else { return nil }
    return .iterates(Rosenbrock(a: a, b: b, start: start))
  }
}
