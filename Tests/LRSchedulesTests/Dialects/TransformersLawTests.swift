import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("Transformers: pieces against the lambdas, at random")
struct TransformersLawTests {
  private let count = 100
  private let steps = 150

  private func law(_ name: String, _ args: String, base: Double, _ factor: (Double) -> Double) {
    let form = DialectForm.transformers(name, args, lr: base, steps: steps)
    let expected = (0..<steps).map { base * factor(Double($0)) }
    #expect(form.difference(from: expected) == nil, "\(name) \(args) \(base)")
    if let read = form.read { #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)") }
  }

  private struct Draw {
    let base: Double
    let warmup: Double
    let total: Double
    let waves: Double
    let ratio: Double

    init(_ random: inout SplitMix64) {
      base = Double.random(in: 1e-5...2, using: &random)
      warmup = Double(Int.random(in: 0...60, using: &random))
      total = Double(Int.random(in: 0...160, using: &random))
      waves = [0.5, 1, 1.5, 3, Double.random(in: 0...4, using: &random)][Int.random(in: 0...4, using: &random)]
      ratio = Double.random(in: 0...1.2, using: &random)
    }

    var both: String { #""num_warmup_steps": \#(Int(warmup)), "num_training_steps": \#(Int(total))"# }

    func warm(_ step: Double, _ main: (Double) -> Double) -> Double {
      step < warmup ? step / max(1, warmup) : main((step - warmup) / max(1, total - warmup))
    }
  }

  @Test("Lines, powers and roots")
  func plain() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<count {
      let draw = Draw(&random)
      let warmup = draw.warmup
      law("constant_with_warmup", #""num_warmup_steps": \#(Int(warmup))"#, base: draw.base) { step in
        draw.warm(step) { _ in 1 }
      }
      law("linear", draw.both, base: draw.base) { step in
        draw.warm(step) { _ in max(0, (draw.total - step) / max(1, draw.total - warmup)) }
      }
      let scale = Double(Int.random(in: 1...200, using: &random))
      law("inverse_sqrt", #""num_warmup_steps": \#(Int(warmup)), "timescale": \#(Int(scale))"#, base: draw.base) {
        step in
        draw.warm(step) { _ in 1 / sqrt((step + scale - warmup) / scale) }
      }
      guard draw.total != warmup else { continue }
      let power = Double.random(in: 0.3...3, using: &random)
      law("polynomial", draw.both + #", "lr_end": 1e-6, "power": \#(power)"#, base: draw.base) { step in
        if step >= warmup, step > draw.total { return 1e-6 / draw.base }
        return draw.warm(step) { _ in
          let left = 1 - (step - warmup) / (draw.total - warmup)
          return ((draw.base - 1e-6) * pow(left, power) + 1e-6) / draw.base
        }
      }
    }
  }

  @Test("Cosines")
  func cosines() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<count {
      let draw = Draw(&random)
      func wave(_ x: Double) -> Double { 0.5 * (1 + cos(.pi * draw.waves * 2 * x)) }
      let waves = draw.both + #", "num_cycles": \#(draw.waves)"#
      law("cosine", waves, base: draw.base) { draw.warm($0, wave) }
      law("cosine_with_min_lr", waves + #", "min_lr_rate": \#(draw.ratio)"#, base: draw.base) { step in
        draw.warm(step) { wave($0) * (1 - draw.ratio) + draw.ratio }
      }
      law("cosine_warmup_with_min_lr", waves + #", "min_lr_rate": \#(draw.ratio)"#, base: draw.base) { step in
        if step < draw.warmup { return (step + 1) / max(1, draw.warmup) }
        return wave((step - draw.warmup + 1) / max(1, draw.total - draw.warmup)) * (1 - draw.ratio) + draw.ratio
      }
      let cycles = Double(Int.random(in: 1...15, using: &random))
      law("cosine_with_restarts", draw.both + #", "num_cycles": \#(Int(cycles))"#, base: draw.base) { step in
        draw.warm(step) { $0 >= 1 ? 0 : 0.5 * (1 + cos(.pi * fmod(cycles * $0, 1))) }
      }
    }
  }

  @Test("Warmup, hold and decay")
  func wsd() {
    var random = SplitMix64(seed: 13)
    let shapes = ["linear", "cosine", "1-sqrt"]
    for _ in 0..<count {
      let draw = Draw(&random)
      let (rise, fall) = (shapes[Int.random(in: 0...2, using: &random)], shapes[Int.random(in: 0...2, using: &random)])
      let decay = Double(Int.random(in: 0...60, using: &random))
      let hold = draw.total - draw.warmup - decay
      func floored(_ share: Double) -> Double { share * (1 - draw.ratio) + draw.ratio }
      law(
        "warmup_stable_decay",
        draw.both + #", "num_decay_steps": \#(Int(decay)), "min_lr_ratio": \#(draw.ratio), "#
          + #""warmup_type": "\#(rise)", "decay_type": "\#(fall)""#,
        base: draw.base
      ) { step in
        if step < draw.warmup {
          let u = step / max(1, draw.warmup)
          return floored(rise == "linear" ? u : rise == "cosine" ? 0.5 * (1 - cos(.pi * u)) : 1 - sqrt(1 - u))
        }
        if step < draw.warmup + hold { return 1 }
        guard step < draw.warmup + hold + decay else { return draw.ratio }
        let u = (step - draw.warmup - hold) / max(1, decay)
        return floored(fall == "linear" ? 1 - u : fall == "cosine" ? 0.5 * (1 + cos(.pi * u)) : 1 - sqrt(u))
      }
    }
  }
}
