import LRInput
import LRSpec

/// Puts the schedules of files into the curves that name them: `{ "file": "plan.json" }`.
struct CurveFiles {
  let named: NamedFiles
  let sink: DiagnosticSink

  /// The spec without `file`, so that what is carried in a figure is whole; mistakes are told at the names of the files.
  func filled(_ spec: Node) -> Node {
    var spec = spec
    for place in SpecPlaces.files(of: spec) {
      guard let path = NodePath(place), let curve = SpecPlaces.owner(of: place + ".file", in: spec),
        let file = curve["file"]
      else { continue }
      let filled = filled(curve, from: file)
      spec = (try? spec.setting(path, to: filled.value, offset: filled.offset)) ?? spec
    }
    return spec
  }

  private func filled(_ curve: Node, from file: Node) -> Node {
    let rest = curve.without("file")
    guard let name = file.string else {
      sink.error(at: file.offset, "`file` must be a string, not \(file.kind)", hint: "write the path of a spec")
      return curve
    }
    if let other = ["schedule", "log"].first(where: { curve[$0] != nil }) {
      sink.error(at: file.offset, "give `file` or `\(other)`, not both")
      return curve
    }
    switch named.input(name) {
    case .failure(let mistake):
      sink.error(at: file.offset, mistake.message, hint: mistake.hint)
      return curve
    case .success(.log): return rest.setting("log", to: .string(name), offset: file.offset)
    case .success(.text(let source)): return filled(rest, from: source, named: name, at: file) ?? curve
    }
  }

  /// The curve with what the file says; nil once it has been told why not.
  private func filled(_ curve: Node, from source: Source, named name: String, at file: Node) -> Node? {
    let (name, offset) = (DiagnosticText.quoted(name, limit: 80), file.offset)
    let reading = Chart.read(.text(source), within: named.bound)
    guard let chart = reading.chart, let spec = JSONReader.parse(DiagnosticSink(chart.carried)) else {
      let lines = DiagnosticText.render(reading.sink, as: .short, warnings: false)
      sink.error(
        at: offset, "\(name) is no spec that can be drawn",
        hint: lines.split(separator: "\n").first.map(String.init))
      return nil
    }
    let places = SpecPlaces.schedules(of: spec)
    guard places.count == 1, let owner = SpecPlaces.owner(of: places[0], in: spec), let schedule = owner["schedule"]
    else {
      sink.error(
        at: offset, "\(name) has \(places.count) schedules, and a curve takes one",
        hint: "`lrplot A B --overlay` draws the curves of several specs")
      return nil
    }
    var filled = curve.setting("schedule", to: schedule.moved(to: offset).value, offset: offset)
    if filled["label"] == nil, let label = owner["label"] {
      filled = filled.setting("label", to: label.value, offset: offset)
    }
    if filled["steps"] == nil {
      filled = filled.setting("steps", to: .number(Number(chart.spec.steps)), offset: offset)
    }
    return filled
  }
}
