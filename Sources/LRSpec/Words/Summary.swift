import LRPlotting
import LRResults
import LRSchedules

/// Says in words what a figure shows, for those who do not see it.
enum Summary {
  /// One line: the title, or what is drawn over how many steps.
  static func name(_ spec: ChartSpec) -> String {
    if let title = spec.title?.plain, !title.isEmpty { return title }
    let labels = spec.curves.map(\.label.plain)
    let names = OrderWords.list(Array(labels.prefix(4))) + (labels.count > 4 ? " and \(labels.count - 4) more" : "")
    if spec.curves.allSatisfy({ $0.log != nil }) { return "The log of a run: \(names)" }
    if spec.curves.allSatisfy({ $0.data != nil }) {
      let data = spec.curves.compactMap(\.data)
      return "\(DataFigure.y(data)) against \(DataFigure.x(data)): \(names)"
    }
    if spec.panels.contains(where: { $0.results?.quantity.needs.contains(.training) == true }) {
      return
        "Training under \(NumberText.count(spec.curves.count)) schedule\(spec.curves.count == 1 ? "" : "s"): \(names)"
    }
    return "Learning rate over \(spec.runUnit.text(spec.steps)): \(names)"
  }

  /// What kind of chart, then a sentence a curve (shape, peak and where, final value), then the order of the ends.
  static func text(_ spec: ChartSpec, facts: [CurveFacts], results: Results) -> String {
    if let description = spec.description { return description }
    var sentences: [String] = []
    if let subtitle = spec.subtitle?.plain, !subtitle.isEmpty { sentences.append(ended(subtitle)) }
    if spec.panels.contains(where: { $0.results != nil }) {
      return
        (sentences + ResultSentences.sentences(spec, facts, results) + DataSentences.notDrawn(spec)
        + AnnotationWords.sentences(spec)).joined(separator: " ")
    }
    sentences.append(kind(spec))
    if let panels = panels(spec) { sentences.append(panels) }
    let isPlanned = spec.curves.allSatisfy { $0.schedule != nil }
    let named = zip(spec.curves, facts).map { (name: $0.label.plain, facts: $1) }
    if isPlanned, spec.curves.count > CrowdWords.mostAlone {
      return (sentences + CrowdWords.sentences(named) + AnnotationWords.sentences(spec)).joined(separator: " ")
    }
    for (curve, facts) in zip(spec.curves, facts) {
      sentences.append(sentence(curve, facts, spec, tellsPhases: spec.curves.count <= CrowdWords.mostAlone))
    }
    sentences += LogSentences.plans(spec)
    if isPlanned {
      sentences += OrderWords.sentence(named.map { ($0.name, $0.facts.last.value) }, "At the end,", tells: true)
    }
    var crossings: [String] = []
    for panel in spec.panels {
      crossings += CrossingWords.planned(panel, of: spec).filter { !crossings.contains($0) }
    }
    return (sentences + crossings + DataSentences.notDrawn(spec) + AnnotationWords.sentences(spec)).joined(
      separator: " ")
  }

  private static func kind(_ spec: ChartSpec) -> String {
    let count = spec.curves.count
    let data = spec.curves.compactMap(\.data)
    if data.count == count {
      let axes = Set(
        spec.panels.map { AxisWords.log(values: $0.y.scale, other: $0.x.scale, across: DataFigure.x(data)) })
      return DataSentences.kind(spec, axes: axes.count == 1 ? axes.first ?? "" : "")
    }
    if !data.isEmpty {
      return "Line chart of schedules, logs and tables over \(spec.runUnit.text(spec.steps))"
        + (spec.panels.count > 1 ? " in \(spec.panels.count) panels" : "") + "."
    }
    if spec.curves.contains(where: { $0.log != nil }) {
      let words = spec.panels.map(\.quantity.words).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let shown = words.count == 1 ? "the \(words[0])" : words.joined(separator: " and ")
      let panels = spec.panels.count > 1 ? " in \(spec.panels.count) panels" : ""
      return "Line chart of \(shown)\(panels), as logged."
    }
    let what = count == 1 ? "Line chart of the learning rate" : "Line chart of the learning rate of \(count) schedules"
    let panels = spec.panels.count > 1 ? " in \(spec.panels.count) panels" : ""
    let log = Set(spec.panels.map { axes($0, spec) })
    // Where many are told together, their names stand here alone.
    let names =
      count > CrowdWords.mostAlone
      ? (isOneEach(spec) ? ", one a panel: " : ": ") + OrderWords.list(spec.curves.map(\.label.plain)) : ""
    return "\(what)\(panels) over \(spec.runUnit.text(spec.steps))\(log.count == 1 ? log.first ?? "" : "")\(names)."
  }

  /// Whether every panel has one curve of its own, in the order of the curves.
  private static func isOneEach(_ spec: ChartSpec) -> Bool {
    spec.panels.map(\.curves) == spec.curves.indices.map { [$0] }
  }

  private static func axes(_ panel: PanelSpec, _ spec: ChartSpec) -> String {
    AxisWords.log(values: panel.y.scale, other: panel.x.scale, across: spec.runUnit.plural)
  }

  /// `The panels: “All”; “The end” of cosine and linear, logarithmic axis.`; nil where there is nothing to tell apart.
  private static func panels(_ spec: ChartSpec) -> String? {
    guard spec.panels.count > 1, spec.panels.count <= CrowdWords.mostAlone || !isOneEach(spec) else { return nil }
    let axes = spec.panels.map { Self.axes($0, spec) }
    let isMixed = Set(axes).count > 1
    let told = zip(spec.panels, axes).enumerated().map { index, one -> String in
      let (panel, axis) = one
      let name = panel.title.map { "“\($0.plain)”" } ?? NumberText.count(index + 1)
      let own =
        Set(panel.curves).count < spec.curves.count
        ? " of " + panel.curves.map { spec.curves[$0].label.plain }.joined(separator: ", ") : ""
      return name + own + (isMixed ? axis : "")
    }
    guard told != spec.panels.indices.map({ NumberText.count($0 + 1) }) else { return nil }
    return "The panels: \(told.joined(separator: "; "))."
  }

  /// What one curve of a chart does: its rates, or what a log has.
  static func sentence(_ curve: CurveSpec, _ facts: CurveFacts, _ spec: ChartSpec, tellsPhases: Bool) -> String {
    let name = curve.label.plain
    if let data = curve.data { return DataSentences.summary(data, name: name) }
    guard let schedule = curve.schedule else {
      return curve.log.map { LogSentences.summary($0, name: name, stepName: spec.stepName ?? "step") } ?? name + "."
    }
    let path = tellsPhases ? RateCourse.path(schedule.schedule, steps: spec.steps, spec.runUnit) : ""
    let looks = RateCourse.looks(every: schedule.facts.formulaGap).map { "; \($0)" } ?? ""
    return "\(name): \(RateCourse.words(facts, spec.runUnit))\(path)\(looks)."
  }

  private static func ended(_ sentence: String) -> String {
    guard let last = sentence.last, !".!?".contains(last) else { return sentence }
    return sentence + "."
  }
}
