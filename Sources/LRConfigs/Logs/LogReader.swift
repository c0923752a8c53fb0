/// Reads the log of a run from chunks of bytes, in bounded memory: CSV, JSON lines, trainer_state.json, what trainers print,
/// files of MLflow, event files of TensorBoard. What it is, its first bytes tell.
///
///     var reader = LogReader()
///     while let chunk = next() { try reader.feed(chunk) }
///     let log = try reader.finish()
///     log.rates.first?.samples  // the rate as it was logged
public struct LogReader {
  private var rows: RowReader<LogCollector>

  /// - Parameter name: what the log is called; TensorBoard writes what its column `Value` holds into the file's name alone.
  public init(named name: String = "") { rows = RowReader(LogCollector(tag: LogNames.tag(of: name))) }

  /// Takes the next bytes of the text.
  ///
  /// - Throws: what makes the text no log; nothing more should be fed then.
  public mutating func feed(_ bytes: [UInt8]) throws(LogError) {
    try feed(bytes.span)
  }

  /// Takes the next bytes of the text, which are not kept.
  public mutating func feed(_ bytes: Span<UInt8>) throws(LogError) { try rows.feed(bytes) }

  /// The log, once all bytes were fed.
  public mutating func finish() throws(LogError) -> RunLog {
    let isTrainerState = try rows.finish()
    var found = try rows.taker.finish()
    if isTrainerState { found.convention = LogReader.trainerConvention }
    return found
  }

  /// transformers/trainer.py: `get_last_lr` after the step of the scheduler, before it in older versions.
  private static let trainerConvention =
    "at step s trainer_state.json has the rate of update s − 1, in older versions of transformers that of update s"
}
