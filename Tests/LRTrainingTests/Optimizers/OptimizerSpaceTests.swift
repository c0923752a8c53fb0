import LRInput
import LRMath
import Testing

@testable import LRTraining

/// Every optimizer over its whole space of arguments against a second form, on gradients that are given: nothing feeds
/// back, so that rounding stays rounding.
@Suite("Optimizers agree with plain loops")
struct OptimizerSpaceTests {
  private static let sets = 400
  private static let steps = 14

  @Test("whatever their arguments, the dimension and the rates", arguments: OptimizerEntry.catalog.names)
  func space(_ type: String) throws {
    var draws = Draws(seed: UInt64(100 + type.utf8.count) &* 7919 &+ UInt64(type.utf8.first ?? 0))
    var drawn: [String: Int] = [:]
    var notNumbers = 0
    for index in 0..<Self.sets {
      let dimension = 1 + index % 9
      var arguments = try OptimizerArguments(type, steps: Self.steps, &draws)
      let run = GivenRun(dimension: dimension, steps: Self.steps, &draws)
      // Sometimes the bound is the norm of a gradient itself.
      if arguments.clip != nil, draws.chance(0.3) {
        let norm = run.gradients[3].reduce(0) { $0 + $1 * $1 }.squareRoot()
        if norm > 0 { arguments.clip = norm }
      }
      for variant in arguments.variants { drawn[variant, default: 0] += 1 }
      let wanted = try run.plain(arguments)
      let found = try run.iterates(arguments.json)
      let mistake = Self.mistake(found, wanted, tolerance: Self.tolerance(arguments))
      #expect(mistake == nil, "set \(index): \(arguments.json)")
      if wanted.joined().contains(where: \.isNaN) { notNumbers += 1 }
    }
    for (variant, count) in drawn { #expect(count >= 10, "\(variant) was drawn \(count) times") }
    // NaN is compared too, but must not be all that there is.
    #expect(notNumbers < Self.sets / 2)
  }

  /// 1 − βᵏ loses digits near β = 1, and so does RAdam's length, twice; the library's own numbers lose them too.
  private static func tolerance(_ arguments: OptimizerArguments) -> Double {
    guard arguments.hasMoments else { return 1e-11 }
    let gap = min(1 - arguments.beta2, 1 - arguments.momentum, 1e-4)
    return arguments.type == "radam" ? 1e-16 / (gap * gap) : 1e-15 / gap
  }

  /// Where two ways part by more than a share of the largest coordinate so far; NaN is equal to NaN.
  private static func mistake(_ found: [[Double]], _ wanted: [[Double]], tolerance: Double) -> String? {
    guard found.count == wanted.count else { return "\(found.count) iterates" }
    for coordinate in wanted[0].indices {
      var size = 0.0
      for step in wanted.indices {
        let (ours, theirs) = (found[step][coordinate], wanted[step][coordinate])
        if ours.isNaN && theirs.isNaN || ours == theirs { continue }
        if theirs.isFinite { size = max(size, abs(theirs)) }
        if abs(ours - theirs) <= tolerance * size { continue }
        return "step \(step), coordinate \(coordinate): \(ours) in place of \(theirs)"
      }
    }
    return nil
  }

  @Test("A coordinate's way depends on nothing but that coordinate", arguments: OptimizerEntry.catalog.names)
  func alone(_ type: String) throws {
    var draws = Draws(seed: 5)
    for _ in 0..<8 {
      var arguments = try OptimizerArguments(type, steps: Self.steps, &draws)
      arguments.clip = nil
      let run = GivenRun(dimension: 9, steps: Self.steps, &draws)
      let together = try run.iterates(arguments.json)
      for coordinate in [0, 3, 4, 8] {
        let alone = try run.alone(coordinate).iterates(arguments.json)
        let same = zip(alone, together).allSatisfy { $0[0].bitPattern == $1[coordinate].bitPattern || $0[0].isNaN }
        #expect(same, "coordinate \(coordinate) of \(arguments.json)")
      }
    }
  }

  @Test("A state that is wiped is as new", arguments: OptimizerEntry.catalog.names)
  func wiped(_ type: String) throws {
    var draws = Draws(seed: 6)
    for _ in 0..<8 {
      let arguments = try OptimizerArguments(type, steps: Self.steps, &draws)
      let run = GivenRun(dimension: 5, steps: Self.steps, &draws)
      let fresh = try run.iterates(arguments.json)
      let again = try run.iterates(arguments.json, afterWiping: true)
      #expect(zip(fresh.joined(), again.joined()).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN })
    }
  }
}

/// Gradients and rates that do not depend on the iterates.
struct GivenRun {
  var start: [Double]
  var gradients: [[Double]]
  var rates: [Double]

  init(dimension: Int, steps: Int, _ draws: inout Draws) {
    start = []
    var (sizes, isDead): ([Double], [Bool]) = ([], [])
    for _ in 0..<dimension {
      start.append(3 * draws.normal())
      sizes.append(draws.size(1e-3, 1e3))
      isDead.append(draws.chance(0.15))
    }
    gradients = []
    rates = []
    let peak = draws.size(1e-3, 3)
    for _ in 0..<steps {
      gradients.append(
        (0..<dimension).map { isDead[$0] || draws.chance(0.15) ? 0 : sizes[$0] * draws.normal() })
      rates.append(draws.chance(0.15) ? 0 : peak * draws.number(draws.chance(0.1) ? -1 : 0, 1))
    }
  }

  /// The run of one coordinate.
  func alone(_ coordinate: Int) -> GivenRun {
    var copy = self
    copy.start = [start[coordinate]]
    copy.gradients = gradients.map { [$0[coordinate]] }
    return copy
  }

  /// The iterates after each update, by the plain form.
  func plain(_ arguments: OptimizerArguments) throws -> [[Double]] {
    let optimizer = PlainOptimizer(arguments, dimension: start.count)
    var x = start
    return try rates.indices.map { step in
      x = try optimizer.updated(x, gradient: gradients[step], rate: rates[step], momentum: arguments.momenta?[step])
      return x
    }
  }

  /// The iterates after each update, by the optimizer that the text describes.
  func iterates(_ text: String, afterWiping: Bool = false) throws -> [[Double]] {
    let read = try TrainingText.optimizer(text, steps: rates.count)
    let state = read.rule.state(dimension: start.count)
    var x = start
    let table = RateTable(rates)
    func update(_ step: Int) {
      var g = gradients[step]
      state.update(&x, gradient: &g, rate: rates[step], momentum: read.momentum.override(at: step, rates: table))
    }
    if afterWiping {
      for step in rates.indices { update(step) }
      state.reset()
      x = start
    }
    return rates.indices.map { step in
      update(step)
      return x
    }
  }
}
