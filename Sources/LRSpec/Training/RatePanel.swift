import LRPlotting
import LRTraining

/// Results against the peak rate.
enum RatePanel {
  static func series(_ panel: TrainedPanel, _ chart: TrainedChart) -> [Series] {
    panel.entries.map { entry in
      let points = points(of: chart.results[entry.arm], panel.show)
      let isExact = chart.arms[entry.arm].isExact && panel.show == .sweep
      let finite = points.filter { $0.y.isFinite }
      var callouts: [Callout] = []
      if panel.show == .sweep, let best = finite.min(by: { $0.y < $1.y }) {
        let sweep = chart.results[entry.arm].tuned
        let isTuned = chart.arms[entry.arm].train?.sweep == nil
        callouts = [
          .best(
            x: best.x, y: best.y,
            isEdge: isTuned ? sweep?.isAtEdge == true : best.x == points.first?.x || best.x == points.last?.x,
            isCliff: isTuned ? sweep?.isAtCliff == true : isCliff(best.x, points))
        ]
      }
      return Series(
        label: entry.label, slot: entry.slot,
        curve: Curve(steps: finite.map(\.x), values: finite.map(\.y)), line: isExact ? .exact : .sampled,
        callouts: callouts, points: isExact ? [] : finite)
    }
  }

  /// Where every arm diverges: from the first rate beyond all the best ones.
  static func ranges(_ panel: TrainedPanel, _ chart: TrainedChart) -> [GreyRange] {
    guard panel.show == .sweep else { return [] }
    let starts = panel.entries.map { entry -> Double in
      let points = points(of: chart.results[entry.arm], .sweep)
      let last = points.last { $0.y.isFinite }?.x ?? 0
      return points.first { $0.x > last }?.x ?? .infinity
    }
    // Where no rate converges the axis begins at the first that was tried, and all of it is grey.
    guard let start = starts.max(), start.isFinite else { return [] }
    let isAlone = panel.entries.count == 1
    return [GreyRange(from: start, to: .infinity, name: .literal(isAlone ? "diverges" : "all diverge"))]
  }

  /// The rates that were tried, from the least to the greatest: all of them are shown, whatever became of them.
  static func tried(_ panel: TrainedPanel, _ chart: TrainedChart) -> ClosedRange<Double>? {
    let rates = panel.entries.flatMap { points(of: chart.results[$0.arm], panel.show).map(\.x) }
    guard let low = rates.min(), let high = rates.max(), low < high else { return nil }
    return low...high
  }

  private static func isCliff(_ best: Double, _ points: [ErrorPoint]) -> Bool {
    points.first { $0.x > best }?.y.isFinite == false
  }

  /// Rates and what they give; infinite where a run diverged.
  static func points(of result: ArmResult, _ show: Show) -> [ErrorPoint] {
    if show == .sweepShare {
      return result.sweep.map { rate, result in
        let share = Share(reached: result)
        return ErrorPoint(x: rate, y: share.value, lower: share.interval.lowerBound, upper: share.interval.upperBound)
      }
    }
    if !result.sweep.isEmpty {
      return result.sweep.map { rate, result in point(rate, result.scores) }
    }
    return result.tuned?.points.map { point($0.rate, $0.scores) } ?? []
  }

  private static func point(_ rate: Double, _ scores: [Double]) -> ErrorPoint {
    let sample = Sample(scores)
    guard sample.lost == 0 else { return ErrorPoint(x: rate, y: .infinity) }
    guard !sample.standardError.isNaN else { return ErrorPoint(x: rate, y: sample.mean) }
    return ErrorPoint(
      x: rate, y: sample.mean, lower: sample.mean - sample.standardError, upper: sample.mean + sample.standardError)
  }
}

extension Share {
  /// The share of the runs that reached the target.
  init(reached result: CellResult) {
    self.init(hits: result.records.count { $0.events.first?.isFinite == true }, count: result.records.count)
  }
}
