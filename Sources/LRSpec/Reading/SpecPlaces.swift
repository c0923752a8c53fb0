import LRInput

/// Where the schedules of a spec stand.
public enum SpecPlaces {
  /// Where the curves stand that take their schedule from a file.
  public static func files(of spec: Node) -> [String] {
    let (curves, panels) = (ShownKeys.keys.curves.name, ChartKeys.keys.panels.name)
    let owners = [(spec, "")] + (spec[panels]?.array ?? []).enumerated().map { ($0.element, "\(panels).\($0.offset).") }
    return owners.flatMap { owner, place in
      (owner[curves]?.array ?? []).enumerated().compactMap { index, curve in
        curve[CurveSourceKeys.keys.file.name] == nil ? nil : "\(place)\(curves).\(index)"
      }
    }
  }

  /// The objects that say a curve, in their order: the chart, its panels, elements of `curves`.
  public static func curves(of owner: Node) -> [Node] {
    let isCurve = [CurveKeys.keys.schedule.name, CurveKeys.keys.log.name, DataKeys.keys.data.name].contains {
      owner[$0] != nil
    }
    return (isCurve ? [owner] : [])
      + [ShownKeys.keys.curves.name, ChartKeys.keys.panels.name].flatMap { list in
        (owner[list]?.array ?? []).flatMap { curves(of: $0) }
      }
  }

  /// The object that a path's last key stands in.
  public static func owner(of path: String, in spec: Node) -> Node? {
    path.split(separator: ".").dropLast().reduce(Optional(spec)) { node, word in
      Int(word).flatMap { place in node?.array.flatMap { $0.indices.contains(place) ? $0[place] : nil } }
        ?? node?[String(word)]
    }
  }

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
