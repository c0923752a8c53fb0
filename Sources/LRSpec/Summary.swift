import LRPlotting
import LRResults
import LRSchedules

/// Says in words what a figure shows, for those who do not see it.
enum Summary {
  /// One line: the title, or what is drawn over how many steps.
  static func name(_ spec: ChartSpec) -> String {
    if let title = spec.title?.plain, !title.isEmpty { return title }
    let labels = spec.curves.map(\.label.plain)
    let names = labels.prefix(4).joined(separator: ", ") + (labels.count > 4 ? " and \(labels.count - 4) more" : "")
    if spec.curves.allSatisfy({ $0.log != nil }) { return "The log of a run: \(names)" }
    if spec.panels.contains(where: { $0.results?.quantity.needs.contains(.training) == true }) {
      return
        "Training under \(NumberText.count(spec.curves.count)) schedule\(spec.curves.count == 1 ? "" : "s"): \(names)"
    }
    return "Learning rate over \(NumberText.count(spec.steps)) \(spec.runUnit.plural): \(names)"
  }

  /// What kind of chart, then a sentence a curve (shape, peak and where, final value), then the order of the ends.
  static func text(_ spec: ChartSpec, facts: [CurveFacts], results: Results) -> String {
    if let description = spec.description { return description }
    var sentences: [String] = []
    if let subtitle = spec.subtitle?.plain, !subtitle.isEmpty { sentences.append(ended(subtitle)) }
    if spec.panels.contains(where: { $0.results != nil }) {
      return (sentences + ResultSentences.sentences(spec, results)).joined(separator: " ")
    }
    sentences.append(kind(spec))
    for (curve, facts) in zip(spec.curves, facts) {
      sentences.append(
        curve.log.map { LogSentences.summary($0, name: curve.label.plain, stepName: spec.stepName ?? "step") }
          ?? sentence(curve, facts, spec))
    }
    sentences += LogSentences.plans(spec)
    if let order = order(spec, facts) { sentences.append(order) }
    return sentences.joined(separator: " ")
  }

  private static func kind(_ spec: ChartSpec) -> String {
    let count = spec.curves.count
    let quantities = Set(spec.panels.map(\.quantity))
    if spec.curves.contains(where: { $0.log != nil }) {
      let shown =
        quantities == [.rate] ? "the learning rate" : quantities == [.loss] ? "the loss" : "learning rate and loss"
      let panels = spec.panels.count > 1 ? " in \(spec.panels.count) panels" : ""
      return "Line chart of \(shown)\(panels), as logged."
    }
    let what = count == 1 ? "Line chart of the learning rate" : "Line chart of the learning rate of \(count) schedules"
    let panels = spec.panels.count > 1 ? " in \(spec.panels.count) panels" : ""
    let log = spec.panels.allSatisfy { $0.y.scale == .log } ? ", logarithmic axis" : ""
    return "\(what)\(panels) over \(NumberText.count(spec.steps)) \(spec.runUnit.plural)\(log)."
  }

  private static func sentence(_ curve: CurveSpec, _ facts: CurveFacts, _ spec: ChartSpec) -> String {
    let name = curve.label.plain
    let peak = NumberText.short(facts.peak.rate).plain
    if facts.peak.rate == facts.last, facts.first == facts.last, facts.end == nil {
      return "\(name): starts and ends at \(peak)\(path(curve, spec))."
    }
    let unit = spec.runUnit.name
    let place = facts.peak.step.map { " at \(unit) \(NumberText.count($0))" } ?? ""
    let end =
      facts.end.map { ", reaches \(NumberText.short($0.rate).plain) at \(unit) \(NumberText.count($0.step))" } ?? ""
    return "\(name): starts at \(NumberText.short(facts.first).plain), peak \(peak)\(place), "
      + "final \(NumberText.short(facts.last).plain)\(end)\(path(curve, spec))."
  }

  /// The phases with their bounds, at most six.
  private static func path(_ curve: CurveSpec, _ spec: ChartSpec) -> String {
    let phases = curve.schedule.map { RunCurve($0.schedule, steps: spec.steps).phases } ?? []
    guard phases.count > 1 else { return "" }
    let parts = phases.prefix(6).map { phase in
      "\(phase.name) to \(spec.runUnit.name) \(NumberText.count(Int(phase.end.rounded())))"
    }
    return "; " + parts.joined(separator: ", ") + (phases.count > 6 ? ", and \(phases.count - 6) phases more" : "")
  }

  private static func order(_ spec: ChartSpec, _ facts: [CurveFacts]) -> String? {
    guard spec.curves.count > 1, spec.curves.count <= 12, spec.curves.allSatisfy({ $0.log == nil }) else { return nil }
    let sorted = zip(spec.curves, facts).enumerated().sorted { a, b in
      a.element.1.last == b.element.1.last ? a.offset < b.offset : a.element.1.last > b.element.1.last
    }
    let names = sorted.map { "\($0.element.0.label.plain) \(NumberText.short($0.element.1.last).plain)" }
    return "At the end, from high to low: \(names.joined(separator: ", "))."
  }

  private static func ended(_ sentence: String) -> String {
    guard let last = sentence.last, !".!?".contains(last) else { return sentence }
    return sentence + "."
  }
}
