import LRSchedules

/// The rates behind a chart, every step of every curve.
public struct ValueTable: Sendable {
  public enum Format: String, Sendable, CaseIterable { case csv, json }

  private let columns: [(name: String, schedule: any Schedule)]
  private let steps: Int

  public init(_ spec: ChartSpec) {
    columns = spec.curves.map { ($0.name, $0.schedule.schedule) }
    steps = spec.steps
  }

  /// Hands the table out in chunks of about 64 kB, so that it is never held whole.
  ///
  /// Numbers are the shortest that read back as the same double.
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
    for step in 0..<steps {
      buffer.append(String(step))
      for column in columns {
        buffer.append(",")
        buffer.append(column.schedule.rate(at: Double(step)).description)
      }
      buffer.append("\n")
      if !buffer.drain() { return }
    }
  }

  private func writeJSON(_ buffer: inout Buffer) {
    buffer.append("{\"curves\":[")
    for (index, column) in columns.enumerated() {
      var name: [UInt8] = []
      CanonicalJSON.quote(column.name, to: &name)
      buffer.append((index > 0 ? "," : "") + "\n{\"label\":" + String(decoding: name, as: UTF8.self) + ",\"values\":[")
      for step in 0..<steps {
        if step > 0 { buffer.append(",") }
        buffer.append(column.schedule.rate(at: Double(step)).description)
        if !buffer.drain() { return }
      }
      buffer.append("]}")
    }
    buffer.append("\n]}\n")
  }

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
