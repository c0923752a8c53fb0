import LRPlotting
import LRResults
import LRSchedules

/// Says in words what the panels of a training chart show, for those who do not see them: what was run, and of every
/// panel its title, what kind of chart it is over which axes, what each curve does, and how they lie to each other.
enum ResultSentences {
  /// Curves that are told one by one; more would not be listened to.
  static let most = 24
  /// The same where there is much to tell: the first of them, for the rest their number.
  private static let mostInBrief = 8
  /// Characters that a listener follows; what is longer is told in brief.
  private static let longest = 1000

  static func sentences(_ spec: ChartSpec, _ curves: [CurveFacts], _ results: Results) -> [String] {
    let whole = setting(spec) + panels(spec, curves, results, isBrief: false)
    guard whole.reduce(0, { $0 + $1.count + 1 }) > longest else { return whole }
    return setting(spec) + panels(spec, curves, results, isBrief: true)
      + ["`lrplot values` has the numbers of every curve."]
  }

  /// The panels one after the other; what kind of chart one is is said where it is another than the one before.
  private static func panels(
    _ spec: ChartSpec, _ curves: [CurveFacts], _ results: Results, isBrief: Bool
  ) -> [String] {
    var kind = ""
    return spec.panels.flatMap { panel -> [String] in
      let said = self.panel(spec, curves, panel, results, isBrief: isBrief)
      defer { kind = said.kind }
      let head = panel.title.map { $0.plain + ": " } ?? ""
      guard said.kind == kind, !head.isEmpty, let first = said.told.first else { return [head + said.kind] + said.told }
      return [head + first] + said.told.dropFirst()
    }
  }

  private static func setting(_ spec: ChartSpec) -> [String] {
    var said: [(text: String, panels: [String])] = []
    for (plan, made) in spec.plans.enumerated() {
      guard let training = made.training else { continue }
      let runs = training.runs > 1 ? ", \(NumberText.count(training.runs)) runs a curve" : ""
      let problem = training.problemType.split(separator: "_").joined(separator: " ")
      let text = "\(problem) with \(training.optimizerType)\(runs)"
      let place = said.firstIndex { $0.text == text } ?? said.endIndex
      if place == said.endIndex { said.append((text, [])) }
      for panel in spec.panels where panel.results?.entries.contains(where: { $0.plan == plan }) == true {
        let name = panel.title.map { "“\($0.plain)”" } ?? "panel \(panel.number)"
        if !said[place].panels.contains(name) { said[place].panels.append(name) }
      }
    }
    // What is trained in one way needs no place.
    return said.prefix(3).map { one in
      "Trained\(said.count > 1 && spec.panels.count > 1 && !one.panels.isEmpty ? " in \(OrderWords.list(one.panels))" : ""): "
        + "\(one.text)."
    }
  }

  private static func panel(
    _ spec: ChartSpec, _ curves: [CurveFacts], _ panel: PanelSpec, _ results: Results, isBrief: Bool
  ) -> (kind: String, told: [String]) {
    guard let shown = panel.results else {
      let told = panel.curves.prefix(isBrief ? mostInBrief : most).map { place in
        Summary.sentence(spec.curves[place], curves[place], spec, tellsPhases: !isBrief)
      }
      return (PanelWords.sentence(spec, panel), told + (isBrief ? [] : CrossingWords.planned(panel, of: spec)))
    }
    let tables = shown.entries.map { shown.table($0, results) }
    let facts = PanelFacts(
      panel: panel, shown: shown, curves: Array(zip(shown.entries.map(shown.name(of:)), tables)), results: results,
      steps: spec.steps, unit: spec.runUnit, isBrief: isBrief, most: isBrief ? mostInBrief : most)
    let told: [String] =
      switch panel.content {
      case .curves: []
      case .steps: StepWords.sentences(facts)
      case .rates, .cells: RateWords.sentences(facts)
      case .outcomes: OutcomeWords.bars(facts)
      case .varied: OutcomeWords.lines(facts)
      case .plane: PlaneWords.sentences(facts)
      }
    let beside = panel.data.compactMap { place in
      spec.curves[place].data.map { DataSentences.summary($0, name: spec.curves[place].label.plain) }
    }
    return (PanelWords.kind(facts), told + beside)
  }
}

/// A panel with the numbers of its curves, as words are made from it.
struct PanelFacts {
  let panel: PanelSpec
  let shown: ResultsPanel
  let curves: [(name: String, table: ResultTable)]
  let results: Results
  /// Updates in the run of the chart.
  let steps: Int
  /// What a step is.
  let unit: RunUnit
  /// Whether there is so much that only ends and extremes are told.
  let isBrief: Bool
  /// Curves that are told one by one at most.
  let most: Int

  /// The curves that are told one by one.
  var told: ArraySlice<(name: String, table: ResultTable)> { curves.prefix(most) }

  /// Whether the numbers are means along the run, of the runs that are left.
  var isAlongRun: Bool { if case .steps = panel.content { true } else { false } }

  /// `; and 3 more`, where not all are told.
  var rest: [String] {
    let more = curves.count - told.count
    return more > 0 ? ["\(NumberText.count(more)) more curves are not told."] : []
  }
}
