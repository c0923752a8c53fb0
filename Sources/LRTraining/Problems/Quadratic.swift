import LRInput
import LRMath

/// A quadratic bowl whose axes are the coordinates, with or without noise in its gradients.
///
/// With two curvatures far apart it is the ravine of textbooks.
struct Quadratic: Problem, Smooth {
  /// h_i, any finite numbers: one coordinate each.
  let curvatures: [Double]
  /// c_i.
  let centre: [Double]
  /// x_0.
  let start: [Double]
  /// Standard deviation of the noise in each coordinate of a gradient.
  let noise: Double

  var dimension: Int { curvatures.count }
  /// 0, where no curvature is negative.
  var leastLoss: Double? { curvatures.allSatisfy { $0 >= 0 } ? 0 : nil }
  var minimum: [Double]? { curvatures.allSatisfy { $0 > 0 } ? centre : nil }
  var isDeterministic: Bool { noise == 0 }
  var cost: Double { Double(dimension) * (noise == 0 ? 4 : 8) }
  var lossCost: Double { 3 * Double(dimension) }
  /// The largest |h_i|.
  var smoothness: Double { curvatures.map(\.magnitude).max() ?? 0 }

  func trial(_ key: RunKey) -> any Trial { QuadraticTrial(self, key) }
}

private final class QuadraticTrial: Trial {
  private let problem: Quadratic
  private let generator: CounterGenerator
  private var noise: [Double]

  init(_ problem: Quadratic, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .noise)
    noise = [Double](repeating: 0, count: problem.noise == 0 ? 0 : problem.dimension)
  }

  func start(_ x: inout MutableSpan<Double>) {
    for index in x.indices { x[index] = problem.start[index] }
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    exactGradient(at: x, into: &g)
    if problem.noise != 0 {
      generator.fillNormals(&noise, counter: UInt64(update.step))
      for index in g.indices { g[index] += problem.noise * noise[index] }
    }
    return loss(at: x)
  }

  func loss(at x: Span<Double>) -> Double {
    var sum = 0.0
    for index in x.indices {
      let distance = x[index] - problem.centre[index]
      sum += problem.curvatures[index] * (distance * distance)
    }
    return 0.5 * sum
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    for index in x.indices { g[index] = problem.curvatures[index] * (x[index] - problem.centre[index]) }
  }
}

extension Quadratic {
  /// Longest list of curvatures.
  private static let most = 100_000

  private static let curvatures = Key.numbers(
    "curvatures", in: .between(-1e100, 1e100), count: 1...most, summary: "h_i, one a coordinate.")
  private static let centre = Key.numbers(
    "centre", in: .between(-1e100, 1e100), count: 1...most, defaultText: "all 0",
    summary: "c_i, where the bowl is lowest.")
  private static let start = Key.numbers(
    "start", in: .between(-1e100, 1e100), count: 1...most, defaultText: "all 1", summary: "x_0.")
  private static let noise = Key.number(
    "noise", in: .between(0, 1e100), default: 0,
    summary: "Standard deviation of Gaussian noise in each coordinate of a gradient.")

  static let entry = ProblemEntry(
    name: "quadratic", otherNames: ["ravine", "bowl", "parabola", "quadratic_bowl"],
    summary: "A quadratic bowl whose axes are the coordinates; two curvatures far apart make a ravine.",
    formula: "f(x) = ½ Σ h_i (x_i − c_i)²; ∇f = h_i (x_i − c_i) + noise·ξ_i, ξ_i ~ N(0, 1)",
    latex: #"f(x) = \tfrac12\sum_i h_i\,(x_i - c_i)^2"#,
    edges: """
      A curvature of 0 leaves its coordinate where it is; a negative one has no least loss. Plain descent converges in a \
      coordinate iff 0 < ηh < 2.
      """,
    source: "Bottou, Curtis and Nocedal, SIAM Review 60(2), 2018, section 4",
    keys: [curvatures.declaration, centre.declaration, start.declaration, noise.declaration],
    aliases: [
      "h": "curvatures", "eigenvalues": "curvatures", "hessian": "curvatures", "center": "centre", "minimum": "centre",
      "x0": "start", "initial": "start", "sigma": "noise", "std": "noise",
    ],
    example: #"{"type": "quadratic", "curvatures": [1, 20], "start": [-4, 1]}"#
  ) { reader in
    let (curvatures, noise) = (reader.require(curvatures), reader.read(noise))
    let count = curvatures?.count
    let centre = vector(centre, 0, count: count, reader)
    let start = vector(start, 1, count: count, reader)
    guard let curvatures, let centre, let start, let noise else { return nil }
    return .iterates(Quadratic(curvatures: curvatures, centre: centre, start: start, noise: noise))
  }

  /// A list with a number for each curvature; nil if it is wrong.
  private static func vector(_ key: Key<[Double]>, _ usual: Double, count: Int?, _ reader: ObjectReader) -> [Double]? {
    guard reader.has(key) else { return count.map { [Double](repeating: usual, count: $0) } }
    guard let list = reader.read(key), let count else { return nil }
    guard list.count == count else {
      reader.error(
        at: key, "`\(key.declaration.name)` has \(list.count) numbers, but there are \(count) curvatures",
        hint: "one number a coordinate")
      return nil
    }
    return list
  }
}
