import LRMath
import Testing

@testable import LRTraining

/// What the libraries do at the edges, each by numbers.
@Suite("Optimizers at the edges")
struct OptimizerQuirkTests {
  /// Iterates of an optimizer under given gradients, a vector for each update.
  private func iterates(
    _ text: String, _ gradients: [[Double]], rates: [Double], start: [Double]? = nil
  ) throws -> [[Double]] {
    var draws = Draws(seed: 1)
    var run = GivenRun(dimension: gradients[0].count, steps: rates.count, &draws)
    run.gradients = gradients
    run.rates = rates
    run.start = start ?? [Double](repeating: 0, count: gradients[0].count)
    return try run.iterates(text)
  }

  /// One coordinate from 0 at a rate of 1: minus the sum of all steps.
  private func way(_ text: String, _ gradients: [Double], rates: [Double]? = nil, start: Double = 0) throws -> [Double]
  {
    let rates = rates ?? [Double](repeating: 1, count: gradients.count)
    return try iterates(text, gradients.map { [$0] }, rates: rates, start: [start]).map { $0[0] }
  }

  private func close(_ a: Double, _ b: Double, _ share: Double = 1e-12) -> Bool { abs(a - b) <= share * abs(b) }

  // MARK: SGD

  @Test("Dampening does not touch the first update")
  func dampening() throws {
    let x = try way(#"{"type": "sgd", "momentum": 0.5, "dampening": 0.75}"#, [1, 1, 1])
    // b = 1, then 0.5 + 0.25, then 0.375 + 0.25.
    #expect(x == [-1, -1.75, -2.375])
  }

  @Test("A momentum of 0 in one update neither uses nor changes the buffer")
  func momentumZero() throws {
    let x = try way(#"{"type": "sgd", "momenta": [0.5, 0, 0.5]}"#, [1, 10, 1])
    #expect(x == [-1, -11, -12.5])
  }

  @Test("The buffer is born, undamped, in the first update with momentum")
  func lateBuffer() throws {
    let x = try way(#"{"type": "sgd", "dampening": 0.75, "momenta": [0, 0, 0.5, 0.5]}"#, [1, 1, 4, 4])
    #expect(x == [-1, -2, -6, -9])
  }

  @Test("Nesterov looks ahead from the first update on")
  func nesterov() throws {
    let x = try way(#"{"type": "sgd", "momentum": 0.5, "nesterov": true}"#, [1, 1])
    // d + μb: 1.5, then 1 + 0.5·1.5.
    #expect(x == [-1.5, -3.25])
  }

  @Test("A rate inside the momentum goes on after it has fallen; outside it stops at once")
  func rateInMomentum() throws {
    let (rates, gradients) = ([1, 0.0, 0], [1.0, 0, 0])
    #expect(try way(#"{"type": "sgd", "momentum": 0.5}"#, gradients, rates: rates) == [-1, -1, -1])
    let inside = #"{"type": "sgd", "momentum": 0.5, "variant": ["rate_in_momentum"]}"#
    #expect(try way(inside, gradients, rates: rates) == [-1, -1.5, -1.75])
    let steady = [0.3, 0.3, 0.3]
    let (a, b) = (
      try way(#"{"type": "sgd", "momentum": 0.5}"#, [1, -2, 3], rates: steady),
      try way(inside, [1, -2, 3], rates: steady)
    )
    #expect(zip(a, b).allSatisfy { close($0, $1) }, "equal while the rate is constant")
  }

  // MARK: Decay

  @Test("Coupled decay enters the moments, decoupled decay does not, and a rate of 0 stops the latter")
  func decay() throws {
    let coupled = try way(#"{"type": "adam", "weight_decay": 0.1}"#, [0, 0], rates: [0.1, 0.1], start: 2)
    // The gradient is λx alone, and Adam's first step is η whatever its size.
    #expect(close(coupled[0], 1.9, 1e-7))
    let decoupled = #"{"type": "adamw", "weight_decay": 0.1}"#
    #expect(try way(decoupled, [0, 0, 0], rates: [0.1, 0, 0.1], start: 2) == [1.98, 1.98, 1.9602])
    let sgd = #"{"type": "sgd", "weight_decay": 0.5, "decoupled_weight_decay": true}"#
    #expect(try way(sgd, [0, 0], rates: [0, 1], start: 2) == [2, 1])
  }

  @Test("Coupled decay is not clipped")
  func clippedBeforeDecay() throws {
    let x = try way(#"{"type": "sgd", "clip": 1, "weight_decay": 0.5, "variant": ["clip_without_eps"]}"#, [8], start: 4)
    #expect(x == [1])
  }

  // MARK: First steps

  @Test("The first step is η whatever the size of the gradient", arguments: [1e-3, 1, 1e6])
  func firstStep(size: Double) throws {
    for type in ["adam", "adamax"] {
      #expect(close(try way(#"{"type": "\#(type)", "eps": 1e-8}"#, [size])[0], -size / (size + 1e-8), 1e-9), "\(type)")
    }
    #expect(try way(#"{"type": "lion"}"#, [size, -2 * size, 0]) == [-1, 0, 1], "Lion's steps are ±η")
    #expect(close(try way(#"{"type": "rmsprop", "alpha": 0.99, "eps": 0}"#, [size])[0], -10))
    #expect(close(try way(#"{"type": "adagrad", "eps": 0}"#, [size])[0], -1))
  }

  @Test("The three NAdams take first steps of 1.06, 1.47 and 1.90")
  func nadams() throws {
    for (variant, step) in [("", 1.06), ("\"nadam_plain\"", 1.47), ("\"nadam_common_correction\"", 1.90)] {
      let x = try way(#"{"type": "nadam", "variant": [\#(variant)]}"#, [3])[0]
      #expect(abs(-x - step) < 0.005, "\(variant): \(x)")
    }
  }

  @Test("ε inside the root is not ε outside, and ε before the correction weighs more at first")
  func epsilons() throws {
    // First step on g = 1: v = 0.01.
    let outside = try way(#"{"type": "rmsprop", "eps": 0.1}"#, [1])[0]
    let inside = try way(#"{"type": "rmsprop", "eps": 0.1, "variant": ["eps_inside_root"]}"#, [1])[0]
    #expect(close(outside, -1 / 0.2) && close(inside, -1 / 0.11.squareRoot()))
    let one = try way(#"{"type": "rmsprop", "eps": 0, "variant": ["accumulator_starts_at_one"]}"#, [1])[0]
    #expect(close(one, -1))
    let keras = try way(#"{"type": "adam", "eps": 0.1, "variant": ["eps_before_correction"]}"#, [1])[0]
    let scale = 1 / 0.001.squareRoot()
    #expect(close(keras, -1 / (1 + 0.1 * scale), 1e-9))
    #expect(close(try way(#"{"type": "adam", "eps": 0.1}"#, [1])[0], -1 / 1.1, 1e-9))
  }

  @Test("One early large gradient is remembered for ever by optax' AMSGrad, and fades in torch's")
  func amsgrad() throws {
    let gradients = [100] + [Double](repeating: 1, count: 3000)
    func lastStep(_ text: String) throws -> Double {
      let x = try way(text, gradients)
      return x[x.count - 2] - x[x.count - 1]
    }
    let torch = try lastStep(#"{"type": "adam", "amsgrad": true, "betas": [0.9, 0.9]}"#)
    let optax = try lastStep(
      #"{"type": "adam", "amsgrad": true, "betas": [0.9, 0.9], "variant": ["amsgrad_of_corrected"]}"#)
    // The greatest v is 0.1·100², uncorrected, or 100² as the first correction has it.
    #expect(close(torch, 1 / 1000.0.squareRoot(), 1e-6) && close(optax, 0.01, 1e-6))
  }

  // MARK: Rates and bias

  @Test("A rate of 0 still feeds the moments and advances k", arguments: ["adam", "nadam", "adamax", "radam", "lion"])
  func rateZero(type: String) throws {
    let text = #"{"type": "\#(type)", "betas": [0.9, 0.99]}"#
    let waited = try way(text, [50, 50, -1], rates: [0, 0, 1])
    #expect(waited[0] == 0 && waited[1] == 0)
    #expect(waited[2] != (try way(text, [-1])[0]), "the third update knows of the two before")
  }

  @Test("Cycled momentum is β₁, and the correction uses the present one")
  func presentBeta() throws {
    let x = try way(#"{"type": "adam", "betas": [0.9, 0], "eps": 0, "momenta": [0.5, 0.25]}"#, [1, 1])
    // m = 0.5, then 0.25·0.5 + 0.75 = 0.875; the correction is 1 − 0.25², not 1 − 0.5·0.25.
    #expect(close(x[0], -1) && close(x[1] - x[0], -0.875 / 0.9375))
  }

  @Test("Without bias correction the first moments are small")
  func uncorrected() throws {
    let x = try way(#"{"type": "adam", "bias_correction": false, "eps": 0}"#, [1])
    #expect(close(x[0], -0.1 / 0.001.squareRoot(), 1e-12))
    #expect(close(try way(#"{"type": "adamax", "bias_correction": false, "eps": 0}"#, [1])[0], -0.1, 1e-12))
  }

  @Test("Adagrad's rate falls by lr_decay, and optax' form stands where nothing was summed")
  func adagrad() throws {
    let x = try way(#"{"type": "adagrad", "lr_decay": 1, "eps": 0}"#, [3, 4])
    #expect(close(x[0], -1) && close(x[1] - x[0], -0.5 * 4 / 5))
    #expect(try way(#"{"type": "adagrad", "eps": 0, "variant": ["eps_inside_root"]}"#, [0, 0]) == [0, 0])
  }

  @Test("Adadelta: ε stands inside both roots")
  func adadelta() throws {
    let x = try way(#"{"type": "adadelta", "rho": 0.5, "eps": 0.02}"#, [0.4])
    #expect(close(x[0], -(0.02.squareRoot() / 0.1.squareRoot() * 0.4)))
  }

  // MARK: RAdam

  @Test("RAdam's length first exceeds 5 at k = 6, and never for a small β₂")
  func radamLength() {
    var rule = RAdam()
    let known = [4: 3.9975, 5: 4.9960, 6: 5.9942]
    for (k, r) in known { #expect(abs(rule.length(after: k) - r) < 5e-5, "k = \(k)") }
    for beta2 in stride(from: 0.9, to: 0.9999, by: 0.0007) {
      rule.arguments.beta2 = beta2
      #expect((1...5).allSatisfy { rule.rectification(after: $0) == nil }, "β₂ = \(beta2)")
      #expect(rule.rectification(after: 6) != nil, "β₂ = \(beta2)")
    }
    for beta2 in [0, 0.3, 0.5, 0.66] {
      rule.arguments.beta2 = beta2
      #expect((1...2000).allSatisfy { rule.rectification(after: $0) == nil }, "β₂ = \(beta2)")
    }
  }

  @Test("Before that RAdam steps by the mean gradient, as long as it is")
  func radamFirst() throws {
    let x = try way(#"{"type": "radam"}"#, [1e4, 1e4, 1e4, 1e4, 1e4, 1e4])
    for step in 0..<5 { #expect(close(x[step], -1e4 * Double(step + 1), 1e-9)) }
    #expect(abs(x[5] - x[4]) < 1, "the sixth step is normalised")
  }

  // MARK: No number

  @Test(
    "With ε = 0 a coordinate whose gradient was always 0 is 0/0, and with ε above 0 it stays put",
    arguments: ["adam", "adamax", "rmsprop", "adagrad", "adadelta", "nadam"])
  func zeroOverZero(type: String) throws {
    func first(_ eps: Double, _ gradient: Double) throws -> Double {
      try way(#"{"type": "\#(type)", "eps": \#(eps)}"#, [gradient], start: 2)[0]
    }
    #expect(try first(0, 0).isNaN)
    #expect(try first(1e-8, 0) == 2)
    // Adadelta's own steps begin at √ε.
    #expect(try type == "adadelta" ? first(0, 1) == 2 : first(0, 1) < 2)
  }

  @Test("A centred RMSprop on a constant gradient ends in huge moves or no number, as in torch")
  func centredConstant() throws {
    func worst(_ alpha: Double) throws -> (longest: Double, firstNaN: Int?) {
      let count = 5000
      let x = try way(
        #"{"type": "rmsprop", "alpha": \#(alpha), "centered": true}"#, [Double](repeating: 0.7, count: count),
        rates: [Double](repeating: 1e-3, count: count))
      let moves = zip(x.dropFirst(), x).map { abs($0 - $1) }
      return (moves.filter { !$0.isNaN }.max() ?? 0, x.firstIndex(where: \.isNaN))
    }
    // The size of rounding, not the rule, decides which of the two: what matters is that neither is mended.
    for alpha in [0.5, 0.9, 0.99] {
      let (longest, firstNaN) = try worst(alpha)
      #expect(longest > 1e3 || firstNaN != nil, "α = \(alpha): \(longest)")
    }
  }

  @Test("Lion leaves a coordinate without a gradient where it is, but for decay")
  func lionZero() throws {
    #expect(try way(#"{"type": "lion"}"#, [0, 0], start: 2) == [2, 2])
    #expect(try way(#"{"type": "lion", "weight_decay": 0.5}"#, [0, 0], start: 2) == [1, 0.5])
  }

  @Test("A gradient that is no number makes all coordinates no number by clipping, and one without")
  func noNumber() throws {
    let free = try iterates(#"{"type": "sgd"}"#, [[.nan, 1]], rates: [1])[0]
    #expect(free[0].isNaN && free[1] == -1)
    let clipped = try iterates(#"{"type": "sgd", "clip": 1}"#, [[.nan, 1]], rates: [1])[0]
    #expect(clipped[0].isNaN && clipped[1].isNaN)
    let infinite = try iterates(#"{"type": "sgd", "clip": 1}"#, [[.infinity, 1]], rates: [1])[0]
    #expect(infinite[0].isNaN && infinite[1] == 0)
  }

  // MARK: Clipping

  @Test("At the norm itself torch shortens by a millionth, and optax leaves the gradient alone")
  func exactNorm() throws {
    let torch = try iterates(#"{"type": "sgd", "clip": 5}"#, [[3, 4]], rates: [1])[0]
    let factor = 5 / (5 + 1e-6)
    #expect(torch == [-3 * factor, -4 * factor] && factor < 1)
    let optax = #"{"type": "sgd", "clip": 5, "variant": ["clip_without_eps"]}"#
    #expect(try iterates(optax, [[3, 4]], rates: [1])[0] == [-3, -4])
    #expect(try iterates(optax, [[6, 8]], rates: [1])[0] == [-3, -4])
    #expect(try iterates(optax, [[0, 0]], rates: [1])[0] == [0, 0])
    #expect(abs(Clipping(inner: SGD(), bound: 1, addsEpsilon: true).factor(norm: 1) - 0.999999) < 1e-11)
  }

  @Test("One norm over all coordinates, whatever their number", arguments: 1...9)
  func norm(dimension: Int) {
    let g = (1...dimension).map(Double.init)
    #expect(Coordinates.squaredNorm(g.span) == Double(dimension * (dimension + 1) * (2 * dimension + 1) / 6))
  }

  // MARK: Preconditioners

  @Test("The preconditioner is what the last step was scaled by", arguments: OptimizerEntry.catalog.names)
  func preconditioner(type: String) throws {
    var draws = Draws(seed: 12)
    for _ in 0..<20 {
      var arguments = try OptimizerArguments(type, steps: 9, &draws)
      (arguments.clip, arguments.weightDecay, arguments.momenta) = (nil, 0, nil)
      arguments.eps = max(arguments.eps, 1e-16)
      let read = try TrainingText.optimizer(arguments.json)
      let state = read.rule.state(dimension: 6)
      var x = [Double](repeating: 0, count: 6)
      var p = x
      let isEarly = state.preconditioner(into: &p)
      #expect(!isEarly, "there is none before the first update")
      for step in 1...9 {
        var g = (0..<6).map { _ in 1 + 0.1 * draws.normal() }
        if step == 9 { g = Array(repeating: 1, count: 6) }
        state.update(&x, gradient: &g, rate: 0.1, momentum: nil)
      }
      let hasOne = arguments.hasPreconditioner
      let isThere = state.preconditioner(into: &p)
      try #require(isThere == hasOne, "`hasPreconditioner` of `OptimizerArguments` says \(hasOne)")
      if hasOne { #expect(p.allSatisfy { $0 > 0 && $0.isFinite } || arguments.kept == 1.5 || arguments.isCentered) }
    }
    // Of Adam: 1/(√v̂ + ε), with v̂ = 4 on a gradient that is always 2.
    let state = Adam().state(dimension: 1)
    var (x, g, p) = ([2.0], [2.0], [2.0])
    for _ in 0..<3 { state.update(&x, gradient: &g, rate: 0.1, momentum: nil) }
    let isThere = state.preconditioner(into: &p)
    #expect(isThere && close(p[0], 1 / (2 + 1e-8), 1e-12))
    state.reset()
    let isLeft = state.preconditioner(into: &p)
    #expect(!isLeft)
  }
}
