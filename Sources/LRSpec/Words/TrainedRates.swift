import LRPlotting
import LRResults
import LRSchedules
public import LRTraining

/// The rates of a chart's curves as its runs have them, where training tunes, searches for or drives them.
///
///     let rates = try TrainedRates(spec, runner: TrainingRunner())
///     Explanation(spec, rates: rates)
public struct TrainedRates: Sendable {
  /// What sets the rates of a curve.
  enum Source: Equatable {
    /// They are those of the schedule.
    case planned
    case tuned(TunedPeak)
    /// The rate of every update was searched for.
    case searched
    /// The schedule acts on the losses of its own runs.
    case driven
  }

  /// A curve with its rates, under the name that tells it from others.
  struct ToldCurve {
    var spec: CurveSpec
    var source: Source
    /// Updates of its runs: those of the chart, or of a panel that has a length of its own.
    var steps: Int
    /// Whether a panel shows it so.
    var isShown = true
  }

  /// Rates of a plan as a panel shows them.
  private struct Found {
    var entry: ResultsPanel.Entry
    var plan: RunPlan
    var panel: PanelSpec
    /// The curve's own name, as the spec has it, or with the value of what is varied.
    var name: String
    /// Whether the panel has a length of its own.
    var isOwnLength: Bool

    var panelName: String { panel.title?.plain ?? "panel \(panel.number)" }
  }

  let curves: [ToldCurve]

  /// Of a chart whose rates no training sets, or as they are planned.
  init(planned spec: ChartSpec) {
    curves = Self.told(spec, nil)
  }

  /// Makes the runs that set rates, and no others: none where nothing is tuned, searched for or driven.
  ///
  /// - Throws: `Incomplete` where the runner is a shard and needs results of others.
  public init(_ spec: ChartSpec, runner: TrainingRunner) throws(Incomplete) {
    // Without what panels want of the runs, so that rates are set and nothing else is made.
    let plans = Self.found(in: spec).filter(\.plan.setsRates).map { one in
      RunPlan(
        schedule: one.plan.schedule, isDriven: one.plan.isDriven, steps: one.plan.steps, training: one.plan.training)
    }
    curves = Self.told(spec, plans.isEmpty ? nil : try Results(plans, runner: runner))
  }

  /// Every curve of the chart, and what panels show of it otherwise.
  ///
  /// - Parameter results: of the plans that set rates, in their order; nil tells all as they are planned.
  private static func told(_ spec: ChartSpec, _ results: Results?) -> [ToldCurve] {
    let found = found(in: spec)
    let trained = results == nil ? [] : found.indices.filter { found[$0].plan.setsRates }
    var told: [ToldCurve] = []
    for (index, curve) in spec.curves.enumerated() {
      let own = found.indices.filter { found[$0].entry.curve == index }
      let set = own.filter { !found[$0].isOwnLength && trained.contains($0) }
      if set.isEmpty || isShownAsPlanned(index, in: spec) {
        let isShown = own.isEmpty || isShownAtLength(index, in: spec)
        told.append(ToldCurve(spec: curve, source: .planned, steps: spec.steps, isShown: isShown))
      }
      for place in own where found[place].isOwnLength || set.contains(place) {
        let one = found[place]
        var curve = curve
        if let read = curve.schedule.map({ _ in one.entry.schedule }) { curve.content = .schedule(read) }
        let plan = trained.firstIndex(of: place)
        var next =
          plan.flatMap { plan in results.map { self.curve(curve, $0, plan) } }
          ?? ToldCurve(spec: curve, source: .planned, steps: one.plan.steps)
        let isTaken = one.isOwnLength || told.contains { $0.spec.name == one.name }
        next.spec.name = isTaken ? "\(one.name), \(one.panelName)" : one.name
        told.append(next)
      }
    }
    return told
  }

