/// Finds out how a log runs along its plan: with one offset, at another clock or rate, or with offsets that change.
///
/// The simpler answer comes first, and nothing is claimed that does not hold for every sample.
struct LogAlignment {
  private let samples: [LogSample]
  private let tolerance: LogTolerance
  /// Rates of the plan that may still be looked at in search of offsets, so that a log which is quite another costs no
  /// more than one that fits.
  private var budget = 200_000

  init(_ samples: [LogSample]) {
    self.samples = samples
    tolerance = LogTolerance(samples)
  }

  private typealias Plan = (Int) -> Double

  /// Offsets that loggers have throughout, the commonest first.
  private static let usual = [0, -1, 1, -2, 2]
  /// How far an offset may move from one sample to the next.
  private static let farthest = 256

  /// The stretches of the log, and what they come to.
  mutating func course(_ plan: (Int) -> Double) -> ([LogComparison.Stretch], LogComparison.Course) {
    let stretches = stretches(plan)
    if stretches.count == 1, let offset = stretches[0].offset, Self.usual.contains(offset) {
      return (stretches, .follows)
    }
    if let clock = clock(plan) { return (stretches, .clock(clock)) }
    if let factor = factor(plan) { return (stretches, .rate(factor)) }
    return (stretches, Self.told(stretches, samples))
  }

  // MARK: Offsets

  private func fits(_ index: Int, _ offset: Int, _ plan: Plan) -> Bool {
    let (step, value) = (Int(samples[index].step), samples[index].value)
    // Before the first update is done a log that counts those that are has the first rate all the same.
    guard step + offset >= 0 || step == 0 && offset < 0 else { return false }
    return abs(value - plan(max(0, step + offset))) <= tolerance.of(value)
  }

  private mutating func stretches(_ plan: Plan) -> [LogComparison.Stretch] {
    var found: [LogComparison.Stretch] = []
    var start = 0
    while start < samples.count {
      let previous = found.last?.offset ?? nil
      var fitting = candidates(at: start, after: previous, isFirst: start == 0, plan)
      var end = fitting.isEmpty ? start : start + 1
      while end > start, end < samples.count {
        let rest = fitting.filter { fits(end, $0, plan) }
        if rest.isEmpty { break }
        fitting = rest
        end += 1
      }
      // A flat stretch fits with every offset; it goes on with the one before it.
      let offset = previous.flatMap { fitting.contains($0) ? $0 : nil } ?? fitting.first
      if found.isEmpty || found.last?.offset != offset {
        found.append(LogComparison.Stretch(from: Int(samples[start].step), offset: offset))
      }
      start = max(end, start + 1)
    }
    return found
  }

  /// Offsets with which a sample fits: the usual ones, those near the one before, and those near the plan's beginning.
  private mutating func candidates(at index: Int, after previous: Int?, isFirst: Bool, _ plan: Plan) -> [Int] {
    let usual = (previous.map { [$0] } ?? []) + Self.usual
    let found = usual.filter { fits(index, $0, plan) }
    // Where the usual ones fit, they win; a change that is farther away is looked for where nothing else is left.
    guard found.isEmpty || previous != nil, budget > 0 else { return found }
    let near = previous ?? 0
    let step = Int(samples[index].step)
    var far = (1...Self.farthest).flatMap { [near - $0, near + $0] }
    if isFirst { far = far.filter { $0 < 0 } }
    if index > 0 {
      let gap = step - Int(samples[index - 1].step)
      far += (0...min(2 * gap + 2, 2 * Self.farthest)).map { $0 - step }
    }
    budget -= far.count
    return found + far.filter { !found.contains($0) && fits(index, $0, plan) }
  }

  /// What several stretches come to.
  private static func told(_ stretches: [LogComparison.Stretch], _ samples: [LogSample]) -> LogComparison.Course {
    let offsets = stretches.compactMap(\.offset)
    guard stretches.first?.offset != nil else { return .apart }
    // Among many samples some fit by chance; where nearly each has an offset of its own, none means anything.
    guard offsets.count == stretches.count, stretches.count <= max(2, samples.count / 2) else { return .leaves }
    if stretches.count == 2, abs(offsets[1] - offsets[0]) <= 2, abs(offsets[0]) <= 1 { return .shifted }
    let back = stretches.indices.dropFirst().filter { place in
      let update = stretches[place].from + offsets[place]
      let before = stretches[place].from + offsets[place - 1]
      return offsets[place] < offsets[place - 1] - 2 && 2 * update < before
    }
    if let place = back.first {
      return .back(to: stretches[place].from + offsets[place], at: stretches[place].from)
    }
    // It goes on along the plan, if slower: a rate that stays where it is falls behind as well, and has left the plan.
    let falls = stretches.indices.dropFirst().allSatisfy { place in
      let (last, next) = (stretches[place - 1], stretches[place])
      return offsets[place] < offsets[place - 1] && last.from + offsets[place - 1] < next.from + offsets[place]
    }
    if falls, offsets.first ?? 1 <= 0, samples.count > 2 { return .behind }
    return .leaves
  }

  // MARK: Clocks and rates

  /// Whether the log has enough of a shape that a clock or a rate can be told from it.
  private var hasShape: Bool {
    guard let first = samples.first?.value else { return false }
    let second = samples.first { $0.value != first }?.value
    return samples.contains { $0.value != first && $0.value != second }
  }

  private static let clocks = Array(2...64) + [80, 96, 100, 128, 256, 512, 1024]

  /// How much faster the log's clock runs than the plan's, or how much slower.
  private func clock(_ plan: Plan) -> LogComparison.ClockRatio? {
    guard hasShape else { return nil }
    func isAll(_ place: (Int) -> Int) -> Bool {
      samples.allSatisfy { abs($0.value - plan(max(0, place(Int($0.step))))) <= tolerance.of($0.value) }
    }
    for k in Self.clocks {
      // Once the scheduler has been stepped k times for each step of the log, or k times for each before it.
      if isAll({ k * $0 }) || isAll({ k * ($0 - 1) }) { return LogComparison.ClockRatio(log: k, plan: 1) }
      if isAll({ $0 / k }) || isAll({ ($0 - 1) / k }) { return LogComparison.ClockRatio(log: 1, plan: k) }
    }
    return nil
  }

  /// By what the plan's rates have to be multiplied to be those of the log.
  private func factor(_ plan: Plan) -> Double? {
    guard samples.count > 1 else { return nil }
    // With any other offset a short log would have some factor by chance.
    for offset in [0, -1] {
      let planned = samples.map { plan(max(0, Int($0.step) + offset)) }
      guard let top = planned.indices.max(by: { planned[$0] < planned[$1] }), planned[top] > 0 else { continue }
      let factor = samples[top].value / planned[top]
      // One that reads as 1 says nothing.
      guard factor > 0, factor.isFinite, abs(factor - 1) >= 5e-4 else { continue }
      let isAll = zip(samples, planned).allSatisfy { sample, rate in
        abs(sample.value - factor * rate) <= 2 * tolerance.of(sample.value)
      }
      if isAll { return factor }
    }
    return nil
  }
}
