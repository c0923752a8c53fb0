import LRInput

/// What a reader of the figure should know of how a log was read.
extension LogCollector {
  func said(_ axis: RunLog.Axis) -> [String] {
    var notes: [String] = []
    let name = counter.map { DiagnosticText.quoted(columns[$0.place].name) } ?? "the steps"
    if counter == nil {
      notes.append("the log has no column of steps, so its rows are counted")
    } else if axis == .row, restarts == 0 || repeats.count > restarts && counter?.isEpoch == true {
      notes.append("\(name) is that of the row before, first in line \(repeats.firstLine), so the rows are counted")
    } else if axis == .row {
      notes.append(
        "\(name) starts over \(Self.times(restarts)), first in line \(returns.firstLine), so the rows are counted")
    } else if repeats.count > 0, returns.count == 0 {
      notes.append(
        "\(name) is that of the row before \(Self.times(repeats.count)), first in line \(repeats.firstLine); "
          + "the later value is shown")
    } else if returns.count > 0 {
      notes.append(
        "\(name) goes back \(Self.times(returns.count)), first in line \(returns.firstLine); "
          + "of a step that stands twice the later value is shown")
    }
    if unreadable.count > 0 {
      notes.append(
        "\(unreadable.count == 1 ? "1 rate is" : "\(unreadable.count) rates are") left out: in line \(unreadable.firstLine) "
          + "\(DiagnosticText.quoted(unreadable.name)) is \(DiagnosticText.quoted(unreadable.text)), which is no number"
      )
    }
    if malformed.count > 0 {
      notes.append(
        "\(Self.rows(malformed.count)) could not be read and \(malformed.count == 1 ? "is" : "are") left out, "
          + "first line \(malformed.firstLine): \(malformed.reason)")
    }
    if uncounted.count > 0 {
      notes.append("\(Self.rows(uncounted.count)) without \(name) left out, first line \(uncounted.firstLine)")
    }
    if evaluations.count > 0 {
      notes.append(
        "\(Self.rows(evaluations.count)) of evaluations left out, first line \(evaluations.firstLine)")
    }
    if !leftOut.isEmpty {
      notes.append("of the columns the first \(Self.mostColumns) are read, and further rates and losses")
    }
    return notes
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