  /// Every plan that sets the rates of a curve or has a length of its own, once. Lengths that are varied are left out: each would
  /// be told like the others.
  private static func found(in spec: ChartSpec) -> [Found] {
    var found: [Found] = []
    for panel in spec.panels {
      guard let shown = panel.results else { continue }
      for entry in shown.entries {
        let plan = spec.plans[entry.plan]
        let isOwnLength = plan.steps != spec.steps
        guard spec.curves[entry.curve].schedule != nil, isOwnLength ? entry.varied == nil : plan.setsRates,
          !found.contains(where: { one in
            one.entry.curve == entry.curve
              && (one.entry.plan == entry.plan
                || !one.plan.setsRates && !plan.setsRates && one.plan.steps == plan.steps)
          })
        else { continue }
        let name = entry.varied == nil ? spec.curves[entry.curve].name : shown.name(of: entry)
        found.append(Found(entry: entry, plan: plan, panel: panel, name: name, isOwnLength: isOwnLength))
      }
    }
    return found
  }

  /// Whether a panel shows rates of the curve that no training sets.
  private static func isShownAsPlanned(_ curve: Int, in spec: ChartSpec) -> Bool {
    spec.panels.contains { panel in
      guard let shown = panel.results else { return panel.curves.contains(curve) }
      return shown.entries.contains { $0.curve == curve && !spec.plans[$0.plan].setsRates }
    }
  }

  /// Whether a panel shows the curve over the chart's own length.
  private static func isShownAtLength(_ curve: Int, in spec: ChartSpec) -> Bool {
    spec.panels.contains { panel in
      guard let shown = panel.results else { return panel.curves.contains(curve) }
      return shown.entries.contains { $0.curve == curve && spec.plans[$0.plan].steps == spec.steps }
    }
  }

  private static func curve(_ curve: CurveSpec, _ results: Results, _ plan: Int) -> ToldCurve {
    let rates = results.rates(of: plan)
    var read = curve.schedule
    read?.schedule = rates.asSchedule
    let source: Source
    if let scale = rates.schedule?.scale {
      read?.peak *= scale
      if let facts = read?.facts { read?.facts = facts.within(Double(results.plans[plan].steps)) }
      read?.facts.multiply(by: scale)
      source =
        results.tunedPeak(of: plan).map { .tuned($0) } ?? (results.plans[plan].isDriven ? .driven : .planned)
    } else {
      read?.facts = ScheduleFacts(.listed, peak: nil, floor: nil, warmup: nil, milestones: [])
      source = .searched
    }
    var spec = curve
    if let read { spec.content = .schedule(read) }
    return ToldCurve(spec: spec, source: source, steps: results.plans[plan].steps)
  }
}

extension TrainedRates.Source {
  /// A sentence for those who read the numbers; nil where the schedule says them.
  var sentence: String? {
    switch self {
    case .planned: nil
    case .tuned(let peak):
      "Its peak rate is tuned on the runs"
        + (peak.note.words.isEmpty ? "." : " (\(peak.note.words.joined(separator: ", "))).")
    case .searched: "The rate of every update is searched for on the runs."
    case .driven: "Its rates follow the losses of its own runs."
    }
  }

  /// The word that JSON has for it.
  var name: String {
    switch self {
    case .planned: "planned"
    case .tuned: "tuned"
    case .searched: "searched"
    case .driven: "driven"
    }
  }
}

extension ScheduleFacts {
  /// Every rate that it names, multiplied.
  fileprivate mutating func multiply(by factor: Double) {
    peak = peak.map { $0 * factor }
    floor = floor.map { $0 * factor }
    if var ramp = warmup {
      ramp.from = ramp.from.map { $0 * factor }
      ramp.to = ramp.to.map { $0 * factor }
      warmup = ramp
    }
    multiplied = multiplied.map { $0 * factor }
  }
}

extension ChartSpec {
  /// Whether training sets the rates of a curve, so that they are known only once it has run.
  public var setsRates: Bool { plans.contains(where: \.setsRates) }
}
