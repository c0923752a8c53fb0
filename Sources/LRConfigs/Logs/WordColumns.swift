/// Columns of words in the first rows of a log: several that change from row to row are names of runs, data sets and models.
struct WordColumns {
  /// Of each column the first word, and whether another came.
  private var seen: [String: (first: String, varies: Bool)] = [:]

  /// How many columns that change make a table of runs; a log may have the time, the part of the run and a note.
  private static let many = 3

  mutating func note(_ name: String, _ text: String) {
    guard !text.isEmpty, !Self.isMeasure(text) else { return }
    guard let known = seen[name] else {
      if seen.count < 64 { seen[name] = (text, false) }
      return
    }
    if known.first != text { seen[name]?.varies = true }
  }

  /// Whether the rows are those of several runs.
  var tellRuns: Bool { seen.values.count { $0.varies } >= Self.many }

  /// `0:01:30`, `2026-01-31`, `3.2s`, `12 GB`: what begins with a digit is the time or a size, and changes in any log.
  private static func isMeasure(_ text: String) -> Bool { text.utf8.first.map { $0 &- UInt8(ascii: "0") < 10 } == true }
}

extension LogError {
  /// A row for each run is no course of one.
  static func tableOfRuns(line: Int) -> LogError {
    LogError(
      line: line, "this is a table of runs, a row for each, not the log of one",
      hint: "export the chart of the rate, or the run's own history")
  }
}
