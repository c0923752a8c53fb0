import LRInput
import LRPlotting
import LRResults
import LRSchedules

/// The curves of two specs, pair by pair.
public struct Comparison: Sendable {
  /// Two curves that belong together.
  struct Pair: Sendable {
    var a: CurveSpec
    var b: CurveSpec
    var difference: Difference
  }

  /// What was found: of two schedules at every update, of a log at the steps that it has.
  enum Difference: Sendable {
    case planned(ScheduleDifference)
    case logged(LoggedDifference)

    var isNone: Bool {
      switch self {
      case .planned(let difference): difference.isNone
      case .logged(let difference): difference.isNone
      }
    }
  }

  /// One of the two specs, with the name it goes by.
  struct Side: Sendable {
    var spec: ChartSpec
    var name: String
    /// Labels of curves that the other side does not have.
    var alone: [String] = []
  }

  private(set) var a: Side
  private(set) var b: Side
  private(set) var pairs: [Pair] = []
  /// Updates that both runs have.
  let steps: Int

  /// Pairs the only curves of two specs; where there are several, those of the same label.
  ///
  /// - Parameters:
  ///   - names: what the specs are called, such as the names of their files.
  ///   - rates: those of the runs of both, where training sets them; without them as they are planned.
  public init(
    _ one: ChartSpec, _ other: ChartSpec, names: (String, String), rates: (TrainedRates?, TrainedRates?) = (nil, nil)
  ) {
    a = Side(spec: one, name: names.0)
    b = Side(spec: other, name: names.1)
    steps = min(one.steps, other.steps)
    let ours = Self.compared(one, rates.0)
    let theirs = Self.compared(other, rates.1)
    if ours.count == 1, theirs.count == 1 {
      add(ours[0], theirs[0])
      return
    }
    for curve in ours {
      if let twin = theirs.first(where: { $0.name == curve.name }) {
        add(curve, twin)
      } else {
        a.alone.append(curve.name)
      }
    }
    b.alone = theirs.map(\.name).filter { name in !ours.contains { $0.name == name } }
    // A log with a rate for each group of parameters is compared by the first of them.
    if pairs.isEmpty, let first = ours.first, let other = theirs.first, first.schedule == nil || other.schedule == nil {
      add(first, other)
      a.alone.removeAll { $0 == first.name }
      b.alone.removeAll { $0 == other.name }
    }
  }

  /// The rates over the run of the chart, and what tables have; losses are no schedules.
  private static func compared(_ spec: ChartSpec, _ rates: TrainedRates?) -> [CurveSpec] {
    (rates ?? TrainedRates(planned: spec)).curves.filter {
      $0.steps == spec.steps && ($0.spec.quantity?.isRate == true || $0.spec.data != nil)
    }
    .map(\.spec)
  }

  private mutating func add(_ one: CurveSpec, _ other: CurveSpec) {
    if let a = one.schedule, let b = other.schedule {
      let difference = ScheduleDifference(a.schedule, b.schedule, steps: steps)
      return pairs.append(Pair(a: one, b: other, difference: .planned(difference)))
    }
    let clock = clock(of: one, other)
    guard let one = clock.laid(one), let other = clock.laid(other) else {
      return pairs.append(Pair(a: one, b: other, difference: .logged(LoggedDifference(because: clock.reason))))
    }
    guard let logged = LoggedDifference(one, other) else { return }
    pairs.append(Pair(a: one, b: other, difference: .logged(logged)))
  }

  /// How the plan of a pair counts, or where both are logged, whether both count epochs; what an epoch is, either side may say.
  private func clock(of one: CurveSpec, _ other: CurveSpec) -> LogClock {
    let plan = one.schedule != nil ? a.spec : other.schedule != nil ? b.spec : nil
    let isLogged = [one, other].compactMap { $0.log.map { $0.axis == .epoch } }
    return LogClock(
      countsEpochs: plan?.countsEpochs ?? !isLogged.contains(false),
      stepsPerEpoch: a.spec.stepsPerEpoch ?? b.spec.stepsPerEpoch, steps: plan?.steps)
  }

