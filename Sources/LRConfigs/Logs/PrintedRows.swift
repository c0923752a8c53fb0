/// The rows that a trainer prints between its other lines, whatever the chunks they come in.
///
/// A bar that is drawn again and again ends its lines with a carriage return.
package struct PrintedRows {
  /// Of a longer line nothing is read.
  package static let longest = 1 << 16

  private var rest: [UInt8] = []
  private var isTooLong = false
  private var line = 1

  mutating func feed(_ bytes: Span<UInt8>, into log: inout some RowTaker) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        end(&log)
        if byte == 0x0A { line += 1 }
      } else if rest.count < Self.longest {
        rest.append(byte)
      } else {
        isTooLong = true
      }
    }
  }

  mutating func finish(into log: inout some RowTaker) { end(&log) }

  private mutating func end(_ log: inout some RowTaker) {
    defer {
      rest.removeAll(keepingCapacity: true)
      isTooLong = false
    }
    guard !rest.isEmpty, !isTooLong, PrintedLine.isRecord(rest) else { return }
    let pairs = PrintedLine.pairs(rest)
    guard pairs.contains(where: { LogNames.quantity($0.name) != .other }) else { return }
    for pair in pairs {
      guard let place = log.column(pair.name) else { continue }
      log.set(place, pair.value)
    }
    log.endRow(line: line)
  }
}
