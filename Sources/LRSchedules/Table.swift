import LRInput
import LRMath

/// A list of rates, one for each update; the last one is held.
package struct TableCurve: RateCurve {
  /// Never empty.
  package let rates: [Double]

  /// See the properties of the same names.
  package init(rates: [Double]) {
    self.rates = rates
  }

  package func rate(at step: Double) -> Double {
    let last = rates.count - 1
    guard step < Double(last) else { return rates[last] }
    let index = Int(step)
    let into = step - Double(index)
    if into == 0 { return rates[index] }
    return Transition(from: rates[index], to: rates[index + 1]).rate(remaining: 1 - into)
  }

  /// Neighbours are joined by lines; equal ones by a single line, as far as a short look ahead shows them.
  package func piece(at step: Double) -> Piece {
    let last = rates.count - 1
    guard step < Double(last) else { return .constant(rates[last], from: Double(last), to: .infinity) }
    let index = Int(step)
    var next = index + 1
    if rates[next] == rates[index] {
      let bound = min(last, index + TableCurve.lookAhead)
      while next < bound, rates[next + 1] == rates[index] { next += 1 }
    }
    return Piece(
      start: Double(index), end: Double(next), shape: .line(from: rates[index], to: rates[next]))
  }

  /// Bounds the work of one piece: pieces may be asked for in any order, and a table may hold a million values.
  private static let lookAhead = 256

  /// A list of numbers makes no claims about phases.
  package func phases(length: Double) -> [Phase] { [] }
}

/// A list of rates, one for each update; the last one is held.
///
///     Table([0.1, 0.05, 0.01]).rate(at: 2)   // 0.01
public struct Table: PlannedSchedule {
  /// The list; whatever rates it has are meant, so lint has nothing to say of their turns.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - rates: The rates of update 0, 1, 2 and so on, at least one.
  ///   - steps: Its length, after which it holds; nil is that of the list.
  public init(_ rates: [Double], steps: Int? = nil) {
    precondition(!rates.isEmpty, "A table holds at least one rate.")
    plan = SchedulePlan(
      TableCurve(rates: rates), steps: steps, peak: rates.max() ?? 0, warmsUpTo: rates[0],
      facts: .free.with { $0.course = .listed })
  }

  private static let values = Key.numbers(
    "values", in: .rate, count: 1...Int.max, kind: "list of rates", summary: "The rates of update 0, 1, 2 and so on.")

  package static let entry = ScheduleEntry(
    name: "table", otherNames: ["list", "values", "lookup", "custom", "array"],
    summary: "A list of rates, one for each update; the last one is held.",
    formula: "valuesₜ",
    latex: #"\eta_t = v_{\min(t, n - 1)}"#,
    edges: [
      Edge("Past the list its last rate holds.", #""values": [1, 0.5, 0.1]"#, [0: 1, 2: 0.1, 50: 0.1]),
      Edge(
        "A warmup leads to the first rate, and the list begins after it.", #""values": [1, 0.5, 0.1], "warmup": 2"#,
        [0: 0.5, 1: 1, 2: 1, 3: 0.5]),
      .refused("An empty list.", #""values": []"#),
    ],
    source: "numbers from a log or from another tool",
    keys: [values.declaration],
    example: #"{"type": "table", "values": [0.1, 0.1, 0.08, 0.05, 0.02, 0.01]}"#
  ) { arguments in
    arguments.reader.require(values).map { Table($0, steps: arguments.length) }
  }
}
