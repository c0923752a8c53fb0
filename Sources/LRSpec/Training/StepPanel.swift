import LRMath
import LRPlotting
import LRSchedules
import LRTraining

/// Quantities of runs, and of schedules, against the step.
enum StepPanel {
  static func series(_ panel: TrainedPanel, _ chart: TrainedChart) -> [Series] {
    panel.entries.map { entry in
      let arm = chart.arms[entry.arm]
      switch panel.show {
      case .lr: return rates(entry, arm, chart.results[entry.arm])
      case .partialSum, .partialSumOfSquares:
        return Series(
          label: entry.label, slot: entry.slot,
          curve: Curve(samples: sums(arm, chart.results[entry.arm], panel.show)))
      default: return runs(entry, arm, chart.results[entry.arm], panel.show)
      }
    }
  }

  /// The schedule, scaled as it was tuned.
  private static func rates(_ entry: TrainedPanel.Entry, _ arm: Arm, _ result: ArmResult) -> Series {
    if result.isShaped {
      let rates = (0..<result.rates.count).map { result.rates[$0] }
      return Series(label: entry.label, slot: entry.slot, curve: Curve(samples: rates))
    }
    let schedule = result.schedule
    let scale = result.rates.scale
    let curve = Curve(from: 0, to: Double(arm.steps)) { schedule.piece(at: $0).scaled(by: scale) }
    return Series(label: entry.label, slot: entry.slot, curve: curve)
  }

  /// Sums of the rates, or of their squares, before each step and after the last.
  static func sums(_ arm: Arm, _ result: ArmResult, _ show: Show) -> [Double] {
    var sum = 0.0
    var values = [0.0]
    values.reserveCapacity(arm.steps + 1)
    for step in 0..<arm.steps {
      let rate = result.rates[step]
      sum += show == .partialSum ? rate : rate * rate
      values.append(sum)
    }
    return values
  }

  private static func runs(
    _ entry: TrainedPanel.Entry, _ arm: Arm, _ result: ArmResult, _ show: Show
  ) -> Series {
    guard let found = result.result, let quantity = show.quantity,
      let place = arm.quantities?.firstIndex(of: quantity)
    else { return Series(label: entry.label, slot: entry.slot) }
    let band = RunBand(found, quantity: place)
    let lost = found.diverged
    var label = entry.label
    if lost > 0, found.records.count > 1 {
      label = label + .literal(" (\(lost) of \(found.records.count) diverged)")
    }
    let isAllLost = lost == found.records.count
    return Series(
      label: label, slot: entry.slot, curve: Curve(steps: band.steps, values: band.middle),
      line: arm.isExact ? .exact : .sampled, ribbon: band.ribbon, isDiverged: isAllLost)
  }
}

/// What is drawn of the replicates of one quantity: their mean, and what surrounds it.
struct RunBand {
  private(set) var steps: [Double] = []
  private(set) var middle: [Double] = []
  private(set) var low: [Double] = []
  private(set) var high: [Double] = []

  /// - Parameter quantity: its place in the recording.
  init(_ result: CellResult, quantity: Int) {
    let hasQuantiles = result.records.first?.low[quantity].isEmpty == false
    for (point, step) in result.points.enumerated() {
      // A run that has diverged leaves the mean at once, however long its numbers stay finite.
      let alive = result.records.filter { record in
        guard case .diverged(let end) = record.outcome else { return true }
        return step < end || result.records.count == 1
      }
      let values = alive.map { $0.series[quantity][point] }.filter { !$0.isNaN }
      guard !values.isEmpty else { continue }
      steps.append(Double(step))
      if hasQuantiles, let first = alive.first {
        middle.append(first.series[quantity][point])
        low.append(first.low[quantity][point])
        high.append(first.high[quantity][point])
        continue
      }
      let sample = Sample(values)
      middle.append(sample.count > 0 ? sample.mean : values[0])
      low.append(sample.mean - sample.standardError)
      high.append(sample.mean + sample.standardError)
    }
  }

  /// The band, where there is one.
  var ribbon: Ribbon? {
    guard low.contains(where: { !$0.isNaN }) else { return nil }
    return Ribbon(steps: steps, lower: low, upper: high)
  }
}

extension Piece {
  /// The piece with all its values multiplied.
  func scaled(by factor: Double) -> Piece {
    guard factor != 1 else { return self }
    switch shape {
    case .line(let from, let to):
      return Piece(start: start, end: end, shape: .line(from: from * factor, to: to * factor))
    case .arc:
      let arc = self
      return Piece(start: start, end: end, shape: .arc { arc.value(at: $0) * factor })
    }
  }
}
