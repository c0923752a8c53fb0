/// The numbers of one quantity of every curve, as they are printed: against the step, or a row for each number.
public struct ValueTable: Sendable {
  /// How a table is printed: as columns under a header, or as one object.
  public enum Format: String, Sendable, CaseIterable { case csv, json }

  /// What all the numbers are numbers of.
  public let quantity: Quantity
  /// In the order of the chart.
  public let curves: [NamedTable]
  /// What the first column counts.
  let x: String

  /// - Parameters:
  ///   - curves: in the order of the chart.
  ///   - x: what their numbers stand against, where that is the step.
  public init(_ quantity: Quantity, curves: [NamedTable], x: String = "step") {
    self.quantity = quantity
    self.curves = curves
    self.x = x
  }

  /// The numbers of every curve by their names.
  public var named: [NamedValues] { curves.map { $0.values(of: quantity) } }

  /// Hands the table out in chunks of about 64 kB, so that it is never held whole.
  ///
  /// Numbers are the shortest that read back as the same double. What a curve does not have at a step is an empty cell;
  /// as JSON a curve that has not every step has its `steps` beside its `values`, and null for what is not finite.
  /// - Parameter sink: takes a chunk; false stops.
  public func write(_ format: Format, to sink: @escaping ([UInt8]) -> Bool) {
    var buffer = TextBuffer(sink: sink)
    switch (format, quantity.form) {
    case (.csv, .steps): CSVTable.writeSteps(curves, x: x, to: &buffer)
    case (.csv, _): CSVTable.writeRows(self, to: &buffer)
    case (.json, .steps): JSONTable.writeSteps(curves, to: &buffer)
    case (.json, _): JSONTable.writeRows(self, to: &buffer)
    }
    buffer.flush()
  }
}

/// Text that is handed on once there is enough of it.
struct TextBuffer {
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
