extension Curve {
  /// So many values are held as they come, 8 MiB of them.
  private static let mostHeld = 1 << 20

  /// Values at steps 0, 1, 2, …, joined by straight lines; those that are no number are left out.
  ///
  ///     Curve(everyStep: sums, count: 100_000_001, along: Axis(title: nil, unit: .steps))
  ///
  /// Beyond a million it holds no more samples than a drawing can tell apart (`SampleThinner`).
  /// - Parameters:
  ///   - count: how many values there are.
  ///   - axis: the x axis that they are drawn along.
  public init(everyStep values: some Sequence<Double>, count: Int, along axis: Axis) {
    if count <= Self.mostHeld {
      var held: [Double] = []
      held.reserveCapacity(count)
      held.append(contentsOf: values)
      if !held.contains(where: \.isNaN) {
        self.init(samples: held)
      } else {
        let steps = held.indices.filter { !held[$0].isNaN }
        self.init(steps: steps.map(Double.init), values: steps.map { held[$0] })
      }
      return
    }
    var thinner = SampleThinner(count: count, along: axis)
    for value in values { thinner.add(value) }
    let samples = thinner.finish()
    self.init(steps: samples.steps, values: samples.values)
  }
}

/// Leaves out, while values come in, the samples that nobody could see along an axis.
///
/// It cuts the steps that the axis shows into columns of about a hundredth of a pixel, and keeps of each what
/// `SampleColumn` says. What lies before and behind is a column each, and so is a stretch that is not finite. Ends and
/// extremes are kept, and the least value above zero, at which a log axis begins.
private struct SampleThinner {
  /// Columns on a linear axis; on a log axis each is this share of its step wide.
  private static let (columns, share) = (65_536.0, 1 / 8192.0)

  private let low: Double
  private let high: Double
  private let isLog: Bool
  private var step = 0.0
  private var column = SampleColumn()
  private var columnEnd = -Double.infinity
  private var leastPositive: SampleColumn.Sample = (0, .infinity)
  private var steps: [Double] = []
  private var values: [Double] = []

  init(count: Int, along axis: Axis) {
    low = (axis.lower ?? 0).rounded(.down)
    high = (axis.upper ?? Double(count - 1)).rounded(.up)
    isLog = axis.scale == .log
  }

  mutating func add(_ value: Double) {
    defer { step += 1 }
    guard !value.isNaN else { return }
    if value > 0, value < leastPositive.value { leastPositive = (step, value) }
    if step >= columnEnd || value.isFinite != column.newest.value.isFinite {
      flush()
      columnEnd = end(ofColumnAt: step)
    }
    column.add((step, value))
  }

  mutating func finish() -> (steps: [Double], values: [Double]) {
    flush()
    if leastPositive.value < .infinity {
      let place = steps.firstIndex { $0 >= leastPositive.step } ?? steps.count
      if place == steps.count || steps[place] > leastPositive.step {
        steps.insert(leastPositive.step, at: place)
        values.insert(leastPositive.value, at: place)
      }
    }
    return (steps, values)
  }

  private mutating func flush() {
    for index in column.needed where column[index].step != steps.last {
      steps.append(column[index].step)
      values.append(column[index].value)
    }
    column.clear()
  }

  private func end(ofColumnAt step: Double) -> Double {
    if step < low { return low }
    if step >= high { return .infinity }
    return min(high, step + max(1, isLog ? step * Self.share : (high - low) / Self.columns))
  }
}
