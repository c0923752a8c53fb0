import LRPlotting
import LRResults
import LRSchedules

/// What a panel shows of which plans.
struct ResultsPanel: Sendable {
  /// A plan with the name and the colour that the panel gives it.
  struct Entry: Sendable {
    /// Place in the chart's list of plans.
    var plan: Int
    /// Place in the chart's list of curves: entries of one curve are one series.
    var curve: Int
    var label: RichText
    var slot: Int
    /// The value of what is varied.
    var varied: Double?
    /// The schedule of its runs, as it is read for their length.
    var schedule: ReadSchedule
  }

  var quantity: Quantity
  var entries: [Entry]
  /// What is varied, as the axis names it; nil if nothing is.
  var variedName: RichText?
  /// Formulas that are drawn beside the runs.
  var formulas: [Formula]

  /// What theory says beside what was measured.
  enum Formula: String, Sendable, CaseIterable {
    /// The theorem's bound on the least squared gradient.
    case theoremBound = "theorem_bound"
    /// The level at which a constant rate ends on the noisy quadratic.
    case noiseFloor = "noise_floor"

    /// The quantity whose numbers it draws; nil where it is none that a panel could show.
    var quantity: Quantity? {
      switch self {
      case .theoremBound: .theoremBound
      case .noiseFloor: nil
      }
    }
  }

  /// The entries of each curve, in the order of the curves.
  var groups: [[Entry]] {
    var order: [Int] = []
    for entry in entries where !order.contains(entry.curve) { order.append(entry.curve) }
    return order.map { curve in entries.filter { $0.curve == curve } }
  }

  /// The curve's name, with the value of what is varied: in figures.
  func label(of entry: Entry) -> RichText {
    guard let varied = entry.varied else { return entry.label }
    let number = Int(exactly: varied).map(String.init) ?? varied.description
    return entry.label + .literal(", ") + (variedName ?? .literal("")) + .literal(" \(number)")
  }

  /// The same as text: in tables, in tags and in words.
  func name(of entry: Entry) -> String { label(of: entry).plain }

  /// The numbers of an entry.
  func table(_ entry: Entry, _ results: Results) -> ResultTable { results.table(quantity, of: entry.plan) }

  /// The numbers of all entries under their names.
  func tables(_ results: Results, of quantity: Quantity? = nil) -> [NamedTable] {
    entries.map { entry in
      NamedTable(name: name(of: entry), table: results.table(quantity ?? self.quantity, of: entry.plan))
    }
  }
}
