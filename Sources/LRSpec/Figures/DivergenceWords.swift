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
    guard table.diverged > 0 else { return nil }
    let limit = bound.map { " (\($0))" } ?? ""
    let all = NumberText.count(table.runs)
    // A quantity that is made of others has rows of its own, which do not know the steps.
    let steps = table.divergence.map { (NumberText.count($0.lowerBound), NumberText.count($0.upperBound)) }
    if table.runs == 1 { return "it diverges\(steps.map { " at step \($0.0)" } ?? "")\(limit)" }
    let place = steps.map { $0.0 == $0.1 ? ", at step \($0.0)" : ", from step \($0.0) on" } ?? ""
    if table.diverged == table.runs {
      return "all \(all) runs diverged\(limit)\(place)\(steps.map { ", the last at step \($0.1)" } ?? "")"
    }
    let left = NumberText.count(last?.counted ?? table.runs - table.diverged)
    return "mean of \(left) of \(all) runs, \(NumberText.count(table.diverged)) diverged\(limit)\(place)"
  }
}
