import LRMath
import LRPlotting
import LRTestSupport

/// Draws curves by lot: constants, stairs, arcs, spikes, values near the ends of the doubles, zero, below zero.
struct CurveLot {
  private var random: Seeded

  init(seed: UInt64) { random = Seeded(seed: seed) }

  /// A curve as schedules make them, with the greatest value `peak`.
  mutating func ordinary(to last: Double, peak: Double) -> Curve {
    let start = (random.share() * 0.3 * last).rounded()
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: Curve(from: 0, to: last) { _ in .constant(peak, from: 0, to: .infinity) }
    case 1: Self.stairs(to: last, peak: peak, count: Int.random(in: 2...9, using: &random))
    case 2: Self.ramp(to: last, peak: peak, start: start)
    case 3: Self.cosine(to: last, peak: peak, cycles: Double(Int.random(in: 2...5, using: &random)))
    default: Self.cosine(to: last, peak: peak, cycles: 1)
    }
  }

  mutating func any(to last: Double, peak: Double) -> Curve {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return Curve(from: 0, to: last) { _ in .constant(0, from: 0, to: .infinity) }
    case 1: return Curve(from: 0, to: last) { _ in .constant(-peak, from: 0, to: .infinity) }
    case 2:
      // Spikes and values that are none.
      let count = min(Int(last) + 1, 400)
      let wild = [peak, 0, -peak, peak * 1e-6, .nan, .infinity, peak * 1e3]
      let values = (0..<count).map { _ in
        Int.random(in: 0..<20, using: &random) == 0 ? wild.randomElement(using: &random) ?? 0 : peak * random.share()
      }
      let steps = values.indices.map { $0 == count - 1 ? last : last / Double(count) * Double($0) }
      return Curve(steps: steps, values: values)
    case 3: return Self.cosine(to: last, peak: peak, cycles: min(last, 300))
    case 4: return Curve(samples: [peak])
    default: return ordinary(to: last, peak: peak)
    }
  }

  private static func stairs(to last: Double, peak: Double, count: Int) -> Curve {
    let width = last / Double(count)
    return Curve(from: 0, to: last) { step in
      let stair = (step / width).rounded(.down)
      return .constant(peak * Math.pow(0.4, stair), from: stair * width, to: (stair + 1) * width)
    }
  }

  private static func ramp(to last: Double, peak: Double, start: Double) -> Curve {
    Curve(from: 0, to: last) { step in
      step < start
        ? Piece(start: 0, end: start, shape: .line(from: 0, to: peak))
        : Piece(start: start, end: last, shape: .line(from: peak, to: 0))
    }
  }

  private static func cosine(to last: Double, peak: Double, cycles: Double) -> Curve {
    let length = last / cycles
    return Curve(from: 0, to: last) { step in
      let cycle = (step / length).rounded(.down)
      return Piece(
        start: cycle * length, end: (cycle + 1) * length,
        shape: .arc { peak * (1 + Math.cosPi($0 / length - cycle)) / 2 })
    }
  }
}
