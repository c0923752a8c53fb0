import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("Optax: pieces against its formulas, at random")
struct OptaxLawTests {
  private let count = 60
  private let steps = 150

  private func law(_ name: String, _ args: String, _ rate: (Double) -> Double) {
    let form = DialectForm(#"{"dialect": "optax", "name": "\#(name)", "args": {\#(args)}}"#, steps: steps)
    #expect(form.difference(from: (0..<steps).map { rate(Double($0)) }) == nil, "\(name) \(args)")
    if let read = form.read { #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)") }
  }

  private func cosine(_ step: Double, from initial: Double, length: Double, alpha: Double, power: Double) -> Double {
    initial * ((1 - alpha) * pow(0.5 * (1 + cos(.pi * min(step, length) / length)), power) + alpha)
  }

  @Test func powersAndDecays() {
    var random = SplitMix64(seed: 41)
    func real(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &random) }
    func whole(_ low: Int, _ high: Int) -> Double { Double(Int.random(in: low...high, using: &random)) }
    for _ in 0..<count {
      let (first, last, begin, length) = (real(0, 1), real(0, 1), whole(-5, 40), whole(-2, 140))
      let power = real(0.2, 3)
      let head = #""init_value": \#(first), "transition_begin": \#(begin), "transition_steps": \#(length)"#
      law("polynomial_schedule", head + #", "end_value": \#(last), "power": \#(power)"#) { step in
        if length <= 0 { return first }
        return (first - last) * pow(1 - min(max(step - max(begin, 0), 0), length) / length, power) + last
      }
      let (factor, bound, stairs) = (real(0.3, 1.3), real(0, 1), Bool.random(using: &random))
      law(
        "exponential_decay",
        head + #", "decay_rate": \#(factor), "staircase": \#(stairs), "end_value": \#(bound)"#
      ) { step in
        if length <= 0 { return first }
        let past = (step - max(begin, 0)) / length
        let value = past <= 0 ? first : first * pow(factor, stairs ? past.rounded(.down) : past)
        return factor < 1 ? max(value, bound) : min(value, bound)
      }
      let (total, alpha) = (real(1, 170), real(-0.5, 1.5))
      law(
        "cosine_decay_schedule",
        #""init_value": \#(first), "decay_steps": \#(total), "alpha": \#(alpha), "exponent": \#(power)"#
      ) { self.cosine($0, from: first, length: total, alpha: alpha, power: power) }
    }
  }

  @Test func piecewise() {
    var random = SplitMix64(seed: 42)
    for round in 0..<count {
      let first = Double.random(in: 0...1, using: &random)
      let bounds = Set((0..<Int.random(in: 0...6, using: &random)).map { _ in Int.random(in: 1...160, using: &random) })
      let scales = bounds.map { ($0, Double.random(in: 0...3, using: &random)) }
      let text = scales.map { #""\#($0.0)": \#($0.1)"# }.joined(separator: ", ")
      let args = #""init_value": \#(first), "boundaries_and_scales": {\#(text)}"#
      func level(_ step: Double) -> Double {
        scales.sorted { $0.0 < $1.0 }.reduce(first) { Double($1.0) <= step ? $0 * $1.1 : $0 }
      }
      law("piecewise_constant_schedule", args, level)
      let isLinear = round % 2 == 0
      law(
        "piecewise_interpolate_schedule", #""interpolate_type": "\#(isLinear ? "linear" : "cosine")", "# + args
      ) { step in
        let start = Double(bounds.filter { Double($0) <= step }.max() ?? 0)
        guard let end = bounds.filter({ Double($0) > step }).min().map(Double.init) else { return level(step) }
        let (from, to, share) = (level(step), level(end), (step - start) / (end - start))
        return isLinear ? (to - from) * share + from : to + (from - to) / 2 * (cos(.pi * share) + 1)
      }
    }
  }

  @Test func warmupsAndJoins() {
    var random = SplitMix64(seed: 43)
    func real(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &random) }
    func whole(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
    for _ in 0..<count {
      let (first, peak, last, warmup) = (real(0, 1), real(0.01, 1), real(0, 0.5), whole(0, 30))
      let length = whole(warmup + 1, 170)
      let warm = { (step: Double) in first + (peak - first) * step / Double(warmup) }
      let head = #""init_value": \#(first), "peak_value": \#(peak), "warmup_steps": \#(warmup)"#
      law("warmup_cosine_decay_schedule", head + #", "decay_steps": \#(length), "end_value": \#(last)"#) { step in
        if step < Double(warmup) { return warm(step) }
        return self.cosine(
          step - Double(warmup), from: peak, length: Double(length - warmup), alpha: last / peak, power: 1)
      }
      let (every, factor) = (whole(1, 40), real(0.3, 1.1))
      law("warmup_exponential_decay_schedule", head + #", "transition_steps": \#(every), "decay_rate": \#(factor)"#) {
        step in
        step < Double(warmup) ? warm(step) : peak * pow(factor, (step - Double(warmup)) / Double(every))
      }
      let boundaries = [whole(-10, 150), whole(-10, 150)]
      law(
        "join_schedules",
        #"""
        "boundaries": \#(boundaries), "schedules": [{"schedule": "constant_schedule", "args": {"value": \#(first)}},
         {"schedule": "linear_schedule",
          "args": {"init_value": \#(first), "end_value": \#(last), "transition_steps": 50}},
         {"schedule": "exponential_decay",
          "args": {"init_value": \#(peak), "transition_steps": \#(every), "decay_rate": \#(factor)}}]
        """#
      ) { step in
        var value = first
        let (one, two) = (step - Double(boundaries[0]), step - Double(boundaries[1]))
        if one >= 0 { value = first + (last - first) * min(one, 50) / 50 }
        if two >= 0 { value = peak * pow(factor, two / Double(every)) }
        return value
      }
    }
  }

  @Test func oneCycles() {
    var random = SplitMix64(seed: 44)
    for _ in 0..<count {
      let length = Int.random(in: 20...200, using: &random)
      let (start, final) = (
        Double.random(in: 0.1...0.4, using: &random), Double.random(in: 0.5...0.9, using: &random)
      )
      let (peak, div) = (Double.random(in: 0.01...1, using: &random), Double.random(in: 2...50, using: &random))
      let head = #"""
        "transition_steps": \#(length), "peak_value": \#(peak), "pct_start": \#(start), "div_factor": \#(div)
        """#
      let (up, turn, end) = (Double(Int(start * Double(length))), Double(Int(final * Double(length))), Double(length))
      law("linear_onecycle_schedule", head + #", "pct_final": \#(final)"#) { step in
        if step < up { return peak / div + (peak - peak / div) * step / up }
        if step < turn { return peak + (peak / div - peak) * (step - up) / (turn - up) }
        let last = peak / div / 1e4
        return step < end ? peak / div + (last - peak / div) * (step - turn) / (end - turn) : last
      }
      law("cosine_onecycle_schedule", head) { step in
        func wave(_ from: Double, _ to: Double, _ share: Double) -> Double {
          to + (from - to) / 2 * (cos(.pi * share) + 1)
        }
        let last = peak / (div * 1e4)
        if step < up { return wave(peak / div, peak, step / up) }
        return step < end ? wave(peak, last, (step - up) / (end - up)) : last
      }
    }
  }
}
