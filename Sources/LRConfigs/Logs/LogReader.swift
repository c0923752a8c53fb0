/// Reads the log of a run from chunks of bytes, in bounded memory: CSV, JSON lines, or trainer_state.json.
///
///     var reader = LogReader()
///     while let chunk = next() { try reader.feed(chunk) }
///     let log = try reader.finish()
///     log.rates.first?.samples  // the rate as it was logged
public struct LogReader {
  private enum Form {
    case unknown
    case csv(CSVRows)
    case json(JSONRecords)
  }

  private var form = Form.unknown
  /// What came before the first byte that tells the form.
  private var start: [UInt8] = []
  private var log: LogCollector

  /// - Parameter name: what the log is called; TensorBoard writes what its column `Value` holds into the file's name alone.
  public init(named name: String = "") { log = LogCollector(tag: LogNames.tag(of: name)) }

  /// Takes the next bytes of the text.
  ///
  /// - Throws: what makes the text no log; nothing more should be fed then.
  public mutating func feed(_ bytes: [UInt8]) throws(LogError) {
    try feed(bytes.span)
  }

  /// Takes the next bytes of the text, which are not kept.
  public mutating func feed(_ bytes: Span<UInt8>) throws(LogError) {
    switch form {
    case .unknown:
      start.append(bytes)
      if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
      guard start.count > 3, let first = start.first(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
      else { return }
      if start.starts(with: "version https://git-lfs".utf8) {
        throw LogError("this is a pointer of Git LFS, not the file itself", hint: "`git lfs pull` fetches it")
      }
      let text = start
      start = []
      form = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json(JSONRecords()) : .csv(CSVRows())
      try feed(text.span)
    case .csv(var rows):
      // Taken out, so that its buffer is not copied.
      form = .unknown
      try rows.feed(bytes, into: &log)
      form = .csv(rows)
    case .json(var records):
      form = .unknown
      try records.feed(bytes, into: &log)
      form = .json(records)
    }
  }

  /// The log, once all bytes were fed.
  public mutating func finish() throws(LogError) -> RunLog {
    switch form {
    case .unknown:
      if !start.isEmpty, start.contains(0x2C) {
        var rows = CSVRows()
        let text = start
        try rows.feed(text.span, into: &log)
        try rows.finish(into: &log)
      }
    case .csv(var rows): try rows.finish(into: &log)
    case .json(var records):
      try records.finish(into: &log)
      if records.isTrainerState {
        var found = try log.finish()
        found.convention = LogReader.trainerConvention
        return found
      }
    }
    return try log.finish()
  }

  /// transformers/trainer.py: `get_last_lr` after the step of the scheduler, before it in older versions.
  private static let trainerConvention =
    "at step s trainer_state.json has the rate of update s − 1, in older versions of transformers that of update s"
}
