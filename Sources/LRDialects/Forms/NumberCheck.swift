import LRInput
import LRSchedules

extension DialectContext {
  /// Makes the schedule of a curve, unless one of its rates is no number.
  ///
  /// - Parameter facts: What it was asked for, on its own clock.
  func madeOfNumbers(
    _ curve: any RateCurve, peak: Double? = nil, cost: Int = 1, facts: ScheduleFacts
  ) -> DialectSchedule? {
    givesNumbers(curve.rate) ? made(curve, peak: peak, cost: cost, facts: facts) : nil
  }

  /// Whether the rates of a run are numbers; the first that is not is reported.
  ///
  /// A formula outside its domain (a negative base, a division by 0) shows at once or at the end.
  func givesNumbers(from start: Double = 0, _ rate: (Double) -> Double) -> Bool {
    let first = Int(min(max(0, start.rounded(.up)), 1e9))
    let last = max(0, clock.left - 1)
    guard first <= last else { return true }
    for step in Array(first...min(last, first + 32)) + [first + (last - first) / 2, last] {
      let rate = rate(Double(step))
      guard !rate.isFinite else { continue }
      refuse("the rate of \(name) at step \(StepCount.digits(step)) is \(rate.isNaN ? "not a number" : "infinite")")
      return false
    }
    return true
  }

  /// The same context with fewer steps to go, for a part that is cut short.
  func limited(to left: Int) -> DialectContext {
    DialectContext(
      dialect: dialect, name: name, lr: lr, metrics: metrics, total: total, clock: RunClock(run: clock.run, left: left),
      offset: offset, nameOffset: nameOffset, sink: sink, depth: depth)
  }

  /// Reports what the framework refuses, at the name.
  func refuse(_ message: String, hint: String? = nil) {
    sink.error(at: nameOffset, message, hint: hint)
  }

  /// Whether an update is part of the run.
  func reaches(_ step: Double) -> Bool { step < Double(clock.left) }
}

extension WholeSteps {
  /// A formula whose rates in the run have been checked; past it 0 stands where there is no number.
  static func checked(_ formula: @escaping @Sendable (Double) -> Double) -> WholeSteps {
    WholeSteps { step in
      let rate = formula(step)
      return rate.isFinite ? rate : .nan
    }
  }
}

extension ObjectReader {
  /// Whether the number of a key is written as Python writes an `int`: `1`, and not `1.0` or `1e0`.
  func isWrittenAsInteger<Value>(_ key: Key<Value>) -> Bool {
    node(of: key).map { $0.isWrittenAsInteger(in: sink.source) } ?? false
  }

  /// Warns of arguments that are written and do not act.
  func warnIgnored<Value>(_ key: Key<Value>, _ reason: String) {
    guard has(key) else { return }
    sink.warning(at: keyOffset(of: key), "\(DiagnosticText.quoted(key.name)) does not act: \(reason)")
  }
}

extension Node {
  /// Whether a number is written with digits alone.
  func isWrittenAsInteger(in source: Source) -> Bool {
    guard integer != nil, offset >= 0, offset < source.bytes.count else { return false }
    var index = offset
    if source.bytes[index] == UInt8(ascii: "-") { index += 1 }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let first = index
    while index < source.bytes.count, digits.contains(source.bytes[index]) { index += 1 }
    guard index > first, index < source.bytes.count else { return index > first }
    return ![UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(source.bytes[index])
  }
}
