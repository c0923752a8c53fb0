import LRMath

/// A small network that tells two spirals apart: from a fixed set of points, or from fresh ones with some labels flipped.
struct MLPSpirals: Problem {
  let width: Int
  let data: SpiralData
  let batch: Int
  /// Points of the fixed set; nil for fresh points in every update.
  let samples: Int?
  /// Share of the labels that are flipped.
  let flips: Double
  /// Points on which the counted loss is taken where points are fresh.
  static let heldOut = 4000

  var dimension: Int { MLPNet.count(width: width) }
  /// The entropy of the flips: no model does better in expectation.
  var leastLoss: Double? {
    flips == 0 ? 0 : -(flips * Math.log(flips) + (1 - flips) * Math.log(1 - flips))
  }
  var isDeterministic: Bool { false }
  var cost: Double { 3 * Double(batch * (dimension + 20 * width)) }
  var lossCost: Double { Double((samples ?? Self.heldOut) * (dimension + 20 * width)) }

  func trial(_ key: RunKey) -> any Trial { SpiralTrial(self, key) }
}

private final class SpiralTrial: Trial {
  private let problem: MLPSpirals
  private let starts: CounterGenerator
  private let batches: CounterGenerator
  private let net: MLPNet
  private let whole: Int

  private static let fixed = RunKey(seed: 0, run: 0).generator(for: .data)

  init(_ problem: MLPSpirals, _ key: RunKey) {
    self.problem = problem
    starts = key.generator(for: .start)
    batches = key.generator(for: .batch)
    whole = problem.samples ?? MLPSpirals.heldOut
    net = MLPNet(width: problem.width, capacity: max(problem.batch, Self.strip))
  }

  /// Points that are evaluated at once.
  private static let strip = 256

  /// Glorot's uniform sizes; biases 0.
  func start(_ x: inout MutableSpan<Double>) {
    let h = problem.width
    x.update(repeating: 0)
    func fill(_ x: inout MutableSpan<Double>, _ place: Int, _ fanIn: Int, _ fanOut: Int) {
      let bound = (6 / Double(fanIn + fanOut)).squareRoot()
      for index in place..<(place + fanIn * fanOut) {
        x[index] = (2 * starts.uniform(UInt64(index)) - 1) * bound
      }
    }
    fill(&x, 0, 2, h)
    fill(&x, 3 * h, h, h)
    fill(&x, 4 * h + h * h, h, 1)
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let step = UInt64(update.step)
    for row in 0..<problem.batch {
      if let samples = problem.samples {
        put(Self.fixed, 1, Int(batches.bits(step, draw: UInt64(row)) % UInt64(samples)), at: row)
      } else {
        put(batches, step, row, at: row)
        let isFlipped = batches.uniform(step, draw: UInt64(row) * 8 + 7) < problem.flips
        if isFlipped { net.labels[row] = -net.labels[row] }
      }
    }
    return net.loss(x, count: problem.batch, flips: 0, gradient: &g)
  }

  func loss(at x: Span<Double>) -> Double {
    total { count, weight in weight * net.loss(x, count: count, flips: problem.flips) }
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    var slopes = [Double](repeating: 0, count: g.count)
    g.update(repeating: 0)
    _ = total { count, weight in
      var part = slopes.mutableSpan
      let loss = net.loss(x, count: count, flips: problem.flips, gradient: &part)
      for index in g.indices { g[index] += weight * part[index] }
      return weight * loss
    }
  }

  /// The mean over the fixed points, flips in expectation.
  private func total(_ part: (_ count: Int, _ weight: Double) -> Double) -> Double {
    var sum = 0.0
    for first in stride(from: 0, to: whole, by: Self.strip) {
      let count = min(Self.strip, whole - first)
      for row in 0..<count { put(Self.fixed, 1, first + row, at: row) }
      sum += part(count, Double(count) / Double(whole))
    }
    return sum
  }

  private func put(_ generator: CounterGenerator, _ counter: UInt64, _ index: Int, at row: Int) {
    let point = problem.data.point(generator, counter, index)
    net.inputs[2 * row] = point.x
    net.inputs[2 * row + 1] = point.y
    net.labels[row] = point.label
  }
}
