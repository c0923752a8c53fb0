import LRInput
import LRPlotting
import LRResults

/// Refuses, before any work is done, charts that would run for hours or fill the memory.
package enum WorkLimit {
  /// Multiplications and additions, about three hours on one core.
  package static let cost = 1e13
  /// Runs, tuning included.
  package static let runs = 1_000_000.0
  /// Bytes that runs record.
  package static let bytes = 1e9

  /// Said to whoever asks for more: some minutes on one core.
  static let long = 5e11

  static func check(_ plans: [RunPlan], of chart: ObjectReader) {
    let sink = chart.sink
    let (keys, train) = (ChartKeys.keys, CurveKeys.keys.train)
    let offset =
      if chart.has(keys.steps) { chart.offset(of: keys.steps) } else if chart.has(keys.epochs) {
        chart.offset(of: keys.epochs)
      } else { chart.offset(of: train) }
    let runs = plans.reduce(0) { $0 + $1.trials }
    if runs > Self.runs {
      sink.error(
        at: chart.offset(of: train), "the chart asks for \(text(runs)) runs",
        hint: "at most \(text(Self.runs)): fewer curves, rates or runs")
    }
    let cost = plans.reduce(0) { $0 + $1.cost }
    if cost > Self.cost {
      sink.error(
        at: offset, "the chart asks for about \(text(cost)) multiplications",
        hint: "at most \(text(Self.cost)): fewer runs, fewer steps, or a smaller problem")
    } else if cost > Self.long {
      sink.warning(
        at: offset, "the chart asks for about \(text(cost)) multiplications, minutes of work",
        hint: "fewer runs or fewer steps take less; with `--cache` they are made once")
    }
    let bytes = plans.reduce(0) { $0 + $1.bytes }
    if bytes > Self.bytes {
      sink.error(
        at: offset, "the runs would record \(text(bytes / 1e6)) MB",
        hint: "at most \(text(Self.bytes / 1e6)): record less often with `every`")
    }
  }

  private static func text(_ number: Double) -> String {
    number < 1e15 ? NumberText.count(Int(number)) : "\(number)"
  }
}
