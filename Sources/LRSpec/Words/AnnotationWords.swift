import LRPlotting

/// Says where lines, spans and notes stand.
enum AnnotationWords {
  /// `Marked: resumed at step 500; floor at 0.01.`, of every panel that has some; the same ones once.
  static func sentences(_ spec: ChartSpec) -> [String] {
    let told = spec.panels.map { panel in panel.annotations.map { one in words(one, across(panel, spec)) } }
    guard let first = told.first(where: { !$0.isEmpty }) else { return [] }
    if told.allSatisfy({ $0 == first }) { return ["Marked: \(first.joined(separator: "; "))."] }
    return zip(spec.panels, told).enumerated().compactMap { index, one in
      guard !one.1.isEmpty else { return nil }
      let name = one.0.title.map { "“\($0.plain)”" } ?? "panel \(index + 1)"
      return "Marked in \(name): \(one.1.joined(separator: "; "))."
    }
  }

  private static func words(_ one: AnnotationSpec, _ x: String) -> String {
    let name = one.label.plain
    func number(_ value: Double) -> String { LogSentences.number(value) }
    switch one.kind {
    case .upright(let place): return (name.isEmpty ? "a line" : name) + " at \(x)\(number(place))"
    case .level(let value): return (name.isEmpty ? "a level" : name) + " at \(number(value))"
    case .span(let from, let to):
      return (name.isEmpty ? "a span" : name) + " from \(x)\(number(from)) to \(number(to))"
    case .note(let place, let value): return "\(name) at \(x)\(number(place)), \(number(value))"
    }
  }

  /// What x is, with a blank behind it: `step `.
  private static func across(_ panel: PanelSpec, _ spec: ChartSpec) -> String {
    let data = panel.curves.compactMap { spec.curves[$0].data }
    if !data.isEmpty, data.count == panel.curves.count { return DataFigure.x(data) + " " }
    switch panel.content {
    case .curves, .steps: return spec.runUnit.name + " "
    case .rates, .cells: return "peak rate "
    case .varied(let shown): return shown.variedName.map { $0.plain + " " } ?? ""
    case .outcomes, .plane: return ""
    }
  }
}
