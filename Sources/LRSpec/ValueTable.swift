import LRConfigs
import LRInput
import LRSchedules
import LRTraining

/// The numbers behind a chart: every step of every planned curve, what logs have, and what came of runs.
public struct ValueTable: Sendable {
  public enum Format: String, Sendable, CaseIterable { case csv, json }

  let columns: [ValueColumn]
  /// One row a curve, where the chart shows no steps.
  let outcomes: OutcomeTable?
  /// The steps that planned curves have.
  let steps: Int

  /// - Parameter trained: what came of the spec's runs.
  public init(_ spec: ChartSpec, trained: TrainedChart) {
    self.init(spec, spec.panels, trained)
  }

  /// The table of one quantity, as far as the chart shows it; nil if it does not.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  public init?(_ spec: ChartSpec, trained: TrainedChart, show: Show, panel: Int? = nil) {
    guard spec.shows(show, panel: panel) else { return nil }
    let asked = panel.map { [spec.panels[$0]] } ?? spec.panels
    self.init(
      spec, asked.filter { $0.trained.map { $0.show == show } ?? ($0.quantity.rawValue == show.rawValue) }, trained)
  }

  private init(_ spec: ChartSpec, _ panels: [PanelSpec], _ trained: TrainedChart) {
    let shown = panels.compactMap(\.trained)
    if let first = shown.first, !first.show.isAgainstSteps {
      (columns, steps) = ([], 0)
      outcomes = OutcomeTable(shown.filter { $0.show == first.show }, trained)
      return
    }
    outcomes = nil
    if let first = shown.first {
      var found: [ValueColumn] = []
      for panel in shown where panel.show == first.show {
        for column in ValueColumn.columns(panel, trained) where !found.contains(where: { $0.name == column.name }) {
          found.append(column)
        }
      }
      columns = found
    } else {
      let quantity: LoggedQuantity =
        panels.first?.quantity == .loss || !spec.curves.contains { $0.quantity == .lr } ? .loss : .lr
      columns = spec.curves.filter { $0.quantity == quantity }.map { curve in
        curve.schedule.map { ValueColumn(name: curve.name, schedule: $0.schedule) }
          ?? ValueColumn(name: curve.name, samples: curve.log?.samples ?? [])
      }
    }
    steps = columns.contains { $0.schedule != nil } ? columns.compactMap(\.steps).max() ?? spec.steps : 0
  }

  /// Hands the table out in chunks of about 64 kB, so that it is never held whole.
  ///
  /// Numbers are the shortest that read back as the same double. What a log does not have at a step is an empty cell;
  /// as JSON a log has its `steps` beside its `values`, and null for what is not finite.
  /// - Parameter sink: takes a chunk; false stops.
  public func write(_ format: Format, to sink: @escaping ([UInt8]) -> Bool) {
    var buffer = Buffer(sink: sink)
    if let outcomes {
      buffer.append(format == .csv ? outcomes.csv : outcomes.json)
    } else {
      switch format {
      case .csv: writeCSV(&buffer)
      case .json: writeJSON(&buffer)
      }
    }
    buffer.flush()
  }

  private func writeCSV(_ buffer: inout Buffer) {
    buffer.append("step")
    for column in columns {
      buffer.append("," + Self.csv(column.name))
      if column.errors != nil { buffer.append("," + Self.csv(column.name + " s.e.")) }
    }
    buffer.append("\n")
    // How many samples of each log were written.
    var written = columns.map { _ in 0 }
    var next = 0
    while true {
      let sampled = columns.indices.compactMap { index in
        written[index] < columns[index].samples.count ? columns[index].samples[written[index]].step : nil
      }.min()
      let planned = next < steps ? Double(next) : nil
      guard let step = [sampled, planned].compactMap({ $0 }).min() else { return }
      if step == planned { next += 1 }
      buffer.append(Self.step(step))
      for index in columns.indices {
        buffer.append(",")
        if let schedule = columns[index].schedule {
          if step == planned { buffer.append(columns[index].rate(schedule, at: step).description) }
        } else if written[index] < columns[index].samples.count {
          let sample = columns[index].samples[written[index]]
          guard sample.step == step else { continue }
          buffer.append(sample.value.description)
          if let errors = columns[index].errors { buffer.append("," + errors[written[index]].description) }
          written[index] += 1
        } else if columns[index].errors != nil {
          buffer.append(",")
        }
      }
      buffer.append("\n")
      if !buffer.drain() { return }
    }
  }

  private func writeJSON(_ buffer: inout Buffer) {
    buffer.append("{\"curves\":[")
    for (index, column) in columns.enumerated() {
      buffer.append((index > 0 ? "," : "") + "\n{\"label\":" + JSONText.string(column.name))
      if column.schedule == nil, !column.isEveryStep {
        buffer.append(",\"steps\":[" + column.samples.map { Self.step($0.step) }.joined(separator: ",") + "]")
      }
      buffer.append(",\"values\":[")
      if let schedule = column.schedule {
        for step in 0..<(column.steps ?? steps) {
          if step > 0 { buffer.append(",") }
          buffer.append(column.rate(schedule, at: Double(step)).description)
          if !buffer.drain() { return }
        }
      }
      for (index, sample) in column.samples.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append(Self.number(sample.value))
        if !buffer.drain() { return }
      }
      buffer.append("]")
      if let errors = column.errors {
        buffer.append(",\"standard_errors\":[" + errors.map(Self.number).joined(separator: ",") + "]")
      }
      if let runs = column.runs { buffer.append(",\"runs\":\(runs.count),\"diverged\":\(runs.diverged)") }
      buffer.append("}")
    }
    buffer.append("\n]}\n")
  }

  /// Steps are whole numbers but for those of a log that counts epochs.
  private static func step(_ step: Double) -> String { Int(exactly: step).map(String.init) ?? step.description }

  static func number(_ value: Double) -> String { value.isFinite ? value.description : "null" }

  /// Quotes as RFC 4180 asks: only where a comma, a quote or a line break stands inside.
  static func csv(_ name: String) -> String {
    guard name.utf8.contains(where: { [0x2c, 0x22, 0x0a, 0x0d].contains($0) }) else { return name }
    return "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private struct Buffer {
    private var bytes: [UInt8] = []
    private let sink: ([UInt8]) -> Bool
    private var isOpen = true

    init(sink: @escaping ([UInt8]) -> Bool) {
      self.sink = sink
      bytes.reserveCapacity(1 << 16 + 1024)
    }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Hands over what has gathered; false once nobody takes it any more.
    mutating func drain() -> Bool {
      if bytes.count >= 1 << 16 { flush() }
      return isOpen
    }

    mutating func flush() {
      guard isOpen, !bytes.isEmpty else { return }
      isOpen = sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