  /// What both sides count; steps, unless both count epochs.
  var unit: RunUnit { a.spec.countsEpochs && b.spec.countsEpochs ? .epoch : .step }

  /// What a pair is compared in: a log in what its plan counts, two logs in what both do.
  func unit(of pair: Pair) -> RunUnit {
    guard case .logged = pair.difference else { return unit }
    let logs = [pair.a, pair.b].compactMap(\.log)
    if pair.a.schedule != nil || pair.b.schedule != nil {
      return clock(of: pair.a, pair.b).countsEpochs ? .epoch : .step
    }
    return logs.count == 2 && logs.allSatisfy { $0.axis == .epoch } ? .epoch : .step
  }

  /// Whether both sides are planned, so that the lengths of their runs matter.
  var isPlanned: Bool { (a.spec.curves + b.spec.curves).allSatisfy { $0.schedule != nil } }

  /// Whether both have the same curves, of the same length, equal but for rounding; a log is as long as it is.
  public var isEqual: Bool {
    (!isPlanned || a.spec.steps == b.spec.steps) && a.alone.isEmpty && b.alone.isEmpty
      && pairs.allSatisfy(\.difference.isNone)
  }

  /// Whether there is anything to draw.
  public var hasPairs: Bool { !pairs.isEmpty }

  /// The comparison in one of the forms of an explanation, with a line break at its end.
  public func written(as format: Explanation.Format) -> String {
    switch format {
    case .text: ComparisonText.text(self)
    case .json: json
    }
  }

  /// `{"equal":…,"curves":[{"a":…,"b":…,"largest":{…},…}]}`: keys are added, never renamed.
  private var json: String {
    let curves = pairs.map { pair in
      "{\"a\":\(JSONText.string(pair.a.name)),\"b\":\(JSONText.string(pair.b.name)),"
        + "\"equal\":\(pair.difference.isNone),\(facts(pair.difference))}"
    }
    func list(_ labels: [String]) -> String { "[" + labels.map(JSONText.string).joined(separator: ",") + "]" }
    return "{\"equal\":\(isEqual),\"steps\":[\(a.spec.steps),\(b.spec.steps)],\"only_a\":\(list(a.alone)),"
      + "\"only_b\":\(list(b.alone)),\"curves\":[\n" + curves.joined(separator: ",\n") + "\n]}\n"
  }

  private func facts(_ difference: Difference) -> String {
    switch difference {
    case .planned(let difference):
      let largest = difference.largest
      let span = difference.span.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null"
      return "\"peak\":\(number(difference.peak)),"
        + "\"largest\":{\"difference\":\(number(largest.value)),\"relative\":\(number(difference.relative)),"
        + "\"step\":\(largest.step),\"a\":\(number(largest.a)),\"b\":\(number(largest.b))},"
        + "\"differ\":\(span),\"exact\":\(difference.isExact),"
        + "\"shift\":\(difference.shift.map { String($0) } ?? "null"),"
        + "\"factor\":\(difference.factor.map(number) ?? "null")"
    case .logged(let difference):
      let largest = difference.largest.map { place in
        "{\"difference\":\(number(place.value)),\"relative\":\(number(abs(place.value) / difference.peak)),"
          + "\"step\":\(number(place.step)),\"a\":\(number(place.a)),\"b\":\(number(place.b))}"
      }
      return "\"peak\":\(number(difference.peak)),\"largest\":\(largest ?? "null"),\"differ\":null,\"exact\":true,"
        + "\"shift\":null,\"factor\":null,\"compared\":\(difference.places.count),"
        + "\"sentence\":\(JSONText.string(difference.sentence))"
    }
  }

  private func number(_ x: Double) -> String { Explanation.number(x) }

  /// What two curves of a pair are called: by their labels, or by their specs where the labels are the same.
  func names(_ pair: Pair) -> (String, String) {
    guard pair.a.name == pair.b.name else { return (pair.a.name, pair.b.name) }
    let (one, other) = (LogCurveReader.stem(a.name), LogCurveReader.stem(b.name))
    return one == other ? (a.name == b.name ? ("A", "B") : (a.name, b.name)) : (one, other)
  }
}
