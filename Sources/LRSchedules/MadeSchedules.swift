public import LRInput

extension ScheduleReader {
  /// Takes schedules that code has made, where a tree names one by its place in a list: `{"made": 0}`.
  ///
  /// - Parameter schedules: Each with its name. One with a step of the run at which it has no rate is an error.
  public static func taking(_ schedules: [(label: String, schedule: any Schedule)]) -> ScheduleReader {
    ScheduleReader(
      foreign: ForeignForm(key: madeKey) { node, clock, sink in
        guard let place = node[madeKey]?.integer, schedules.indices.contains(place) else {
          sink.error(at: node.offset, "no schedule was made for this place")
          return nil
        }
        let (label, schedule) = schedules[place]
        if let mistake = RateMistake.first(of: schedule, steps: clock.run) {
          sink.error(at: node.offset, mistake.message, hint: mistake.hint)
          return nil
        }
        return ReadSchedule(schedule, label: label, steps: clock.left)
      })
  }

  private static let madeKey = "made"

  /// The object that `taking` reads as the schedule at a place, from 0.
  public static func made(_ place: Int, offset: Int) -> Node {
    Node(
      .object([Member(key: madeKey, keyOffset: offset, node: Node(.number(Number(place)), offset: offset))]),
      offset: offset)
  }
}
