import LRMath

/// Two spirals that wind around each other, one a class (Lang and Witbrock 1988).
struct SpiralData: Sendable {
  /// How often each winds around the centre.
  var turns: Double
  /// Standard deviation of a point's distance from its spiral, in each direction, as a share of the outer radius.
  var spread: Double

  /// Where the spirals end: far enough out for a layer of Glorot's sizes to bend them.
  private static let reach = 4.0

  /// A point and its class, −1 or 1, from the draws of a counter.
  func point(_ generator: CounterGenerator, _ counter: UInt64, _ index: Int) -> (x: Double, y: Double, label: Double) {
    let draw = UInt64(index) * 8
    let label: Double = generator.bits(counter, draw: draw) >> 63 == 0 ? 1 : -1
    // Even along the radius, from 0.1 on: at the centre the classes meet.
    let radius = 0.1 + 0.9 * generator.uniform(counter, draw: draw + 1)
    let angle = 2 * turns * radius + (label > 0 ? 0 : 1)
    let noiseX = spread * generator.normal(counter, draw: UInt64(index) * 4 + 1)
    let noiseY = spread * generator.normal(counter, draw: UInt64(index) * 4 + 2)
    return (
      Self.reach * (radius * Math.cosPi(angle) + noiseX), Self.reach * (radius * Math.sinPi(angle) + noiseY), label
    )
  }
}
