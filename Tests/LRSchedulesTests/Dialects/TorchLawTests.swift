import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

/// The steps of torch's schedulers, each from the rate before: written anew from their `get_lr`, to be held against
/// the closed forms.
private enum Stepping {
  static func run(_ steps: Int, from first: Double, _ next: (Double, Double) -> Double) -> [Double] {
    var rates = [first]
    for epoch in 1..<steps { rates.append(next(Double(epoch), rates[epoch - 1])) }
    return rates
  }

  static func cosine(_ steps: Int, base: Double, half: Double, floor: Double) -> [Double] {
    run(steps, from: base) { epoch, lr in
      if fmod(epoch - 1 - half, 2 * half) == 0 { return lr + (base - floor) * (1 - cos(.pi / half)) / 2 }
      return (1 + cos(.pi * epoch / half)) / (1 + cos(.pi * (epoch - 1) / half)) * (lr - floor) + floor
    }
  }

  static func restarts(_ steps: Int, base: Double, first: Int, mult: Int, floor: Double) -> [Double] {
    var (into, length) = (0, first)
    return run(steps, from: base) { _, _ in
      into += 1
      if into >= length { (into, length) = (0, length * mult) }
      return floor + (base - floor) * (1 + cos(.pi * Double(into) / Double(length))) / 2
    }
  }

  static func oneCycle(
    _ steps: Int, max: Double, share: Double, div: Double, finalDiv: Double, isLinear: Bool, threePhase: Bool
  ) -> [Double] {
    let (total, initial) = (Double(steps), max / div)
    let ends = threePhase ? [share * total - 1, 2 * share * total - 2, total - 1] : [share * total - 1, total - 1]
    let levels = threePhase ? [initial, max, initial, initial / finalDiv] : [initial, max, initial / finalDiv]
    return (0..<steps).map { step in
      var start = 0.0
      for (phase, end) in ends.enumerated() {
        if Double(step) <= end || phase == ends.count - 1 {
          let share = (Double(step) - start) / (end - start)
          let (from, to) = (levels[phase], levels[phase + 1])
          return isLinear ? (to - from) * share + from : to + (from - to) / 2 * (cos(.pi * share) + 1)
        }
        start = end
      }
      return .nan
    }
  }
}

@Suite("Torch: closed forms against torch's own steps, at random")
struct TorchLawTests {
  private let count = 60
  private let steps = 150

  @Test("Schedulers with a factor")
  func factors() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<count {
      let base = Double.random(in: 1e-5...2, using: &random)
      let gamma = Double.random(in: 0.1...1.05, using: &random)
      let size = Int.random(in: 1...60, using: &random)
      let length = Int.random(in: 1...120, using: &random)
      let (start, end) = (Double.random(in: 0.01...1, using: &random), Double.random(in: 0...1, using: &random))
      let power = Double.random(in: 0.2...4, using: &random)
      let milestones = (0..<3).map { _ in Int.random(in: 0...99, using: &random) }
      let whole = Double(length)

      func law(_ name: String, _ args: String, from first: Double, _ next: (Double, Double) -> Double) {
        let stepped = Stepping.run(steps, from: first, next)
        let form = DialectForm.torch(name, args, lr: base, steps: steps)
        #expect(form.difference(from: stepped) == nil, "\(name) \(args) \(base)")
        if let read = form.read { #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)") }
      }
      law("StepLR", #""step_size": \#(size), "gamma": \#(gamma)"#, from: base) { epoch, lr in
        Int(epoch) % size == 0 ? lr * gamma : lr
      }
      let atStart = milestones.reduce(base) { $1 == 0 ? $0 * gamma : $0 }
      law("MultiStepLR", #""milestones": \#(milestones), "gamma": \#(gamma)"#, from: atStart) { epoch, lr in
        milestones.reduce(lr) { $1 == Int(epoch) ? $0 * gamma : $0 }
      }
      law("ExponentialLR", #""gamma": \#(gamma)"#, from: base) { _, lr in lr * gamma }
      law("ConstantLR", #""factor": \#(start), "total_iters": \#(length)"#, from: base * start) { epoch, lr in
        epoch == whole ? lr * (1 / start) : lr
      }
      law(
        "LinearLR", #""start_factor": \#(start), "end_factor": \#(end), "total_iters": \#(length)"#,
        from: base * start
      ) { epoch, lr in
        epoch > whole ? lr : lr * (1 + (end - start) / (whole * start + (epoch - 1) * (end - start)))
      }
      law("PolynomialLR", #""total_iters": \#(length), "power": \#(power)"#, from: base) { epoch, lr in
        epoch > whole ? lr : lr * pow((1 - epoch / whole) / (1 - (epoch - 1) / whole), power)
      }
    }
  }

  @Test("Cosines")
  func cosines() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<count {
      let base = Double.random(in: 1e-5...2, using: &random)
      let floor = Bool.random(using: &random) ? 0 : Double.random(in: 0...1, using: &random)
      let half = Int.random(in: 1...200, using: &random)
      let annealing = DialectForm.torch(
        "CosineAnnealingLR", #""T_max": \#(half), "eta_min": \#(floor)"#, lr: base, steps: steps)
      let stepped = Stepping.cosine(steps, base: base, half: Double(half), floor: floor)
      #expect(annealing.difference(from: stepped) == nil, "T_max \(half), eta_min \(floor), lr \(base)")
      let mult = Int.random(in: 1...3, using: &random)
      let restarts = DialectForm.torch(
        "CosineAnnealingWarmRestarts", #""T_0": \#(half), "T_mult": \#(mult), "eta_min": \#(floor)"#, lr: base,
        steps: steps)
      #expect(
        restarts.difference(
          from: Stepping.restarts(steps, base: base, first: half, mult: mult, floor: floor)) == nil,
        "T_0 \(half), T_mult \(mult)")
    }
  }

