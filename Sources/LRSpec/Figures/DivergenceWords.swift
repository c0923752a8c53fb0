import LRPlotting
import LRResults
import LRSchedules

/// That runs diverged: how many, where, and by which bound.
enum DivergenceWords {
  /// `loss above 10⁴`, where all plans have one bound; nil where they have several.
  static func bound(_ panel: ResultsPanel, _ results: Results) -> String? {
    let bounds = Set(panel.entries.compactMap { results.plans[$0.plan].training?.treatment.divergedAbove })
    guard bounds.count == 1, let bound = bounds.first else { return nil }
    return "loss above \(RateText.short(bound))"
  }

  /// `mean of 1 of 16 runs, 15 diverged (loss above 10⁴), the first at step 12`; nil where none did.
  static func of(_ table: ResultTable, _ last: ResultRow?, _ bound: String?) -> String? {
    guard table.diverged > 0, let span = table.divergence else { return nil }
    let limit = bound.map { " (\($0))" } ?? ""
    let all = NumberText.count(table.runs)
    if table.runs == 1 { return "it diverges at step \(NumberText.count(span.lowerBound))\(limit)" }
    let place =
      span.lowerBound == span.upperBound
      ? "at step \(NumberText.count(span.lowerBound))"
      : "from step \(NumberText.count(span.lowerBound)) on"
    if table.diverged == table.runs {
      return "all \(all) runs diverged\(limit), \(place), the last at step \(NumberText.count(span.upperBound))"
    }
    let left = NumberText.count(last?.counted ?? table.runs - table.diverged)
    return "mean of \(left) of \(all) runs, \(NumberText.count(table.diverged)) diverged\(limit), \(place)"
  }
}
