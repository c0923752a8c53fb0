import LRMath
import Testing

@testable import LRTraining

@Suite("The quadratic and Rosenbrock's valley")
struct QuadraticTests {
  @Test("Gradients are those of the loss, in 1 to 9 coordinates", arguments: 1...9)
  func gradient(dimension: Int) throws {
    var draws = Draws(seed: UInt64(dimension))
    var (curvatures, centre): ([Double], [Double]) = ([], [])
    for _ in 0..<dimension {
      curvatures.append(draws.number(-1, 10))
      centre.append(draws.normal())
    }
    let problem = try TrainingText.problem(
      #"{"type": "quadratic", "curvatures": \#(curvatures), "centre": \#(centre)}"#)
    #expect(problem.dimension == dimension)
    let place = Place(problem)
    #expect(Array(place.x) == [Double](repeating: 1, count: dimension))
    for index in place.x.indices { place.x[index] = 3 * draws.normal() }
    for (exact, difference) in zip(place.exactGradient, place.differences) { #expect(abs(exact - difference) < 1e-7) }
    let wanted = zip(curvatures, zip(place.x, centre)).reduce(0) {
      $0 + $1.0 * ($1.1.0 - $1.1.1) * ($1.1.0 - $1.1.1) / 2
    }
    #expect(abs(place.loss - wanted) < 1e-12 * (1 + abs(wanted)))
  }

  @Test("The least loss is 0 at the centre, and unknown where a curvature is negative")
  func least() throws {
    let bowl = try TrainingText.problem(#"{"type": "quadratic", "curvatures": [2, 0], "centre": [3, -1]}"#)
    let place = Place(bowl)
    place.move(to: [3, 100])
    #expect(bowl.leastLoss == 0 && place.loss == 0 && place.exactGradient == [0, 0])
    #expect(try TrainingText.problem(#"{"type": "quadratic", "curvatures": [2, -1e-9]}"#).leastLoss == nil)
    #expect((bowl as? any Smooth)?.smoothness == 2)
    let saddle = try TrainingText.problem(#"{"type": "quadratic", "curvatures": [2, -7]}"#)
    #expect((saddle as? any Smooth)?.smoothness == 7)
  }

  @Test("Noise has the deviation that is written, is the same for the same key, and loss is free of it")
  func noise() throws {
    let problem = try TrainingText.problem(#"{"type": "quadratic", "curvatures": [1, 20, 3], "noise": 2}"#)
    #expect(!problem.isDeterministic)
    #expect(try TrainingText.problem(#"{"type": "quadratic", "curvatures": [1], "noise": 0}"#).isDeterministic)
    let (place, twin, other) = (Place(problem, run: 3), Place(problem, run: 3), Place(problem, run: 4))
    let exact = place.exactGradient
    var (sum, squares, cubes) = (0.0, 0.0, 0.0)
    let count = 4000
    for step in 0..<count {
      let (loss, g) = place.gradient(for: step)
      #expect(loss == place.loss)
      if step % 1000 == 0 {
        #expect(g == twin.gradient(for: step, rate: 7).gradient && g != other.gradient(for: step).gradient)
      }
      for (noisy, exact) in zip(g, exact) {
        let noise = noisy - exact
        (sum, squares, cubes) = (sum + noise, squares + noise * noise, cubes + noise * noise * noise)
      }
    }
    let n = Double(3 * count)
    // Five standard errors: 2/√n, √2·4/√n and √15·8/√n.
    #expect(abs(sum / n) < 5 * 2 / n.squareRoot())
    #expect(abs(squares / n - 4) < 5 * 5.66 / n.squareRoot())
    #expect(abs(cubes / n) < 5 * 31 / n.squareRoot())
  }

  @Test("Rosenbrock: gradient, least loss, and the valley")
  func rosenbrock() throws {
    let problem = try TrainingText.problem(#"{"type": "rosenbrock", "a": 1.5, "b": 7, "start": [-0.5, 2]}"#)
    let place = Place(problem)
    #expect(Array(place.x) == [-0.5, 2] && problem.dimension == 2 && problem.isDeterministic)
    #expect(place.loss == 4 + 7 * 1.75 * 1.75)
    for point in [[-0.5, 2], [1.5, 2.25], [3, -4], [0, 0]] {
      place.move(to: point)
      for (exact, difference) in zip(place.exactGradient, place.differences) {
        #expect(abs(exact - difference) <= 1e-6 * (1 + abs(exact)))
      }
    }
    place.move(to: [1.5, 2.25])
    #expect(place.loss == 0 && place.exactGradient.allSatisfy { $0 == 0 } && problem.leastLoss == 0)
    #expect(try TrainingText.problem(#"{"type": "rosenbrock", "b": -1}"#).leastLoss == nil)
  }

  @Test(
    "Wrong data is said at its place",
    arguments: [
      (#"{"type": "quadratic"}"#, ["0: `curvatures` is missing from a quadratic problem"]),
      (#"{"type": "quadratic", "curvatures": []}"#, ["36: `curvatures` must have"]),
      (
        #"{"type": "quadratic", "curvatures": [1, 2], "start": [1]}"#,
        ["53: `start` has 1 numbers, but there are 2 curvatures"]
      ),
      (
        #"{"type": "quadratic", "curvatures": [1], "centre": [1, 2], "start": []}"#,
        ["51: `centre` has 2 numbers, but there are 1 curvatures", "68: `start` must have"]
      ),
      (#"{"type": "quadratic", "curvatures": [1, "x"]}"#, ["40: element 2 of `curvatures` must be a number"]),
      (#"{"type": "quadratic", "curvatures": [1], "noise": -1}"#, ["50: `noise` must be between 0 and 1e100, not -1"]),
      (
        #"{"type": "quadratic", "h": [1]}"#, ["22: unknown key `h` in a quadratic problem (did you mean `curvatures`?)"]
      ),
      (#"{"type": "quadratic", "curvatures": [1], "center": [0]}"#, ["41: unknown key `center`"]),
      (#"{"type": "ravine"}"#, ["9: unknown problem `ravine` (did you mean `quadratic`?)"]),
      (#"{"type": "rosenbrock", "start": [1]}"#, ["32: `start` must have 2 elements, not 1"]),
      (#"{"type": "rosenbrock", "start": [1, 2, 3]}"#, ["32: `start` must have 2 elements, not 3"]),
      (#"{"type": "rosenbrock", "a": null}"#, ["28: `a` must be a number, not null"]),
      (#"[]"#, ["0: a problem must be an object, not a list"]), (#"{}"#, ["0: `type` is missing from a problem"]),
    ])
  func wrong(text: String, starts: [String]) {
    let said = TrainingText.said(ofProblem: text)
    #expect(said.count == starts.count && zip(said, starts).allSatisfy { $0.hasPrefix($1) }, "\(said)")
  }

  // MARK: The ravine h = (1, 20) from (−4, 1)

  private static let ravine = #"{"type": "quadratic", "curvatures": [1, 20], "start": [-4, 1]"#

  @Test(
    "Descent in the ravine converges iff ηh < 2, and crawls where η is small",
    arguments: [(0.105, 9e5), (0.095, 8e-5), (0.04, 0.060), (0.004, 4.95)])
  func ravine(rate: Double, loss: Double) throws {
    let losses = Place(try TrainingText.problem(Self.ravine + "}")).descend([Double](repeating: rate, count: 60))
    // Known to two figures.
    #expect(abs(losses[60] / loss - 1) < 0.07, "\(losses[60])")
    let closed = [(1.0, -4.0), (20, 1)].reduce(0.0) { sum, axis in
      sum + 0.5 * axis.0 * axis.1 * axis.1 * Math.pow(1 - rate * axis.0, 120)
    }
    #expect(abs(losses[60] / closed - 1) < 1e-10)
  }

  @Test("With noise a constant rate ends at its floor, and a cosine far below it")
  func noisyRavine() throws {
    let problem = try TrainingText.problem(Self.ravine + #", "noise": 2}"#)
    func mean(_ rates: [Double]) -> Sample {
      Sample((0..<150).map { Place(problem, run: $0).descend(rates)[rates.count] })
    }
    /// E ½hx² of both axes, by the recursion of its second moment.
    func expected(_ rates: [Double]) -> Double {
      [(1.0, -4.0), (20, 1)].reduce(0.0) { sum, axis in
        let second = rates.reduce(axis.1 * axis.1) { ($0 * (1 - $1 * axis.0) * (1 - $1 * axis.0)) + 4 * $1 * $1 }
        return sum + 0.5 * axis.0 * second
      }
    }
    let constant = [Double](repeating: 0.09, count: 400)
    let cosine = (0..<400).map { 0.045 * (1 + Math.cosPi(Double($0) / 400)) }
    #expect(abs(expected(constant) / 0.997 - 1) < 0.1 && abs(expected(cosine) / 0.0143 - 1) < 0.1)
    for rates in [constant, cosine] {
      let found = mean(rates)
      #expect(abs(found.mean - expected(rates)) < 4 * found.standardError, "\(found) for \(expected(rates))")
    }
  }

  @Test(
    "c/t first blows up where cL is large: the product of |1 − cL/t|",
    arguments: [(5.5, 7.9), (10.5, 180), (20.5, 1.3e5), (40.5, 9.8e10)])
  func blowUp(constant: Double, peak: Double) throws {
    let problem = try TrainingText.problem(#"{"type": "quadratic", "curvatures": [1], "start": [1]}"#)
    let losses = Place(problem).descend((1...400).map { constant / Double($0) })
    let highest = (2 * (losses.max() ?? 0)).squareRoot()
    #expect(abs(highest / peak - 1) < 0.03, "\(highest)")
    #expect(losses[400] < 1e-2 * (losses.max() ?? 0))
  }
}