  @Test("A long cosine past its end, where the recursion has lost digits")
  func longCosine() {
    let form = DialectForm.torch("CosineAnnealingLR", #""T_max": 20000, "eta_min": 0.01"#, lr: 0.1, steps: 90_000)
    #expect(form.difference(from: Stepping.cosine(90_000, base: 0.1, half: 20_000, floor: 0.01)) == nil)
  }

  @Test("Cycles that bring their own rates")
  func ownRates() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<count {
      let (low, high) = (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
      let (up, down) = (Int.random(in: 1...50, using: &random), Int.random(in: 1...50, using: &random))
      let mode = ["triangular", "triangular2", "exp_range"][Int.random(in: 0...2, using: &random)]
      let gamma = Double.random(in: 0.9...1, using: &random)
      let stepped = (0..<steps).map { step in
        let cycle = step / (up + down)
        let into = Double(step % (up + down))
        let height = into <= Double(up) ? into / Double(up) : (Double(up + down) - into) / Double(down)
        let scale =
          mode == "triangular" ? 1 : mode == "triangular2" ? pow(0.5, Double(cycle)) : pow(gamma, Double(step))
        return low + (high - low) * height * scale
      }
      let cyclic = DialectForm.torch(
        "CyclicLR",
        #""base_lr": \#(low), "max_lr": \#(high), "step_size_up": \#(up), "step_size_down": \#(down), "#
          + #""mode": "\#(mode)", "gamma": \#(mode == "exp_range" ? gamma : 1)"#,
        lr: 0.1, steps: steps)
      #expect(cyclic.difference(from: stepped, relative: 1e-8) == nil, "\(low) \(high) \(up) \(down) \(mode)")

      let (share, div) = (Double.random(in: 0.05...0.95, using: &random), Double.random(in: 1...50, using: &random))
      let (isLinear, threePhase) = (Bool.random(using: &random), Bool.random(using: &random))
      let oneCycle = DialectForm.torch(
        "OneCycleLR",
        #""max_lr": \#(high), "total_steps": \#(steps), "pct_start": \#(share), "div_factor": \#(div), "#
          + #""anneal_strategy": "\#(isLinear ? "linear" : "cos")", "three_phase": \#(threePhase)"#,
        lr: 0.1, steps: steps)
      #expect(
        oneCycle.difference(
          from: Stepping.oneCycle(
            steps, max: high, share: share, div: div, finalDiv: 1e4, isLinear: isLinear, threePhase: threePhase))
          == nil, "pct_start \(share), three_phase \(threePhase)")
    }
  }

  @Test("A chain whose cosine has a floor is no product")
  func chain() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<count {
      let (gamma, floor) = (Double.random(in: 0.9...1, using: &random), Double.random(in: 0...0.05, using: &random))
      let half = Double(Int.random(in: 151...300, using: &random))
      let stepped = Stepping.run(steps, from: 0.1) { epoch, lr in
        let cosine =
          (1 + cos(.pi * epoch / half)) / (1 + cos(.pi * (epoch - 1) / half)) * (lr * gamma - floor) + floor
        return cosine
      }
      let form = DialectForm.torch(
        "ChainedScheduler",
        #"""
        "schedulers": [{"schedule": "ExponentialLR", "args": {"gamma": \#(gamma)}},
          {"schedule": "CosineAnnealingLR", "args": {"T_max": \#(Int(half)), "eta_min": \#(floor)}}]
        """#, lr: 0.1, steps: steps)
      #expect(form.difference(from: stepped) == nil, "\(gamma) \(floor) \(half)")
    }
  }
}
