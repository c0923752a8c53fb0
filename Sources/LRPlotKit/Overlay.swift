public import LRInput
import LRSpec

/// One chart of the curves of several.
public enum Overlay {
  /// A spec that has the curves of all charts in one panel, over the longest of their runs.
  ///
  ///     Chart.read(.text(Overlay.spec(of: [(chart, "a.json"), (other, "b.json")])))
  ///
  /// - Parameter charts: each with the path of its file; logs are named by their paths from the working folder.
  public static func spec(of charts: [(chart: Chart, path: String)]) -> Source {
    let steps = charts.map(\.chart.spec.steps).max() ?? 1
    let stems = charts.map { stem($0.path) }
    let curves = named(
      charts.flatMap { chart, path in
        let stem = stem(path)
        return Self.curves(of: chart, path, called: stems.count { $0 == stem } > 1 ? path : stem, run: steps)
      })
    let spec = Node(.object([])).setting("steps", to: .number(Number(steps))).setting("curves", to: .array(curves))
    return Source(name: "<overlay>", bytes: CanonicalJSON.text(spec))
  }

  private struct Curve {
    var node: Node
    var name: String
    var file: String
  }

  /// `plan` of `runs/plan.json`
  private static func stem(_ path: String) -> String {
    path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
  }

  private static func curves(of chart: Chart, _ path: String, called file: String, run: Int) -> [Curve] {
    guard let spec = JSONReader.parse(DiagnosticSink(chart.carried)) else { return [] }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return SpecPlaces.curves(of: spec).flatMap { owner -> [Curve] in
      var empty = Node(.object([]))
      for key in ["label", "color"] { if let node = owner[key] { empty = empty.setting(key, to: node.value) } }
      var found: [Curve] = []
      if let schedule = owner["schedule"] {
        let own = owner["steps"]?.integer.flatMap { owner["curves"] == nil ? $0 : nil } ?? chart.spec.steps
        var node = empty.setting("schedule", to: schedule.value)
        if own != run { node = node.setting("steps", to: .number(Number(own))) }
        let name = owner["label"]?.string ?? schedule["type"]?.string ?? schedule["name"]?.string ?? file
        found.append(Curve(node: node, name: name, file: file))
      }
      if let data = owner["data"]?.string {
        let path = data.hasPrefix("/") ? data : folder + data
        var node = owner.setting("data", to: .string(path))
        node = node.moved(to: -1)
        found.append(Curve(node: node, name: owner["label"]?.string ?? owner["y"]?.string ?? file, file: file))
      }
      if let log = owner["log"]?.string {
        let isOwn = !found.isEmpty || log.hasPrefix("/")
        let node = (found.isEmpty ? empty : Node(.object([]))).setting(
          "log", to: .string(log.hasPrefix("/") ? log : folder + log))
        found.append(Curve(node: node, name: isOwn ? file + " (log)" : owner["label"]?.string ?? file, file: file))
      }
      return found
    }
  }

  /// Names that are the same are replaced by those of the files, and numbered where those are the same too.
  private static func named(_ curves: [Curve]) -> [Node] {
    var taken: [String: Int] = [:]
    return curves.map { curve in
      let isTwin = curves.count { $0.name == curve.name } > 1
      let isAlone =
        curves.count { $0.file == curve.file && $0.name == curve.name } == 1
        && curves.count { $0.file == curve.file } == 1
      let name = !isTwin ? curve.name : isAlone ? curve.file : "\(curve.file): \(curve.name)"
      taken[name, default: 0] += 1
      let count = taken[name] ?? 1
      return curve.node.setting("label", to: .string(count > 1 ? "\(name) \(count)" : name))
    }
  }
}
