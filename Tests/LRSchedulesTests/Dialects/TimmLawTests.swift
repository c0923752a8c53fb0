import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

/// timm's `_get_lr`, written anew line by line, cycle numbers counted instead of computed.
private struct TimmFormula {
  var base = 0.1
  var warmup = 0.0
  var warmupFrom = 0.0
  var prefix = false
  var floor = 0.0
  var first = 10.0
  var mult = 1.0
  var decay = 1.0
  var limit = 1.0

  func warm(_ step: Double, target: Double? = nil, _ main: (Double) -> Double) -> Double {
    if step == 0 { return warmup > 0 ? warmupFrom : base }
    if step < warmup { return warmupFrom + step * (((target ?? base) - warmupFrom) / warmup) }
    return main(prefix ? step - warmup : step)
  }

  /// The rate in a cycle, given the share that is left.
  func cycle(_ step: Double, _ remaining: (Double) -> Double) -> Double {
    var (index, start, length) = (0.0, 0.0, first)
    while step >= start + length - 1e-9 {
      start += length
      length *= mult
      index += 1
    }
    guard index < limit else { return floor }
    return floor + (base * pow(decay, index) - floor) * remaining(max(0, step - start) / length)
  }
}

@Suite("timm: pieces against its formulas, at random")
struct TimmLawTests {
  private let count = 60
  private let steps = 150

  private struct Draw {
    var formula = TimmFormula()
    var args: [String] = []

    init(_ random: inout SplitMix64, cycles: Bool = true) {
      formula.base = Double.random(in: 1e-4...1, using: &random)
      formula.warmup = Double(Int.random(in: 0...20, using: &random))
      formula.warmupFrom = Double.random(in: 0...0.1, using: &random)
      formula.prefix = Bool.random(using: &random)
      args = [
        #""warmup_t": \#(Int(formula.warmup)), "warmup_lr_init": \#(formula.warmupFrom)"#,
        #""warmup_prefix": \#(formula.prefix)"#,
      ]
      guard cycles else { return }
      formula.first = Double(Int.random(in: 1...60, using: &random))
      formula.mult = [1, 1, 1.5, 2, 3][Int.random(in: 0...4, using: &random)]
      formula.decay = Double.random(in: 0.2...1.2, using: &random)
      formula.limit = Double(Int.random(in: 0...8, using: &random))
      formula.floor = Double.random(in: 0...0.1, using: &random)
      args += [
        #""t_initial": \#(Int(formula.first)), "cycle_mul": \#(formula.mult), "cycle_decay": \#(formula.decay)"#,
        #""cycle_limit": \#(Int(formula.limit)), "lr_min": \#(formula.floor)"#,
      ]
    }
  }

