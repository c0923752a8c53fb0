public import LRInput
public import LRSchedules

extension ScheduleReader {
  /// Reads the types of the catalogue, and wherever one may stand, a framework's own form.
  public static let withDialects = ScheduleReader(
    foreign: ForeignForm(key: DialectReader.dialectKey.name) { DialectReader.read($0, clock: $1, sink: $2) })

  /// Reads `{"type": "cosine", "lr": 0.1, …}`, or a framework's own form, `{"dialect": "torch", "name": …}`.
  ///
  /// - Parameters:
  ///   - clock: The length of the run, and what is left of it for this schedule.
  ///   - sink: Takes every mistake, at its place.
  /// - Returns: The schedule, or nil if anything was wrong with it.
  public static func read(_ node: Node, clock: RunClock, sink: DiagnosticSink) -> ReadSchedule? {
    withDialects.read(node, clock: clock, sink: sink)
  }
}
