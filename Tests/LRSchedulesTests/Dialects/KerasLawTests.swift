import Foundation
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("Keras: 32 bits against its formulas in 64, at random")
struct KerasLawTests {
  private let count = 60
  private let steps = 150

  private func law(_ name: String, _ args: String, _ rate: (Double) -> Double) {
    let form = DialectForm(#"{"dialect": "keras", "name": "\#(name)", "args": {\#(args)}}"#, steps: steps)
    guard let read = form.read else {
      Issue.record("\(name) \(args): \(form.errors)")
      return
    }
    let others = (0..<steps).map { rate(Double($0)) }
    let largest = others.map(abs).max() ?? 0
    for (step, other) in others.enumerated() {
      let ours = read.schedule.rate(at: Double(step))
      #expect(abs(ours - other) <= 3e-5 * largest, "\(name) \(args) at \(step): \(ours), not \(other)")
      #expect(ours == Double(Float(ours)), "\(name) computes in 32 bits")
    }
    #expect(PieceLaw.complaint(about: read, steps: steps) == nil, "\(name) \(args)")
  }

  @Test func decays() {
    var random = SplitMix64(seed: 51)
    for _ in 0..<count {
      let first = Double.random(in: 0...1, using: &random)
      let every = Double(Int.random(in: 1...80, using: &random))
      let (factor, stairs) = (Double.random(in: 0.3...1, using: &random), Bool.random(using: &random))
      let args = #"""
        "initial_learning_rate": \#(first), "decay_steps": \#(every), "decay_rate": \#(factor), "staircase": \#(stairs)
        """#
      func passed(_ step: Double) -> Double { stairs ? (step / every).rounded(.down) : step / every }
      law("ExponentialDecay", args) { first * pow(factor, passed($0)) }
      law("InverseTimeDecay", args) { first / (1 + factor * passed($0)) }
      let (last, power) = (Double.random(in: 0...1, using: &random), Double.random(in: 0.4...3, using: &random))
      for cycles in [false, true] {
        law(
          "PolynomialDecay",
          #"""
          "initial_learning_rate": \#(first), "decay_steps": \#(every), "end_learning_rate": \#(last),
          "power": \#(power), "cycle": \#(cycles)
          """#
        ) { step in
          let length = cycles ? every * max(1, (step / every).rounded(.up)) : every
          return (first - last) * pow(1 - min(step, length) / length, power) + last
        }
      }
    }
  }

  @Test func cosines() {
    var random = SplitMix64(seed: 52)
    for _ in 0..<count {
      let (first, target) = (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
      let (length, warmup) = (Int.random(in: 1...120, using: &random), Int.random(in: 0...40, using: &random))
      let alpha = Double.random(in: 0...1, using: &random)
      func half(_ share: Double) -> Double { 0.5 * (1 + cos(.pi * share)) }
      law(
        "CosineDecay",
        #"""
        "initial_learning_rate": \#(first), "decay_steps": \#(length), "alpha": \#(alpha), "warmup_target": \#(target),
        "warmup_steps": \#(warmup)
        """#
      ) { step in
        if step < Double(warmup) { return first + (target - first) * step / Double(warmup) }
        return target * (alpha + (1 - alpha) * half(min(1, (step - Double(warmup)) / Double(length))))
      }
      let (mult, height) = (
        [1, 1.5, 2, 3][Int.random(in: 0...3, using: &random)], Double.random(in: 0.4...1, using: &random)
      )
      law(
        "CosineDecayRestarts",
        #"""
        "initial_learning_rate": \#(first), "first_decay_steps": \#(length), "t_mul": \#(mult), "m_mul": \#(height),
        "alpha": \#(alpha)
        """#
      ) { step in
        var (index, start, cycle) = (0.0, 0.0, Double(length))
        while step >= start + cycle - 1e-9 { (index, start, cycle) = (index + 1, start + cycle, cycle * mult) }
        return first * (alpha + (1 - alpha) * pow(height, index) * half(max(0, step - start) / cycle))
      }
    }
  }

  @Test func aBoundaryStillHasTheOldRate() throws {
    let form = DialectForm(
      #"{"dialect": "keras", "name": "PiecewiseConstantDecay", "args": {"boundaries": [10], "values": [1.0, 0.5]}}"#)
    let rates = try #require(form.rates(13))
    #expect(rates[8...12].map { $0 } == [1, 1, 1, 0.5, 0.5])
    #expect(form.warnings.count == 1)
  }

  /// An integer first rate makes Keras compute with integers: the intention is followed in CosineDecay alone.
  @Test func integerFirstRates() throws {
    let cosine = DialectForm(
      #"""
      {"dialect": "keras", "name": "CosineDecay",
       "args": {"initial_learning_rate": 0, "decay_steps": 50, "warmup_target": 0.1, "warmup_steps": 10}}
      """#)
    #expect(try #require(cosine.rates(11))[10] == Double(Float(0.1)))
    #expect(cosine.warnings.count == 1)
    let decay = #"{"dialect": "keras", "name": "ExponentialDecay", "args": {"decay_steps": 5, "decay_rate": 0.5, "#
    let whole = DialectForm(decay + #""initial_learning_rate": 1}}"#)
    #expect(whole.rates(3) == [1, 0, 0])
    #expect(whole.warnings.count == 1)
    let real = DialectForm(decay + #""initial_learning_rate": 1.0}}"#)
    #expect(try #require(real.rates(6))[5] == 0.5)
    #expect(real.warnings.isEmpty)
  }
}
