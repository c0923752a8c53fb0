import LRPlotting
import LRResults

/// Says in words what the panels of a training chart show, for those who do not see them: what was run, and of every
/// panel its title, what kind of chart it is over which axes, what each curve does, and how they lie to each other.
enum ResultSentences {
  /// Curves that are told one by one; more would not be listened to.
  static let most = 24

  static func sentences(_ spec: ChartSpec, _ results: Results) -> [String] {
    setting(spec) + spec.panels.flatMap { panel(spec, $0, results) }
  }

  private static func setting(_ spec: ChartSpec) -> [String] {
    var said: [String] = []
    for training in spec.plans.compactMap(\.training) {
      let runs = training.runs > 1 ? ", \(NumberText.count(training.runs)) runs a curve" : ""
      let problem = training.problemType.split(separator: "_").joined(separator: " ")
      let text = "Trained: \(problem) with \(training.optimizerType)\(runs)."
      if !said.contains(text) { said.append(text) }
    }
    return Array(said.prefix(3))
  }

  private static func panel(_ spec: ChartSpec, _ panel: PanelSpec, _ results: Results) -> [String] {
    let head = spec.panels.count > 1 || panel.title != nil ? panel.title.map { $0.plain + ": " } ?? "" : ""
    guard let shown = panel.results else {
      return [head + PanelWords.sentence(spec, panel)]
    }
    let tables = shown.entries.map { shown.table($0, results) }
    let names = shown.entries.map { PanelWords.name($0, shown) }
    let curves = Array(zip(names, tables))
    let facts = PanelFacts(panel: panel, shown: shown, curves: curves, results: results, steps: spec.steps)
    let told: [String] =
      switch panel.content {
      case .curves: []
      case .steps: StepWords.sentences(facts)
      case .rates, .cells: RateWords.sentences(facts)
      case .outcomes: OutcomeWords.bars(facts)
      case .varied: OutcomeWords.lines(facts)
      case .plane: PlaneWords.sentences(facts)
      }
    return [head + PanelWords.kind(facts)] + told
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

  /// The curves that are told one by one.
  var told: ArraySlice<(name: String, table: ResultTable)> { curves.prefix(ResultSentences.most) }

  /// `; and 3 more`, where not all are told.
  var rest: [String] {
    let more = curves.count - told.count
    return more > 0 ? ["\(NumberText.count(more)) more curves are not told."] : []
  }
}
