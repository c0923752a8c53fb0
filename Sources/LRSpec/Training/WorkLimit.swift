import LRInput
import LRPlotting
import LRTraining

/// Refuses, before any work is done, charts that would run for hours or fill the memory.
enum WorkLimit {
  /// Multiplications and additions, about three hours on one core.
  static let cost = 1e13
  /// Runs, tuning included.
  static let runs = 1_000_000.0
  /// Bytes that runs record.
  static let bytes = 1e9

  static func check(_ arms: [Arm], at offset: Int, sink: DiagnosticSink) {
    let runs = arms.reduce(0) { $0 + $1.trials }
    if runs > Self.runs {
      sink.error(
        at: offset, "the chart asks for \(text(runs)) runs",
        hint: "at most \(text(Self.runs)): fewer curves, rates or runs")
    }
    let cost = arms.reduce(0) { $0 + $1.cost }
    if cost > Self.cost {
      sink.error(
        at: offset, "the chart asks for about \(text(cost)) multiplications",
        hint: "at most \(text(Self.cost)): fewer runs, fewer steps, or a smaller problem")
    }
    let bytes = arms.reduce(0) { $0 + $1.bytes }
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
