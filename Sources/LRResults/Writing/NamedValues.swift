import LRSchedules
import LRTraining

/// The numbers of one curve by their names: what `lrplot values` prints, for documents that speak of single numbers.
///
///     table.values(of: .loss).value("250")    // the loss at x_250
///     table.values(of: .rate).value("peak")
public struct NamedValues: Sendable {
  /// The name of the curve in its panel.
  public let label: String
  /// What it is compared with others by; nil where it cannot be.
  public let arm: Arm?
  private let content: Content

  private enum Content: Sendable {
    /// Named numbers, the first of which is meant where none is named.
    case row([(name: String, value: Double)])
    case rates(ResultTable, Quantity)
    case steps(ResultTable)
  }

  /// Numbers by name, the first of which is meant where none is named; what is not a number is left out.
  public init(label: String, numbers: [(name: String, value: Double)], arm: Arm? = nil) {
    var row = numbers
    if let low = row.first(where: { $0.name == "low" })?.value,
      let high = row.first(where: { $0.name == "high" })?.value,
      !low.isNaN
    {
      row.append(("error", (high - low) / 2))
    }
    self.init(label: label, content: .row(row.filter { !$0.value.isNaN }), arm: arm)
  }

  private init(label: String, content: Content, arm: Arm? = nil) {
    self.label = label
    self.arm = arm
    self.content = content
  }

  init(_ curve: NamedTable, of quantity: Quantity) {
    switch quantity.form {
    case .steps: self.init(label: curve.name, content: .steps(curve.table))
    case .rates: self.init(label: curve.name, content: .rates(curve.table, quantity))
    case .outcome, .plane:
      let rows = Array(curve.table)
      let last = rows.count - 1
      let numbers = quantity.columns.compactMap { column in
        rows.last.flatMap { column.cell($0, last, curve.table) }.map { (column.name, $0.double) }
      }
      self.init(label: curve.name, numbers: numbers, arm: curve.table.arm)
    }
  }

  /// The names that have a value, but for those of single steps.
  public var names: [String] {
    switch content {
    case .row(let row): row.map(\.name)
    case .rates: ["best", "best_lr", "worst"]
    case .steps(let table): ["a step from 0 to \(max(0, table.count - 1))"] + StepName.allCases.map(\.rawValue)
    }
  }

  /// A number by its name, the usual one without a name; nil where there is none of that name.
  public func value(_ name: String? = nil) -> Double? {
    switch content {
    case .row(let row): return name == nil ? row.first?.value : row.first { $0.name == name }?.value
    case .rates(let table, let quantity):
      switch name {
      case nil, "best": return table.best?.value
      case "best_lr": return table.best?.x
      case "worst": return quantity.best.other.row(in: Array(table))?.value
      default: return nil
      }
    case .steps(let table):
      if let step = name.flatMap({ Int($0) }) { return step >= 0 ? table.value(atStep: step) : nil }
      return StepName(rawValue: name ?? "last")?.value(in: table)
    }
  }

  /// Whether it has a number for every step.
  public var isAgainstSteps: Bool { if case .steps = content { true } else { false } }
}

/// The names of what a reader would ask of numbers against the step.
private enum StepName: String, CaseIterable {
  case first, last, peak
  case peakStep = "peak_step"
  case least
  case leastStep = "least_step"
  case sum
  case sumOfSquares = "sum_of_squares"
  case mean
  case lastError = "last_error"
  /// How many of the runs diverged, whose numbers no later mean has.
  case diverged

  /// The number; nil where there is none.
  func value(in table: ResultTable) -> Double? {
    switch self {
    case .first: table.facts?.first.value
    case .last: table.lastNumber?.value
    case .peak: table.facts?.peak.value
    case .peakStep: table.facts?.peak.step
    case .least: table.facts?.lowest.value
    case .leastStep: table.facts?.lowest.step
    case .sum: totals(table)?.sum
    case .sumOfSquares: totals(table)?.squares
    case .mean: totals(table).map { $0.sum / Double($0.count) }
    case .lastError: table.lastNumber.flatMap { $0.standardError.isNaN ? nil : $0.standardError }
    case .diverged: table.runs > 0 ? Double(table.diverged) : nil
    }
  }

  private func totals(_ table: ResultTable) -> (sum: Double, squares: Double, count: Int)? {
    let totals = table.totals
    return totals.count > 0 ? totals : nil
  }
}

extension Results {
  /// Constants of the first problem that is run, as far as they are known: `dimension`, `smoothness` (L), `least_loss`.
  public var problemConstants: NamedValues? {
    guard let problem = plans.lazy.compactMap(\.training?.problem).first else { return nil }
    var numbers: [(String, Double)] = []
    switch problem {
    case .iterates(let problem):
      numbers = [("dimension", Double(problem.dimension))]
      if let smoothness = (problem as? any Smooth)?.smoothness { numbers.append(("smoothness", smoothness)) }
      if let least = problem.leastLoss { numbers.append(("least_loss", least)) }
    case .moments(let problem):
      numbers = [("dimension", Double(problem.dimension))]
      if let least = problem.leastLoss { numbers.append(("least_loss", least)) }
    }
    return NamedValues(label: "problem", numbers: numbers)
  }
}
