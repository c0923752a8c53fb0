import LRPlotting

/// A panel of a training chart: what it shows of which arms.
struct TrainedPanel: Sendable {
  /// An arm with the name and the colour that the panel gives it.
  struct Entry: Sendable {
    /// Place in the chart's list of arms.
    var arm: Int
    /// Place in the chart's list of curves: entries of one curve are one series.
    var curve: Int
    var label: RichText
    var slot: Int
    /// The value of what is varied.
    var varied: Double?
  }

  var show: Show
  var entries: [Entry]
  /// What is varied, as the axis names it; nil if nothing is.
  var variedName: String?
  /// Whether values stand in cells, peak rates against what is varied.
  var isHeatMap: Bool
  /// Formulas that are drawn beside the runs.
  var formulas: Set<Formula>

  /// What theory says beside what was measured.
  enum Formula: String, Sendable, CaseIterable {
    /// The theorem's bound on the least squared gradient.
    case theoremBound = "theorem_bound"
    /// The level at which a constant rate ends on the noisy quadratic.
    case noiseFloor = "noise_floor"
  }

  /// The entries of each curve, in the order of the curves.
  var groups: [[Entry]] {
    var order: [Int] = []
    for entry in entries where !order.contains(entry.curve) { order.append(entry.curve) }
    return order.map { curve in entries.filter { $0.curve == curve } }
  }
}
