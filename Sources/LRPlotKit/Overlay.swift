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
    let specs = charts.map(\.chart.spec)
    let unit = unit(of: specs)
    let lengths = Set(specs.compactMap(\.stepsPerEpoch))
    let perEpoch = lengths.count == 1 ? lengths.first : nil
    let steps = specs.compactMap { length(of: $0, counting: unit, perEpoch) }.max() ?? 1
    let stems = charts.map { stem($0.path) }
    let curves = named(
      charts.flatMap { chart, path in
        let stem = stem(path)
        return Self.curves(of: chart, path, called: stems.count { $0 == stem } > 1 ? path : stem, run: steps)
      })
    var spec = Node(.object([])).setting("steps", to: .number(Number(steps)))
    if unit == .epoch { spec = spec.setting("unit", to: .string(unit.rawValue)) }
    if let perEpoch { spec = spec.setting("steps_per_epoch", to: .number(Number(perEpoch))) }
    spec = spec.setting("curves", to: .array(curves))
    return Source(name: "<overlay>", bytes: CanonicalJSON.text(spec))
  }

  /// What all charts that have a plan count; logs are laid on it.
  private static func unit(of specs: [ChartSpec]) -> RunUnit {
    let planned = specs.filter { $0.curves.contains { $0.schedule != nil } }
    return !planned.isEmpty && planned.allSatisfy(\.countsEpochs) ? .epoch : .step
  }

  /// What to say where some charts count epochs and others updates; nil where they go together.
  public static func mixture(of charts: [(chart: Chart, path: String)]) -> String? {
    let specs = charts.map(\.chart.spec)
    let files = charts.filter { $0.chart.spec.countsEpochs }.map(\.path)
    guard !files.isEmpty, specs.contains(where: { !$0.countsEpochs && $0.curves.contains { $0.schedule != nil } })
    else { return nil }
    return DiagnosticText.list(files, "and") + (files.count == 1 ? " counts" : " count")
      + " epochs: each is laid over one step of the others"
  }

  /// The length of a chart on the clock of all; nil where nothing tells how long a log of steps is in epochs.
  private static func length(of spec: ChartSpec, counting unit: RunUnit, _ perEpoch: Double?) -> Int? {
    let logs = spec.curves.compactMap(\.log)
    guard unit == .epoch, logs.count == spec.curves.count, logs.contains(where: { $0.axis != .epoch }) else {
      return spec.steps
    }
    return perEpoch.map { max(1, Int((Double(spec.steps) / $0).rounded(.up))) }
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
