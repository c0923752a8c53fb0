import LRConfigs
import LRSchedules

/// A logged rate that falls, and in the middle of the log is back up at once: a run that was resumed with a fresh scheduler, or a
/// restart.
struct LogJump: Sendable, Equatable {
  /// The steps of the values before and behind it.
  var before: LogSample
  var after: LogSample

  static let rule = "log-jump"
  static let reason =
    "a run that is resumed with a fresh scheduler starts again from its peak; restarts that are meant do too"
  static let source = "huggingface/transformers #34053"

  /// Share of the log's range that a jump has at least.
  private static let least = 0.05
  /// How much greater than the falls beside it.
  private static let times = 1.5
  /// More jumps than this are cycles.
  private static let most = 2

  /// The jumps up of a log that falls before them; none where there are so many that they are a pattern.
  static func find(in values: [LogSample]) -> [LogJump] {
    guard values.count > 2, let low = values.map(\.value).min(), let high = values.map(\.value).max(), high > low else {
      return []
    }
    var found: [LogJump] = []
    for index in 2..<values.count {
      let (fall, rise) = (
        values[index - 2].value - values[index - 1].value, values[index].value - values[index - 1].value
      )
      guard fall > 0, rise > least * (high - low), rise > times * fall else { continue }
      // What goes on rising is a ramp: a warmup, or a cycle that was logged now and then.
      if index + 1 < values.count, values[index + 1].value - values[index].value > 0.5 * rise { continue }
      found.append(LogJump(before: values[index - 1], after: values[index]))
      if found.count > most { return [] }
    }
    return found
  }
}
