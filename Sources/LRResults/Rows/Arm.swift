import LRMath
import LRTraining

/// An arm, as of a trial: what the runs of one curve came to at every peak rate that was tried. Arms are compared.
///
///     let ratio = ArmComparison(staircase, over: cosine, among: 7)
///
/// One half of the runs chooses the peak and the other half is measured at it, and the other way round, so that no run is
/// measured at a rate that it chose.
public struct Arm: Sendable, Equatable {
  /// One score a run, a list for each rate, rates rising; the same runs in the same order at each.
  let scores: [[Double]]
  /// Whether a score is 1 of a run that met its target and 0 of one that did not, and more is better.
  let isShare: Bool
  /// Whether all runs are one, since nothing in them is random.
  let isExact: Bool

  /// Nil without runs, or where the rates have not the same number of them.
  init?(scores: [[Double]], isShare: Bool = false, isExact: Bool = false) {
    guard let count = scores.first?.count, count > 0, scores.allSatisfy({ $0.count == count }) else { return nil }
    (self.scores, self.isShare, self.isExact) = (scores, isShare, isExact)
  }

  /// Runs at each rate.
  var runs: Int { scores[0].count }

  /// Runs by their places, as one half and the other; of a single run both are that run.
  struct Halves {
    var even: [Int]
    var odd: [Int]

    /// Every second run.
    init(of count: Int) {
      even = Array(stride(from: 0, to: count, by: 2))
      odd = count > 1 ? Array(stride(from: 1, to: count, by: 2)) : even
    }

    /// As many runs of each half, drawn with replacement: the same for every arm of as many runs, as their noise is.
    func drawn(_ resample: Int, _ noise: CounterGenerator) -> Halves {
      func draw(_ half: [Int], from first: Int) -> [Int] {
        half.indices.map { index in
          half[Int(noise.uniform(UInt64(resample), draw: UInt64(first + index)) * Double(half.count))]
        }
      }
      var copy = self
      copy.even = draw(even, from: 0)
      copy.odd = draw(odd, from: even.count)
      return copy
    }
  }

  /// What it comes to at the best peak.
  func score(_ halves: Halves) -> Double {
    (measured(halves.odd, chosenBy: halves.even) + measured(halves.even, chosenBy: halves.odd)) / 2
  }

  /// What it comes to with all runs.
  var score: Double { score(Halves(of: runs)) }

  /// Draws of the runs for an interval.
  private static let resamples = 2000

  /// What drawing the runs again gives: the scores in each draw, the same draws for every arm.
  var resampled: [Double] {
    let halves = Halves(of: runs)
    guard !isExact, runs > 1 else { return [score(halves)] }
    let noise = CounterGenerator(seed: 14)
    return (0..<Self.resamples).map { score(halves.drawn($0, noise)) }
  }

  /// By how much draws of so few runs spread too little.
  var widening: Double {
    let half = Double(runs / 2)
    return half > 1 ? (half / (half - 1)).squareRoot() : 1
  }

  private func measured(_ runs: [Int], chosenBy choosing: [Int]) -> Double {
    func mean(_ place: Int, _ runs: [Int]) -> Double {
      runs.reduce(0) { $0 + scores[place][$1] } / Double(runs.count)
    }
    let chosen = scores.indices.map { isShare ? -mean($0, choosing) : mean($0, choosing) }
    guard let best = chosen.indices.filter({ chosen[$0].isFinite }).min(by: { chosen[$0] < chosen[$1] }) else {
      return .infinity
    }
    let around = [best - 1, best, best + 1]
    guard !isShare, around.allSatisfy(scores.indices.contains) else { return mean(best, runs) }
    let chosenLogs = around.map { Math.log(chosen[$0]) }
    let logs = around.map { Math.log(mean($0, runs)) }
    guard (chosenLogs + logs).allSatisfy(\.isFinite) else { return mean(best, runs) }
    // Between the rates of the grid the peak is where a parabola through the logarithms has its lowest point.
    let bend = chosenLogs[0] - 2 * chosenLogs[1] + chosenLogs[2]
    guard bend > 0 else { return mean(best, runs) }
    let place = (chosenLogs[0] - chosenLogs[2]) / (2 * bend)
    let left = place * (place - 1) / 2 * logs[0]
    let right = place * (place + 1) / 2 * logs[2]
    return Math.exp(left + (1 - place * place) * logs[1] + right)
  }
}

extension Arm {
  /// Final runs at one rate.
  init?(_ replicates: Replicates, isShare: Bool, isExact: Bool) {
    let scores = isShare ? replicates.met.map { $0 ? 1 : 0 } : replicates.result.scores
    self.init(scores: [scores], isShare: isShare, isExact: isExact)
  }
}
