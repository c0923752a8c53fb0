import LRMath
import LRPlotting
import LRTraining

/// One number for each curve: by name, or against what is varied.
enum OutcomePanel {
  /// A number with what chance leaves open.
  struct Outcome {
    var value: Double
    var low: Double?
    var high: Double?
    var text: String?
  }

  /// Curves side by side, the first on top, or lines against what is varied.
  ///
  /// - Parameter isLog: whether the axis of values has no zero that a bar could stand on.
  static func series(_ panel: TrainedPanel, _ chart: TrainedChart, isLog: Bool) -> [Series] {
    let groups = panel.groups
    return groups.enumerated().map { index, group in
      let outcomes = group.map { outcome(of: $0, panel.show, chart) }
      guard panel.variedName != nil else {
        return alone(outcomes[0], group[0], category: groups.count - 1 - index, isLog: isLog)
      }
      let points = zip(group, outcomes).filter { $1.value.isFinite }.map { entry, outcome in
        ErrorPoint(x: entry.varied ?? 0, y: outcome.value, lower: outcome.low, upper: outcome.high)
      }
      let isExact = group.allSatisfy { chart.arms[$0.arm].isExact }
      return Series(
        label: group[0].label, slot: group[0].slot, curve: Curve(steps: points.map(\.x), values: points.map(\.y)),
        line: isExact ? .exact : .sampled, points: points)
    }
  }

  /// One curve's number: a bar from zero, or a point where there is no zero.
  private static func alone(
    _ outcome: Outcome, _ entry: TrainedPanel.Entry, category: Int, isLog: Bool
  ) -> Series {
    var (bars, points): ([Bar], [ErrorPoint]) = ([], [])
    if outcome.value.isFinite {
      let text = outcome.text.map { RichText.literal($0) }
      if !isLog { bars = [Bar(category: category, value: outcome.value, text: text)] }
      if isLog || outcome.low != nil {
        points = [ErrorPoint(x: outcome.value, y: Double(category), lower: outcome.low, upper: outcome.high)]
      }
    } else if !isLog {
      bars = [Bar(category: category, value: 0, text: .literal(outcome.value.isNaN ? "not reached" : "diverged"))]
    }
    return Series(
      label: entry.label, slot: entry.slot, line: .none, points: points, bars: bars, isNamed: false)
  }

  static func isShare(_ show: Show) -> Bool { show == .share || show == .moderateShare }

  static func outcome(of entry: TrainedPanel.Entry, _ show: Show, _ chart: TrainedChart) -> Outcome {
    let result = chart.results[entry.arm]
    switch show {
    case .tunedLR:
      return Outcome(value: result.tuned?.best?.rate ?? .nan)
    case .share:
      guard let found = result.result else { return Outcome(value: .nan) }
      let share = Share(reached: found)
      return Outcome(
        value: share.value, low: share.interval.lowerBound, high: share.interval.upperBound,
        text: "\(share.hits)/\(share.count)")
    case .stepsToTarget:
      let steps = Sample(result.result?.records.map { $0.events.first ?? .nan } ?? [])
      guard steps.lost == 0 else { return Outcome(value: .nan) }
      return Outcome(steps)
    case .moderateShare:
      let share = ScheduleSums.moderateShare(result.rates)
      return Outcome(value: share, text: NumberText.short(share * 100).plain + " %")
    case .lastIterateBound:
      return Outcome(value: LastIterateBound(result.rates).value * Double(result.rates.count).squareRoot())
    default:
      let scores = Sample(result.result?.scores ?? [])
      guard scores.lost == 0 else { return Outcome(value: .infinity) }
      return Outcome(scores)
    }
  }
}

extension OutcomePanel.Outcome {
  init(_ sample: Sample) {
    value = sample.mean
    if !sample.standardError.isNaN {
      low = sample.mean - sample.standardError
      high = sample.mean + sample.standardError
    }
  }
}
