import LRSchedules

/// The numbers of one curve by their names: what `lrplot values` prints, for documents that speak of single numbers.
///
///     table.values(of: .loss).value("250")    // the loss at x_250
///     table.values(of: .rate).value("peak")
public struct NamedValues: Sendable {
  /// The name of the curve in its panel.
  public let label: String
  private let content: Content

  private enum Content: Sendable {
    /// Named numbers, the first of which is meant where none is named.
    case row([(name: String, value: Double)])
    case rates(ResultTable, Quantity)
    case steps(ResultTable)
  }

  /// Numbers by name, the first of which is meant where none is named; what is not a number is left out.
  public init(label: String, numbers: [(name: String, value: Double)]) {
    var row = numbers
    if let low = row.first(where: { $0.name == "low" })?.value,
      let high = row.first(where: { $0.name == "high" })?.value,
      !low.isNaN
    {
      row.append(("error", (high - low) / 2))
    }
    self.init(label: label, content: .row(row.filter { !$0.value.isNaN }))
  }

  private init(label: String, content: Content) {
    self.label = label
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
      self.init(label: curve.name, numbers: numbers)
    }
  }

  /// The names that have a value, but for those of single steps.
  public var names: [String] {
    switch content {
    case .row(let row): row.map(\.name)
    case .rates: ["best", "best_lr", "worst"]
    case .steps: ["a step"] + StepFacts.names
    }
  }

  /// A number by its name, the usual one without a name; nil where there is none of that name.
  public func value(_ name: String? = nil) -> Double? {
    switch content {
    case .row(let row): return name == nil ? row.first?.value : row.first { $0.name == name }?.value
    case .rates(let table, let quantity):
      let finite = table.filter { $0.value.isFinite }
      let low = finite.min { $0.value < $1.value }
      let high = finite.max { $0.value < $1.value }
      let (best, worst) = quantity.best == .lowest ? (low, high) : (high, low)
      switch name {
      case nil, "best": return best?.value
      case "best_lr": return best?.x
      case "worst": return worst?.value
      default: return nil
      }
    case .steps(let table):
      if let step = name.flatMap({ Int($0) }) { return step >= 0 ? table.value(atStep: step) : nil }
      guard name.map(StepFacts.names.contains) ?? true else { return nil }
      return StepFacts(table).value(name ?? "last")
    }
  }

  /// Whether it has a number for every step.
  public var isAgainstSteps: Bool { if case .steps = content { true } else { false } }
}

/// What a reader would ask of numbers against the step.
public struct StepFacts: Sendable {
  /// The first and the last number, the highest and the lowest with the first steps that have them.
  public private(set) var first: ResultRow?
  public private(set) var last: ResultRow?
  public private(set) var peak: ResultRow?
  public private(set) var least: ResultRow?
  public private(set) var sum = 0.0
  public private(set) var sumOfSquares = 0.0
  /// How many numbers there are; rows without one do not count.
  public private(set) var count = 0

  static let names = [
    "first", "last", "peak", "peak_step", "least", "least_step", "sum", "sum_of_squares", "mean", "last_error",
  ]

  /// Walks once through a table.
  public init(_ table: ResultTable) {
    var (sum, squares) = (CompensatedSum(), CompensatedSum())
    for row in table where !row.value.isNaN {
      if count == 0 { (first, peak, least) = (row, row, row) }
      if let best = peak, row.value > best.value { peak = row }
      if let best = least, row.value < best.value { least = row }
      last = row
      sum.add(row.value)
      squares.add(row.value * row.value)
      count += 1
    }
    (self.sum, sumOfSquares) = (sum.value, squares.value)
  }

  func value(_ name: String) -> Double? {
    guard count > 0 else { return nil }
    switch name {
    case "first": return first?.value
    case "last": return last?.value
    case "peak": return peak?.value
    case "peak_step": return peak?.x
    case "least": return least?.value
    case "least_step": return least?.x
    case "sum": return sum
    case "sum_of_squares": return sumOfSquares
    case "mean": return sum / Double(count)
    case "last_error": return last.flatMap { $0.standardError.isNaN ? nil : $0.standardError }
    default: return nil
    }
  }
}
