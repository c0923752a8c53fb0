/// Reads rows from chunks of bytes, in bounded memory: CSV with any usual separator, JSON lines or lists of records, and for logs
/// what trainers print, files of MLflow, event files of TensorBoard. What it is, its first bytes tell.
struct RowReader<Taker: RowTaker> {
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
  var taker: Taker

  init(_ taker: Taker) { self.taker = taker }

  /// Takes the next bytes of the text, which are not kept.
  mutating func feed(_ bytes: Span<UInt8>) throws(LogError) {
    switch form {
    case .unknown:
      start.append(bytes)
      // JSON and CSV are told at once, by their first line; what is printed, by the first line that is a record.
      guard start.count >= LogForm.look else { return }
      try begin()
    case .csv(var rows):
      // Taken out, so that its buffer is not copied.
      form = .unknown
      try rows.feed(bytes, into: &taker)
      form = .csv(rows)
    case .json(var records):
      form = .unknown
      try records.feed(bytes, into: &taker)
      form = .json(records)
    case .printed(var rows):
      form = .unknown
      rows.feed(bytes, into: &taker)
      form = .printed(rows)
    case .metric(var rows):
      form = .unknown
      rows.feed(bytes, into: &taker)
      form = .metric(rows)
    case .events(var records):
      form = .unknown
      records.feed(bytes, into: &taker)
      form = .events(records)
    }
  }

  /// Takes what has come so far for what it begins like.
  private mutating func begin() throws(LogError) {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
    let text = start
    start = []
    switch LogForm.of(text) {
    case .pointer:
      throw LogError("this is a pointer of Git LFS, not the file itself", hint: "`git lfs pull` fetches it")
    case .binary:
      throw LogError(
        "this is no text, and no event file of TensorBoard that begins as one",
        hint: "name a log as text: CSV, JSON, or what a trainer printed")
    case .events where taker.isLiteral:
      throw LogError("this is an event file of TensorBoard, not a table", hint: "a curve draws it as its `log`")
    case .json: form = .json(JSONRecords())
    // A table is what its columns are, whatever a program would print so.
    case .csv: form = .csv(CSVRows())
    case _ where taker.isLiteral: form = .csv(CSVRows())
    case .printed: form = .printed(PrintedRows())
    case .metric: form = .metric(MetricRows())
    case .events: form = .events(EventRecords())
    }
    try feed(text.span)
  }

  /// Ends the text.
  ///
  /// - Returns: whether its records were those of a `log_history`.
  mutating func finish() throws(LogError) -> Bool {
    if case .unknown = form, start.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) { try begin() }
    switch form {
    case .unknown: break
    case .csv(var rows): try rows.finish(into: &taker)
    case .printed(var rows): rows.finish(into: &taker)
    case .metric(var rows): rows.finish(into: &taker)
    case .events(var records): records.finish(into: &taker)
    case .json(var records):
      try records.finish(into: &taker)
      return records.isTrainerState
    }
    return false
  }
}
