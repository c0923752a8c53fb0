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

  static func series(_ panel: TrainedPanel, _ chart: TrainedChart) -> [Series] {
    panel.groups.enumerated().map { index, group in
      let outcomes = group.map { outcome(of: $0, panel.show, chart) }
      let isBar = panel.variedName == nil && isShare(panel.show)
      var bars: [Bar] = []
      var points: [ErrorPoint] = []
      for (entry, outcome) in zip(group, outcomes) where outcome.value.isFinite {
        let x = entry.varied ?? Double(index)
        if isBar {
          bars.append(Bar(category: index, value: outcome.value, text: outcome.text.map { .literal($0) }))
        } else {
          points.append(ErrorPoint(x: x, y: outcome.value, lower: outcome.low, upper: outcome.high))
        }
      }
      let isLine = panel.variedName != nil
      let isExact = group.allSatisfy { chart.arms[$0.arm].isExact }
      return Series(
        label: group[0].label, slot: group[0].slot,
        curve: isLine ? Curve(steps: points.map(\.x), values: points.map(\.y)) : .empty,
        line: isLine ? (isExact ? .exact : .sampled) : .none, points: points, bars: bars, isNamed: isLine)
    }
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
