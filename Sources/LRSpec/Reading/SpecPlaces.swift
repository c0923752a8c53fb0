import LRInput

/// Where the schedules of a spec stand.
public enum SpecPlaces {
  /// The paths of all schedules, in their order: `schedule`, `curves.0.schedule`, `panels.1.curves.0.schedule`.
  public static func schedules(of spec: Node) -> [String] { schedules(of: spec, at: "") }

  private static func schedules(of owner: Node, at place: String) -> [String] {
    let key = CurveKeys.keys.schedule.name
    let lists = [ShownKeys.keys.curves.name, ChartKeys.keys.panels.name]
    return (owner[key] == nil ? [] : [place + key])
      + lists.flatMap { list in
        (owner[list]?.array ?? []).enumerated().flatMap { index, element in
          schedules(of: element, at: "\(place)\(list).\(index).")
        }
      }
  }
}
