/// The scalars of one event of TensorBoard: the few fields of its protocol buffers that hold them.
///
///     Event   { 1: wall_time, 2: step, 5: Summary }    Summary { 1: Value, … }
///     Value   { 1: tag, 2: simple_value, 8: TensorProto }
///     TensorProto { 1: dtype, 4: tensor_content, 5: float_val, 6: double_val }
enum EventScalars {
  /// Puts a row into the log for each of them.
  static func read(_ event: ArraySlice<UInt8>, record: Int, into log: inout some RowTaker) {
    var step: UInt64 = 0
    var summary: ArraySlice<UInt8>?
    ProtocolFields(event).forEach { field in
      if field.number == 2, case .varint(let value) = field.value { step = value }
      if field.number == 5, case .bytes(let bytes) = field.value { summary = bytes }
    }
    guard let summary else { return }
    ProtocolFields(summary).forEach { field in
      guard field.number == 1, case .bytes(let bytes) = field.value, let (tag, value) = scalar(bytes) else { return }
      guard let counter = log.column("step"), let place = log.column(tag) else { return }
      log.set(counter, Double(step))
      log.set(place, value)
      log.endRow(line: record)
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> (String, Double)? {
    var tag = ""
    var value: Double?
    ProtocolFields(bytes).forEach { field in
      switch (field.number, field.value) {
      case (1, .bytes(let text)): tag = String(decoding: text, as: UTF8.self)
      case (2, .fixed32(let bits)): value = Double(shortest: Float(bitPattern: bits))
      case (8, .bytes(let tensor)): value = self.tensor(tensor)
      default: break
      }
    }
    return value.map { (tag, $0) }
  }

  /// The only number of a tensor; nil for one of another shape or kind.
  private static func tensor(_ bytes: ArraySlice<UInt8>) -> Double? {
    var type: UInt64 = 0
    var content: ArraySlice<UInt8> = []
    var value: Double?
    ProtocolFields(bytes).forEach { field in
      switch (field.number, field.value) {
      case (1, .varint(let number)): type = number
      case (4, .bytes(let bytes)), (5, .bytes(let bytes)), (6, .bytes(let bytes)): content = bytes
      case (5, .fixed32(let bits)): value = Double(shortest: Float(bitPattern: bits))
      case (6, .fixed64(let bits)): value = Double(bitPattern: bits)
      default: break
      }
    }
    if let value { return value }
    let bits = content.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    if type == 1, content.count == 4 { return Double(shortest: Float(bitPattern: UInt32(truncatingIfNeeded: bits))) }
    return type == 2 && content.count == 8 ? Double(bitPattern: bits) : nil
  }
}

extension Double {
  /// The shortest decimal that is this single-precision number: what was logged, not what the nearest double would print.
  init(shortest float: Float) { self = float.isFinite ? Double(float.description) ?? Double(float) : Double(float) }
}

/// The fields of a message of protocol buffers, in their order; it ends where one is damaged.
private struct ProtocolFields {
  enum Value {
    case varint(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  func forEach(_ body: ((number: UInt64, value: Value)) -> Void) {
    var fields = self
    while let field = fields.next() { body(field) }
  }

  private mutating func next() -> (number: UInt64, value: Value)? {
    guard let key = varint() else { return nil }
    let value: Value? =
      switch key & 7 {
      case 0: varint().map { .varint($0) }
      case 1: fixed(8).map { .fixed64($0) }
      case 2: varint().flatMap { take(Int(clamping: $0)) }.map { .bytes($0) }
      case 5: fixed(4).map { .fixed32(UInt32(truncatingIfNeeded: $0)) }
      default: nil
      }
    return value.map { (key >> 3, $0) }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private mutating func fixed(_ count: Int) -> UInt64? {
    take(count).map { $0.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