  private func law(_ name: String, _ draw: Draw, _ more: String, _ rate: (Double) -> Double) {
    let args = (draw.args + (more.isEmpty ? [] : [more])).joined(separator: ", ")
    let form = DialectForm(
      #"{"dialect": "timm", "name": "\#(name)", "args": {\#(args)}, "lr": \#(draw.formula.base)}"#, steps: steps)
    #expect(form.difference(from: (0..<steps).map { rate(Double($0)) }) == nil, "\(name) \(args)")
    if let read = form.read { #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)") }
  }

  @Test func cyclesOfCosineTanhAndPowers() {
    var random = SplitMix64(seed: 31)
    for _ in 0..<count {
      let draw = Draw(&random)
      let formula = draw.formula
      let k = Double.random(in: 0.5...2, using: &random)
      law("CosineLRScheduler", draw, #""k_decay": \#(k)"#) { step in
        formula.warm(step) { formula.cycle($0) { 0.5 * (1 + cos(.pi * pow($0, k))) } }
      }
      let power = Double.random(in: 0.3...3, using: &random)
      law("PolyLRScheduler", draw, #""power": \#(power), "k_decay": \#(k)"#) { step in
        formula.warm(step) { formula.cycle($0) { pow(1 - pow($0, k), power) } }
      }
      let (lower, upper) = (Double.random(in: -8...0, using: &random), Double.random(in: 0.1...5, using: &random))
      let curve = { (step: Double) in
        formula.cycle(step) { 0.5 * (1 - tanh(lower * (1 - $0) + upper * $0)) }
      }
      law("TanhLRScheduler", draw, #""lb": \#(lower), "ub": \#(upper)"#) { step in
        formula.warm(step, target: formula.prefix ? nil : curve(formula.warmup), curve)
      }
    }
  }

  @Test func stairs() {
    var random = SplitMix64(seed: 32)
    for _ in 0..<count {
      let draw = Draw(&random, cycles: false)
      let formula = draw.formula
      let factor = Double.random(in: 0...1.2, using: &random)
      let interval = Double(Int.random(in: 1...400, using: &random)) / 8
      law("StepLRScheduler", draw, #""decay_t": \#(interval), "decay_rate": \#(factor)"#) { step in
        formula.warm(step) { formula.base * pow(factor, ($0 / interval).rounded(.down)) }
      }
      let milestones = (0..<Int.random(in: 0...5, using: &random)).map { _ in Int.random(in: 0...150, using: &random) }
        .sorted()
      law("MultiStepLRScheduler", draw, #""decay_t": \#(milestones), "decay_rate": \#(factor)"#) { step in
        formula.warm(step) { step in
          formula.base * pow(factor, Double(milestones.count { Double($0) <= step + 1 }))
        }
      }
    }
  }

  @Test func warmupStableDecay() {
    var random = SplitMix64(seed: 33)
    let shapes: [(name: String, left: (Double) -> Double)] = [
      ("linear", { 1 - $0 }), ("1-sqrt", { 1 - $0.squareRoot() }), ("cosine", { 0.5 * (1 + cos(.pi * $0)) }),
      ("power", { 1 - pow($0, 1.7) }), ("exp", { (pow(0.2, $0) - 0.2) / 0.8 }),
    ]
    for round in 0..<count {
      var draw = Draw(&random, cycles: false)
      draw.formula.prefix = true
      draw.args.removeLast()
      let formula = draw.formula
      let length = Double(Int.random(in: 1...130, using: &random))
      let decay = Double(Int.random(in: 1...Int(length), using: &random))
      let floor = Double.random(in: 0...0.05, using: &random)
      let scale = Double.random(in: 1...50, using: &random)
      let power = [0, 0.5, 0.8][round % 3]
      let shape = shapes[round % shapes.count]
      let args = #"""
        "t_initial": \#(Int(length)), "decay_t": \#(Int(decay)), "lr_min": \#(floor), "decay_fn": "\#(shape.name)",
        "stable_fn": "\#(["constant", "rsqrt", "power"][round % 3])", "stable_timescale": \#(scale),
        "stable_power": 0.8, "decay_power": 1.7, "decay_ratio": 0.2
        """#
      law("WSDLRScheduler", draw, args) { step in
        formula.warm(step) { step in
          let stable = max(formula.base * pow(1 + step / scale, -power), floor)
          let into = step - (length - decay)
          return into <= 0 ? stable : floor + (stable - floor) * shape.left(min(into / decay, 1))
        }
      }
    }
  }

  @Test func restartsFollowTheIntention() throws {
    let form = DialectForm(
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "lr": 0.3,
       "args": {"t_initial": 1, "cycle_mul": 3, "cycle_limit": 9}}
      """#, steps: 200)
    let read = try #require(form.read)
    #expect(read.schedule.rate(at: 121) == 0.3)
    #expect(form.warnings.contains { $0.contains("step 121") }, "\(form.warnings)")
  }

  @Test func noiseStaysWithinItsShare() throws {
    let form = DialectForm(
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "lr": 1,
       "args": {"decay_t": 1000, "decay_rate": 0.1, "noise_range_t": [10, 90], "noise_pct": 0.2}}
      """#)
    let rates = try #require(form.rates(100))
    #expect(rates[..<10].allSatisfy { $0 == 1 } && rates[90...].allSatisfy { $0 == 1 })
    #expect(rates[10..<90].allSatisfy { $0 != 1 && abs($0 - 1) < 0.2 })
    #expect(Set(rates[10..<90]).count == 80)
  }
}
