import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("DeepSpeed: pieces against its counter, at random")
struct DeepSpeedLawTests {
  private let count = 60
  private let steps = 150

  private func law(_ name: String, _ args: String, lr: Double = 0.1, _ rate: (Double) -> Double) {
    let form = DialectForm(
      #"{"dialect": "deepspeed", "name": "\#(name)", "args": {\#(args)}, "lr": \#(lr)}"#, steps: steps)
    #expect(form.difference(from: (0..<steps).map { rate(Double($0)) }) == nil, "\(name) \(args)")
    if let read = form.read { #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)") }
  }

  @Test func warmups() {
    var random = SplitMix64(seed: 61)
    for _ in 0..<count {
      let (low, high) = (Double.random(in: 0...0.1, using: &random), Double.random(in: 0...1, using: &random))
      let (warmup, total) = (Int.random(in: 1...80, using: &random), Double(Int.random(in: 0...160, using: &random)))
      let isLinear = Bool.random(using: &random)
      let width = Double(max(2, warmup))
      /// The share of the warmup after update n, nil once it is over.
      func gamma(_ n: Double) -> Double? {
        n >= width ? nil : isLinear ? n / width : log(n + 1) / log(width)
      }
      let type = #""warmup_num_steps": \#(warmup), "warmup_type": "\#(isLinear ? "linear" : "log")""#
      let head = #""warmup_min_lr": \#(low), "warmup_max_lr": \#(high), "# + type
      law("WarmupLR", head) { $0 == 0 ? low : low + (high - low) * (gamma($0 - 1) ?? 1) }
      law("WarmupDecayLR", head + #", "total_num_steps": \#(Int(total))"#) { step in
        if step == 0 { return low }
        return low + (high - low) * (gamma(step - 1) ?? max(0, (total - step + 1) / max(1, total - width)))
      }
      let (ratio, floor) = (Double.random(in: 0...1, using: &random), Double.random(in: -0.2...1, using: &random))
      law(
        "WarmupCosineLR",
        #""total_num_steps": \#(Int(total)), "warmup_min_ratio": \#(ratio), "cos_min_ratio": \#(floor), "# + type,
        lr: high
      ) { step in
        if step == 0 { return 0 }
        if let share = gamma(step - 1) { return high * (ratio + (1 - ratio) * share) }
        let share = min(1, (step - width) / max(1, total - width))
        return high * max(0, floor + (1 - floor) * (1 + cos(.pi * share)) / 2)
      }
    }
  }

  @Test func cyclesAndRangeTests() {
    var random = SplitMix64(seed: 62)
    for _ in 0..<count {
      let (low, high) = (Double.random(in: 1e-3...0.1, using: &random), Double.random(in: 0...1, using: &random))
      let (up, down) = (Int.random(in: 1...60, using: &random), Int.random(in: 1...60, using: &random))
      let (rise, fall) = (Int.random(in: 0...9, using: &random), Int.random(in: 0...9, using: &random))
      let (decay, every) = (Double.random(in: 0...2, using: &random), Int.random(in: 0...20, using: &random))
      law(
        "OneCycle",
        #"""
        "cycle_min_lr": \#(low), "cycle_max_lr": \#(high), "cycle_first_step_size": \#(up),
        "cycle_second_step_size": \#(down), "cycle_first_stair_count": \#(rise), "cycle_second_stair_count": \#(fall),
        "decay_lr_rate": \#(decay), "decay_step_size": \#(every)
        """#
      ) { step in
        let total = up + down
        if Int(step) > total {
          return every == 0 || decay == 0 ? low : low / (1 + decay * (step - Double(total)) / Double(every))
        }
        let rises = Int(step) <= up
        let (done, width) = rises ? (Int(step), up) : (total - Int(step), down)
        let stairs = rises ? rise : fall
        let share = stairs > 0 ? Double(done * stairs / width) / Double(stairs) : Double(done) / Double(width)
        return low + (high - low) * share
      }
      let isStaircase = Bool.random(using: &random)
      law(
        "LRRangeTest",
        #"""
        "lr_range_test_min_lr": \#(low), "lr_range_test_step_size": \#(up), "lr_range_test_step_rate": \#(decay),
        "lr_range_test_staircase": \#(isStaircase)
        """#
      ) { step in
        let passed = step / Double(up)
        return low * (1 + decay * (isStaircase ? passed.rounded(.down) : passed))
      }
    }
  }
}
