/// The lines of a metric that MLflow keeps in a file of its name: `1690000000000 0.1 10`, time, value and step.
struct MetricRows {
  private var rest: [UInt8] = []
  private var line = 1

  mutating func feed(_ bytes: Span<UInt8>, into log: inout some RowTaker) {
    for index in bytes.indices {
      if bytes[index] == 0x0A {
        end(&log)
        line += 1
      } else if rest.count < 256 {
        rest.append(bytes[index])
      }
    }
  }

  mutating func finish(into log: inout some RowTaker) { end(&log) }

  private mutating func end(_ log: inout some RowTaker) {
    defer { rest.removeAll(keepingCapacity: true) }
    guard !rest.isEmpty else { return }
    let numbers = rest.split { $0 == 0x20 || $0 == 0x0D }.map { LogNumber.value(Array($0).span) }
    guard numbers.count == 3, let value = numbers[1], let step = numbers[2] else {
      return log.skip(line: line, "it is not `time value step`")
    }
    for (name, number) in [("step", step), (log.tag, value)] {
      if let place = log.column(name) { log.set(place, number) }
    }
    log.endRow(line: line)
  }
}
