/// The layers by which normally distributed numbers are drawn.
///
/// 256 boxes of equal area cover the density e^(−x²/2), x ≥ 0; the lowest holds the tail. Marsaglia and Tsang, "The
/// Ziggurat Method for Generating Random Variables", J. Stat. Softw. 5(8), 2000; layer, sign and abscissa come from bits
/// of their own, as Doornik (2005) asks.
struct Ziggurat: Sendable {
  /// Where the tail begins.
  static let tail = 3.6541528853610088
  /// As many as eight bits tell apart.
  static let boxes = 256
  /// Area of each box.
  private static let area = 0.00492867323399

  /// Right ends of the boxes, from the lowest, whose box stands for the tail; then 0.
  let edges: [Double]
  /// The density at `edges`.
  let density: [Double]

  static let standard = Ziggurat()

  private init() {
    func height(_ x: Double) -> Double { Math.exp(-0.5 * x * x) }
    var edges = [Self.area / height(Self.tail), Self.tail]
    while edges.count < Self.boxes {
      let last = edges[edges.count - 1]
      edges.append((-2 * Math.log(Self.area / last + height(last))).squareRoot())
    }
    self.edges = edges + [0]
    density = (edges + [0]).map(height)
  }

  /// The number that a draw of bits gives, or nil if it fell outside of the sure part of its box, once in 80 draws.
  @inline(__always)
  static func sure(_ bits: UInt64, _ edges: Span<Double>) -> Double? {
    let layer = Int(truncatingIfNeeded: bits & 0xFF)
    let x = Double(Int64(bitPattern: bits) >> 10) * 0x1p-53 * edges[layer]
    return abs(x) < edges[layer + 1] ? x : nil
  }

  /// Goes on with a draw that `sure` could not settle; `next` gives further bits.
  @inline(never)
  func settle(_ bits: UInt64, next: (UInt64) -> UInt64) -> Double {
    var bits = bits
    var count: UInt64 = 0
    func more() -> UInt64 {
      count += 1
      return next(count)
    }
    func uniform() -> Double { Double(more() >> 11) * 0x1p-53 }
    while true {
      let layer = Int(bits & 0xFF)
      let x = Double(Int64(bitPattern: bits) >> 10) * 0x1p-53 * edges[layer]
      if abs(x) < edges[layer + 1] { return x }
      if layer == 0 {
        // Beyond the last box: Marsaglia's exact method for a normal tail.
        while true {
          let far = -Math.log(1 - uniform()) / Self.tail
          let height = -Math.log(1 - uniform())
          if 2 * height > far * far { return x < 0 ? -(Self.tail + far) : Self.tail + far }
        }
      }
      let (low, high) = (density[layer], density[layer + 1])
      if low + (high - low) * uniform() < Math.exp(-0.5 * x * x) { return x }
      bits = more()
    }
  }
}
