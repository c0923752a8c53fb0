/// Reads the log of a run from chunks of bytes, in bounded memory: CSV, JSON lines, trainer_state.json, what trainers print,
/// files of MLflow, event files of TensorBoard. What it is, its first bytes tell.
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
    case printed(PrintedRows)
    case metric(MetricRows)
    case events(EventRecords)
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
      // JSON and CSV are told at once, by their first line; what is printed, by the first line that is a record.
      guard start.count >= LogForm.look else { return }
      try begin()
    case .csv(var rows):
      // Taken out, so that its buffer is not copied.
      form = .unknown
      try rows.feed(bytes, into: &log)
      form = .csv(rows)
    case .json(var records):
      form = .unknown
      try records.feed(bytes, into: &log)
      form = .json(records)
    case .printed(var rows):
      form = .unknown
      rows.feed(bytes, into: &log)
      form = .printed(rows)
    case .metric(var rows):
      form = .unknown
      rows.feed(bytes, into: &log)
      form = .metric(rows)
    case .events(var records):
      form = .unknown
      records.feed(bytes, into: &log)
      form = .events(records)
    }
  }

  /// Takes what has come so far for what it begins like.
  private mutating func begin() throws(LogError) {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
    let text = start
    start = []
    switch LogForm.of(text) {
    case .csv: form = .csv(CSVRows())
    case .json: form = .json(JSONRecords())
    case .printed: form = .printed(PrintedRows())
    case .metric: form = .metric(MetricRows())
    case .events: form = .events(EventRecords())
    case .pointer:
      throw LogError("this is a pointer of Git LFS, not the file itself", hint: "`git lfs pull` fetches it")
    }
    try feed(text.span)
  }

  /// The log, once all bytes were fed.
  public mutating func finish() throws(LogError) -> RunLog {
    if case .unknown = form, start.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) { try begin() }
    switch form {
    case .unknown: break
    case .printed(var rows): rows.finish(into: &log)
    case .metric(var rows): rows.finish(into: &log)
    case .events(var records): records.finish(into: &log)
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
