import LRInput
import LRSchedules
import LRTraining

/// The numbers of one curve by their names: what `lrplot values` prints, for documents that speak of single numbers.
///
///     table.curves[0].value("250")    // the rate of update 250, or the loss at x_250
///     table.curves[0].value("peak")
public struct NamedValues: Sendable {
  /// The name of the curve in its panel.
  public let label: String
  private let content: Content

  private enum Content: Sendable {
    /// Named numbers, the first of which is meant where none is named.
    case row([(name: String, value: Double)])
    /// Numbers against the peak rate.
    case rates([(rate: Double, value: Double)], isShare: Bool)
    case steps(StepValues)
  }

  /// Numbers by name, the first of which is meant where none is named; what is not a number is left out.
  public init(label: String, numbers: [(name: String, value: Double)]) {
    self.label = label
    var row = numbers
    if let low = row.first(where: { $0.name == "low" })?.value,
      let high = row.first(where: { $0.name == "high" })?.value,
      !low.isNaN
    {
      row.append(("error", (high - low) / 2))
    }
    content = .row(row.filter { !$0.value.isNaN })
  }

  init(label: String, rates: [(rate: Double, value: Double)], isShare: Bool) {
    self.label = label
    content = .rates(rates, isShare: isShare)
  }

  init(_ column: ValueColumn, steps: Int) {
    label = column.name
    content = .steps(StepValues(column: column, steps: column.steps ?? steps))
  }

  /// The names that have a value, but for those of single steps.
  public var names: [String] {
    switch content {
    case .row(let row): row.map(\.name)
    case .rates: ["best", "best_lr", "worst"]
    case .steps: StepValues.names
    }
  }

  /// A number by its name, the usual one without a name; nil where there is none of that name.
  public func value(_ name: String? = nil) -> Double? {
    switch content {
    case .row(let row): return name == nil ? row.first?.value : row.first { $0.name == name }?.value
    case .rates(let points, let isShare):
      let finite = points.filter { $0.value.isFinite }
      let low = finite.min { $0.value < $1.value }
      let high = finite.max { $0.value < $1.value }
      switch name {
      case nil, "best": return isShare ? high?.value : low?.value
      case "best_lr": return isShare ? high?.rate : low?.rate
      case "worst": return isShare ? low?.value : high?.value
      default: return nil
      }
    case .steps(let values): return values.value(name ?? "last")
    }
  }
}

/// The numbers of a curve against the step.
private struct StepValues: Sendable {
  let column: ValueColumn
  let steps: Int

  static let names = [
    "a step", "first", "last", "peak", "peak_step", "least", "least_step", "sum", "sum_of_squares", "mean",
    "last_error",
  ]

  func value(_ name: String) -> Double? {
    if let step = Int(name), step >= 0 { return value(at: step) }
    switch name {
    case "first": return value(at: 0)
    case "last": return all.last
    case "peak": return all.max()
    case "peak_step": return all.max().flatMap { peak in all.firstIndex(of: peak) }.map(step)
    case "least": return all.min()
    case "least_step": return all.min().flatMap { least in all.firstIndex(of: least) }.map(step)
    case "sum": return all.reduce(0, +)
    case "sum_of_squares": return all.reduce(0) { $0 + $1 * $1 }
    case "mean": return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
    case "last_error": return column.errors?.last
    default: return nil
    }
  }

  private var all: [Double] {
    guard let schedule = column.schedule else { return column.samples.map(\.value).filter { !$0.isNaN } }
    return (0..<min(steps, NamedValues.mostSteps)).map { column.rate(schedule, at: Double($0)) }
  }

  private func step(_ index: Int) -> Double { column.schedule == nil ? column.samples[index].step : Double(index) }

  /// A schedule has a rate at every step, past its end too; samples have what they have.
  private func value(at step: Int) -> Double? {
    guard let schedule = column.schedule else { return column.samples.first { $0.step == Double(step) }?.value }
    return column.rate(schedule, at: Double(step))
  }
}

extension NamedValues {
  /// Longer runs are summed up to here only: a document that asks for more is asked to shorten its run.
  static let mostSteps = 10_000_000
}

extension ValueTable {
  /// The numbers of every curve by their names, in the order of the table.
  public var curves: [NamedValues] {
    guard let outcomes else { return columns.map { NamedValues($0, steps: steps) } }
    return outcomes.curves
  }
}

extension NamedValues {
  /// Whether it has a number for every step.
  public var isAgainstSteps: Bool { if case .steps = content { true } else { false } }
}

extension ChartSpec {
  /// Whether a panel, or any, shows a quantity.
  public func shows(_ show: Show, panel: Int?) -> Bool {
    let asked = panel.map { panels.indices.contains($0) ? [panels[$0]] : [] } ?? panels
    return asked.contains { $0.trained.map { $0.show == show } ?? ($0.quantity.rawValue == show.rawValue) }
  }
}
