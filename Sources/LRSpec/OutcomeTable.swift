import LRInput
import LRTraining

/// One row a curve: what was tuned, what came of it, shares and sweeps.
struct OutcomeTable: Sendable {
  private var rows: [Row] = []

  /// A curve with named values, in the order of columns.
  private struct Row: Sendable {
    var label: String
    /// The object that they stand in, in JSON; nil for the row itself.
    var group: String?
    var values: [(name: String, value: Value)]
  }

  private enum Value: Sendable {
    case number(Double)
    case bool(Bool)
    case whole(Int)

    var csv: String {
      switch self {
      case .number(let number): number.description
      case .bool(let bool): bool ? "true" : "false"
      case .whole(let whole): String(whole)
      }
    }

    var double: Double {
      switch self {
      case .number(let number): number
      case .bool(let bool): bool ? 1 : 0
      case .whole(let whole): Double(whole)
      }
    }

    var json: String { if case .number(let number) = self { ValueTable.number(number) } else { csv } }
  }

  init(_ panels: [TrainedPanel], _ chart: TrainedChart) {
    for panel in panels {
      for entry in panel.entries { rows += Self.rows(of: entry, panel, chart) }
    }
  }

  private static func rows(of entry: TrainedPanel.Entry, _ panel: TrainedPanel, _ chart: TrainedChart) -> [Row] {
    let (arm, result) = (chart.arms[entry.arm], chart.results[entry.arm])
    let label = entry.name(of: panel)
    switch panel.show {
    case .tunedLR:
      let best = result.tuned?.best
      return [
        Row(
          label: label, group: "tuned",
          values: [
            ("lr", .number(best?.rate ?? .nan)), ("loss", .number(best?.score ?? .nan)),
            ("edge", .bool(result.tuned?.isAtEdge ?? false)), ("cliff", .bool(result.tuned?.isAtCliff ?? false)),
          ])
      ]
    case .sweep, .sweepShare:
      return RatePanel.points(of: result, panel.show).map { point in
        Row(
          label: label,
          values: [
            ("lr", .number(point.x)), (panel.show == .sweep ? "loss" : "share", .number(point.y)),
            ("low", .number(point.lower ?? .nan)), ("high", .number(point.upper ?? .nan)),
          ])
      }
    case .plane:
      return PlanePanel.path(of: arm, rates: result.rates).enumerated().map { step, point in
        Row(label: label, values: [("step", .whole(step)), ("x", .number(point.0)), ("y", .number(point.1))])
      }
    default:
      let outcome = OutcomePanel.outcome(of: entry, panel.show, chart)
      var values: [(String, Value)] = [
        (panel.show.rawValue, .number(outcome.value)), ("low", .number(outcome.low ?? .nan)),
        ("high", .number(outcome.high ?? .nan)),
      ]
      if let best = result.tuned?.best { values.append(("lr", .number(best.rate))) }
      if let found = result.result {
        values += [("runs", .whole(found.records.count)), ("diverged", .whole(found.diverged))]
      }
      return [Row(label: label, values: values)]
    }
  }

  /// The numbers of every curve by their names; rows of one curve against the peak rate are one.
  var curves: [NamedValues] {
    var found: [NamedValues] = []
    var index = 0
    while index < rows.count {
      let row = rows[index]
      let isRates =
        row.values.first?.name == "lr" && ["loss", "share"].contains(row.values.dropFirst().first?.name)
        && row.group == nil
      guard isRates else {
        found.append(NamedValues(label: row.label, numbers: row.values.map { ($0.name, $0.value.double) }))
        index += 1
        continue
      }
      let group = rows[index...].prefix { $0.label == row.label }
      found.append(
        NamedValues(
          label: row.label, rates: group.map { ($0.values[0].value.double, $0.values[1].value.double) },
          isShare: row.values[1].name == "share"))
      index += group.count
    }
    return found
  }

  /// `label,lr,loss,edge,cliff` and a row a curve; rows without a value have an empty cell.
  var csv: String {
    var names: [String] = []
    for row in rows { for (name, _) in row.values where !names.contains(name) { names.append(name) } }
    let lines = rows.map { row in
      ([ValueTable.csv(row.label)]
        + names.map { name in
          row.values.first { $0.name == name }.map { $0.value.csv == "nan" ? "" : $0.value.csv } ?? ""
        })
        .joined(separator: ",")
    }
    return ([(["label"] + names).joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  /// `{"curves":[{"label":…,"tuned":{"lr":…,"loss":…,"edge":false,"cliff":false}}]}`
  var json: String {
    let objects = rows.map { row in
      let members = row.values.map { "\(JSONText.string($0.name)):\($0.value.json)" }.joined(separator: ",")
      let inner = row.group.map { "\(JSONText.string($0)):{\(members)}" } ?? members
      return "\n{\"label\":\(JSONText.string(row.label)),\(inner)}"
    }
    return "{\"curves\":[" + objects.joined(separator: ",") + "\n]}\n"
  }
}
