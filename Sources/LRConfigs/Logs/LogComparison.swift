import LRInput
import LRMath

/// A logged rate laid over the planned one: by how many steps the log is ahead, and what difference remains.
///
/// A log whose rate at step s is the plan's of update s has the offset 0. transformers logs the rate of update s − 1
/// (offset −1), and older versions that of update s; both are conventions, and no mistakes. A change of the offset
/// within a run is one.
public struct LogComparison: Sendable {
  /// A stretch of the log that follows the plan with one offset.
  public struct Stretch: Sendable, Equatable {
    /// The first logged step of it.
    public var from: Int
    /// The log's rate at step s is the plan's of update s + offset; nil where no small offset fits.
    public var offset: Int?

    /// `Stretch(from: 500, offset: -1)`
    public init(from: Int, offset: Int?) {
      self.from = from
      self.offset = offset
    }
  }

  /// At least one, in the order of their steps.
  public let stretches: [Stretch]
  /// The offset with which the log is laid over the plan: that of the first stretch, or the nearest.
  public let offset: Int
  /// The greatest difference |log − plan| that is left with the first stretch's offset.
  public let largest: Double
  /// The logged step where it is.
  public let largestStep: Int
  /// The number of samples that were compared.
  public let count: Int

  private static let offsets = [0, -1, 1, -2, 2]

  /// Compares the samples that stand at whole steps; nil if there is none.
  ///
  /// - Parameter plan: The planned rate of update t = 0, 1, 2, ….
  public init?(_ column: LogColumn, plan: (Int) -> Double) {
    let samples = column.samples.filter {
      $0.value.isFinite && $0.step >= 0 && $0.step < 1e9 && $0.step == $0.step.rounded()
    }
    guard !samples.isEmpty else { return nil }
    count = samples.count
    let tolerance = Tolerance(samples)

    var stretches: [Stretch] = []
    var start = 0
    while start < samples.count {
      var fitting = Self.offsets
      var end = start
      while end < samples.count {
        let rest = fitting.filter { Self.fits(samples[end], $0, tolerance, plan) }
        if rest.isEmpty { break }
        fitting = rest
        end += 1
      }
      if end > start {
        // A flat stretch fits with every offset; it goes on with the one before it.
        let previous = stretches.last?.offset ?? nil
        let offset = previous.flatMap { fitting.contains($0) ? $0 : nil } ?? fitting.first
        if stretches.isEmpty || stretches.last?.offset != offset {
          stretches.append(Stretch(from: Int(samples[start].step), offset: offset))
        }
        start = end
      } else {
        if stretches.isEmpty || stretches.last?.offset != nil {
          stretches.append(Stretch(from: Int(samples[start].step), offset: nil))
        }
        start += 1
      }
    }
    self.stretches = stretches

    offset = (stretches.first?.offset ?? nil) ?? Self.nearest(samples, plan)
    var (largest, step) = (-1.0, 0)
    for sample in samples {
      let at = Int(sample.step)
      let difference = abs(sample.value - plan(max(0, at + offset)))
      if difference > largest { (largest, step) = (difference, at) }
    }
    self.largest = largest
    largestStep = step
  }

  private static func fits(_ sample: LogSample, _ offset: Int, _ tolerance: Tolerance, _ plan: (Int) -> Double) -> Bool
  {
    let at = Int(sample.step) + offset
    return at >= 0 && abs(sample.value - plan(at)) <= tolerance.of(sample.value)
  }

  /// The offset with the smallest sum of differences.
  private static func nearest(_ samples: [LogSample], _ plan: (Int) -> Double) -> Int {
    let sums = offsets.map { offset in
      samples.reduce(0) { $0 + abs($1.value - plan(max(0, Int($1.step) + offset))) }
    }
    let best = sums.indices.min { sums[$0] < sums[$1] } ?? 0
    // Another offset than 0 is claimed only where it explains most of the difference.
    return sums[best] < 0.2 * sums[0] ? offsets[best] : 0
  }

  /// Whether the log follows the plan from its first step to its last, with one offset.
  public var follows: Bool { stretches.count == 1 && stretches[0].offset != nil }

  /// What the comparison found, in one sentence without a period.
  ///
  ///     "the log is one step ahead of the plan from step 500"
  public var sentence: String {
    let first = (stretches.first?.offset ?? nil)
    let base = first.map { Self.convention($0) }
    guard stretches.count > 1 || first == nil else {
      return "the log follows the plan" + (base.map { $0.isEmpty ? "" : ", \($0)" } ?? "")
    }
    let difference = "the largest difference is \(ShortNumber(largest, digits: 3).plain), at step \(largestStep)"
    if let first, stretches.count == 2, let second = stretches[1].offset {
      let shift = second - first
      let count = abs(shift) == 1 ? "one step" : "\(abs(shift)) steps"
      return "the log is \(count) \(shift > 0 ? "ahead of" : "behind") the plan from step \(stretches[1].from)"
    }
    if first != nil { return "the log leaves the plan at step \(stretches[1].from); \(difference)" }
    return "the log does not follow the plan; \(difference)"
  }

  private static func convention(_ offset: Int) -> String {
    switch offset {
    case 0: ""
    case -1: "counting updates that are done: at step s stands the rate of update s − 1"
    default: offset > 0 ? "\(offset) updates ahead of it throughout" : "\(-offset) updates behind it throughout"
    }
  }
}

/// How far a logged value may be from the true one, as many digits as the log was written with.
private struct Tolerance {
  private let least: Double
  /// The most significant digits of any value; nil if some was printed whole.
  private let digits: Int?

  init(_ samples: [LogSample]) {
    let peak = samples.reduce(0) { max($0, abs($1.value)) }
    let written = samples.prefix(4096).map { Self.digits($0.value) }
    let most = written.reduce(1) { max($0, $1.significant) }
    // With 15 digits or more a value was printed whole.
    digits = most < 15 ? most : nil
    // A fixed number of decimals leaves half a unit of the last one.
    let decimals = written.reduce(0) { max($0, $1.decimals) }
    least = max(1e-9 * peak, most < 15 ? 0.51 * Math.pow(10, -Double(decimals)) : 0)
  }

  func of(_ value: Double) -> Double {
    guard let digits, value != 0 else { return least }
    return max(least, 0.51 * Math.pow(10, Math.log10(abs(value)).rounded(.down) + 1 - Double(digits)))
  }

  /// Significant digits of the shortest decimal, and digits behind its point when it is written without an exponent.
  private static func digits(_ x: Double) -> (significant: Int, decimals: Int) {
    let parts = x.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts.first ?? x.description.utf8[...]
    let exponent = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    let figures = mantissa.filter(isDigit).drop { $0 == UInt8(ascii: "0") }
    let significant = figures.reversed().drop { $0 == UInt8(ascii: "0") }.count
    let behind = mantissa.reversed().prefix { $0 != UInt8(ascii: ".") }
    let decimals = behind.drop { $0 == UInt8(ascii: "0") }.count - exponent
    return (max(1, significant), x == 0 ? 0 : max(0, decimals))
  }
}
