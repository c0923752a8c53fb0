import LRConfigs
import LRInput
import LRSchedules

/// The numbers behind a chart: every step of every planned curve, and what logs have.
public struct ValueTable: Sendable {
  public enum Format: String, Sendable, CaseIterable { case csv, json }

  private struct Column {
    var name: String
    var schedule: (any Schedule)?
    var samples: [LogSample] = []
  }

  private let columns: [Column]
  /// The steps that planned curves have.
  private let steps: Int

  /// - Parameter quantity: what is printed; nil for the rates, or the losses of a chart without rates.
  public init(_ spec: ChartSpec, of quantity: Quantity? = nil) {
    let quantity = quantity ?? (spec.curves.contains { $0.quantity == .lr } ? .lr : .loss)
    columns = spec.curves.filter { $0.quantity == quantity }.map { curve in
      Column(name: curve.name, schedule: curve.schedule?.schedule, samples: curve.log?.samples ?? [])
    }
    steps = columns.contains { $0.schedule != nil } ? spec.steps : 0
  }

  /// Whether the chart has nothing of the quantity.
  public var isEmpty: Bool { columns.isEmpty }

  /// Hands the table out in chunks of about 64 kB, so that it is never held whole.
  ///
  /// Numbers are the shortest that read back as the same double. What a log does not have at a step is an empty cell;
  /// as JSON a log has its `steps` beside its `values`, and null for what is not finite.
  /// - Parameter sink: takes a chunk; false stops.
  public func write(_ format: Format, to sink: @escaping ([UInt8]) -> Bool) {
    var buffer = Buffer(sink: sink)
    switch format {
    case .csv: writeCSV(&buffer)
    case .json: writeJSON(&buffer)
    }
    buffer.flush()
  }

  private func writeCSV(_ buffer: inout Buffer) {
    buffer.append("step")
    for column in columns { buffer.append("," + Self.csv(column.name)) }
    buffer.append("\n")
    // How many samples of each log were written.
    var written = columns.map { _ in 0 }
    var next = 0
    while true {
      let logged = columns.indices.compactMap { index in
        written[index] < columns[index].samples.count ? columns[index].samples[written[index]].step : nil
      }.min()
      let planned = next < steps ? Double(next) : nil
      guard let step = [logged, planned].compactMap({ $0 }).min() else { return }
      if step == planned { next += 1 }
      buffer.append(Self.step(step))
      for index in columns.indices {
        buffer.append(",")
        if let schedule = columns[index].schedule {
          if step == planned { buffer.append(schedule.rate(at: step).description) }
        } else if written[index] < columns[index].samples.count {
          let sample = columns[index].samples[written[index]]
          guard sample.step == step else { continue }
          buffer.append(sample.value.description)
          written[index] += 1
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
      if column.schedule == nil {
        buffer.append(",\"steps\":[" + column.samples.map { Self.step($0.step) }.joined(separator: ",") + "]")
      }
      buffer.append(",\"values\":[")
      if let schedule = column.schedule {
        for step in 0..<steps {
          if step > 0 { buffer.append(",") }
          buffer.append(schedule.rate(at: Double(step)).description)
          if !buffer.drain() { return }
        }
      }
      for (index, sample) in column.samples.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append(sample.value.isFinite ? sample.value.description : "null")
        if !buffer.drain() { return }
      }
      buffer.append("]}")
    }
    buffer.append("\n]}\n")
  }

  /// Steps are whole numbers but for those of a log that counts epochs.
  private static func step(_ step: Double) -> String { Int(exactly: step).map(String.init) ?? step.description }

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
