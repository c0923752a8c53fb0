import LRResults
import LRSchedules

/// Where curves that change places do so for the last time: the one maker of it, of planned rates and of runs alike.
enum CrossingWords {
  /// A curve with the name it goes by.
  typealias Named = (name: String, table: ResultTable)

  /// Curves of which every two are compared; more pairs would not be followed.
  private static let mostCurves = 4
  /// Updates of a planned curve that are looked at, since a chart of it is made in milliseconds.
  private static let mostLooks = 20_000
  private static let mostRows = 200_000
  /// What two numbers may differ by, as a share of them, and for planned rates of the greatest there is: rounding. Losses are
  /// told apart however small they are.
  private static let rounding = (own: 1e-9, whole: 1e-15)

  /// `linear is below cosine from step 51 on.`, `… from step 51 to step 79, and equal to it behind.`, `…, the last of 3
  /// crossings.`: a sentence for every two that cross.
  static func sentences(_ curves: [Named], _ unit: RunUnit) -> [String] {
    guard (2...mostCurves).contains(curves.count), curves.allSatisfy({ $0.table.count <= most($0.table) }) else {
      return []
    }
    let seen = curves.map { look(at: $0.table) }
    var said: [String] = []
    for one in curves.indices {
      for other in curves.indices where other > one {
        guard let last = crossing(seen[one], seen[other]) else { continue }
        let (low, high) = last.isBelow ? (curves[one], curves[other]) : (curves[other], curves[one])
        let about = max(seen[one].gap, seen[other].gap) > 1 ? "about " : ""
        let more = last.count > 1 ? ", the last of \(about)\(last.count) crossings" : ""
        let start = StepWords.place(last.step, unit)
        let stretch =
          switch last.meet {
          case nil: "from \(about)\(start) on" + (last.isCut ? ", while both have numbers" : "")
          case last.step: "at \(about)\(start), and equal to it behind"
          case let meet?: "from \(about)\(start) to \(about)\(StepWords.place(meet, unit)), and equal to it behind"
          }
        said.append("\(low.name) is below \(high.name) \(stretch)\(more).")
      }
    }
    return said
  }

  /// Rows that can be looked at: a schedule is asked for its rates at some of its updates, runs have what was recorded.
  private static func most(_ table: ResultTable) -> Int { table.asSchedule == nil ? mostRows : .max }

  /// What is seen of a curve, and the updates from one look to the next.
  private typealias Seen = (rows: [CurveFacts.Point], gap: Int, isPlanned: Bool)

  private static func look(at table: ResultTable) -> Seen {
    guard let schedule = table.asSchedule else {
      return (table.map { CurveFacts.Point(step: $0.x, value: $0.value) }, 1, false)
    }
    let gap = (table.count + mostLooks - 1) / mostLooks
    let steps = Array(stride(from: 0, to: table.count - 1, by: gap)) + [table.count - 1]
    return (steps.map { CurveFacts.Point(step: Double($0), value: schedule.rate(at: Double($0))) }, gap, true)
  }

  /// The first step from which one curve stays on its side of the other, the last one before both are one to the end, if they
  /// are, and how often they cross; nil where they never do.
  private static func crossing(
    _ one: Seen, _ other: Seen
  ) -> (step: Double, meet: Double?, isBelow: Bool, isCut: Bool, count: Int)? {
    let greatest =
      one.isPlanned && other.isPlanned
      ? [one.rows, other.rows].joined().reduce(0) { $1.value.isFinite ? max($0, abs($1.value)) : $0 } : 0
    var side: (step: Double, isBelow: Bool)?
    // The last step at which both have a number, and the last at which these differ.
    var (common, apart) = (0.0, 0.0)
    var count = 0
    for (a, b) in zip(one.rows, other.rows) where a.step == b.step && !a.value.isNaN && !b.value.isNaN {
      common = a.step
      if a.value == b.value { continue }
      let (gap, own) = (abs(a.value - b.value), rounding.own * max(abs(a.value), abs(b.value)))
      if !(gap <= own) { apart = a.step }
      if gap.isFinite, gap <= own + rounding.whole * greatest { continue }
      let isBelow = a.value < b.value
      if let last = side, last.isBelow == isBelow { continue }
      if side != nil { count += 1 }
      side = (a.step, isBelow)
    }
    let meet = apart < common ? apart : nil
    let isCut = common < max(one.rows.last?.step ?? 0, other.rows.last?.step ?? 0)
    return side.flatMap { count > 0 ? ($0.step, meet, $0.isBelow, isCut, count) : nil }
  }

  /// Of the planned curves of a panel.
  static func planned(_ panel: PanelSpec, of spec: ChartSpec) -> [String] {
    let curves = panel.curves.map { spec.curves[$0] }.filter { $0.schedule != nil }
    return sentences(curves.map { ($0.label.plain, $0.table(steps: spec.steps)) }, spec.runUnit)
  }
}
