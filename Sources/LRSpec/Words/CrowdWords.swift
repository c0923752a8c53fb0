import LRPlotting
import LRSchedules

/// What many curves do, told by groups, extremes and order: a sentence for each would not be listened to.
enum CrowdWords {
  /// Curves up to which each has its own sentence.
  static let mostAlone = 8
  /// Names of a group that are said.
  private static let mostNames = 3

  /// `At the start, 20 of 26 are at 1; highest noise 1.07, lowest warmup 0.05.` and the like of the peaks, of the ends, and of the
  /// lowest rates where one lies below both ends.
  static func sentences(_ curves: [(name: String, facts: CurveFacts)]) -> [String] {
    let ends = curves.map { ($0.name, $0.facts.last.value) }
    let order = OrderWords.sentence(ends, "At the end,", tells: true)
    let lowest = curves.map { ($0.name, $0.facts.lowest.value) }
    let dips = curves.contains { $0.facts.lowest.value < min($0.facts.first.value, $0.facts.last.value) }
    return [
      sentence("At the start,", curves.map { ($0.name, $0.facts.first.value) }),
      sentence("Of the peaks", curves.map { ($0.name, $0.facts.peak.value) }),
    ] + (dips ? [sentence("Of the lowest rates", lowest)] : [])
      + (order.isEmpty ? [sentence("At the end,", ends)] : order) + [explained]
  }

  /// Where the rest is told.
  static let explained = "`lrplot explain` tells each of them."

  /// The value that most of them have, the highest and the lowest.
  static func sentence(_ place: String, _ numbers: [(name: String, value: Double)]) -> String {
    let groups = OrderWords.groups(numbers)
    guard groups.count > 1, let high = groups.first, let low = groups.last else {
      return "\(place) all are at \(PanelWords.number(groups.first?.value ?? .nan))."
    }
    func named(_ group: OrderWords.Group) -> String {
      let more = group.names.count - mostNames
      let names = group.names.prefix(more > 1 ? mostNames : mostNames + 1).joined(separator: " = ")
      return "\(names)\(more > 1 ? " and \(more) more" : "") at \(PanelWords.number(group.value))"
    }
    var parts: [String] = []
    let main = groups.first { 2 * $0.names.count > numbers.count }
    if let main { parts.append("\(main.names.count) of \(numbers.count) are at \(PanelWords.number(main.value))") }
    if main?.value != high.value { parts.append("highest \(named(high))") }
    if main?.value != low.value { parts.append("lowest \(named(low))") }
    return "\(place) \(parts.joined(separator: "; "))."
  }
}
