import LRPlotting
public import LRResults
import LRSchedules
public import LRTraining

/// The rates of a chart's curves as its runs have them, where training tunes, searches for or drives them.
///
///     let rates = try TrainedRates(spec, runner: CellRunner())
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
  struct Curve {
    var spec: CurveSpec
    var source: Source
  }

  /// Rates of a plan as a panel shows them.
  private struct Found {
    var curve: Int
    var plan: Int
    var name: String
    var panel: PanelSpec
  }

  let curves: [Curve]

  /// Of a chart whose rates no training sets.
  init(planned spec: ChartSpec) {
    curves = Self.planned(spec)
  }

  private static func planned(_ spec: ChartSpec) -> [Curve] { spec.curves.map { Curve(spec: $0, source: .planned) } }

  /// Makes the runs that set rates, and no others: none where nothing is tuned, searched for or driven.
  ///
  /// - Throws: `Incomplete` where the runner is a shard and needs results of others.
  public init(_ spec: ChartSpec, runner: CellRunner) throws(Incomplete) {
    let found = Self.found(in: spec)
    guard !found.isEmpty else {
      curves = Self.planned(spec)
      return
    }
    // Without what panels want of the runs, so that rates are set and nothing else is made.
    let plans = found.map { one in
      let plan = spec.plans[one.plan]
      return RunPlan(schedule: plan.schedule, driven: plan.driven, steps: plan.steps, training: plan.training)
    }
    let results = try Results(plans, runner: runner)
    var told: [Curve] = []
    for (index, curve) in spec.curves.enumerated() {
      let own = found.indices.filter { found[$0].curve == index }
      if own.isEmpty || Self.isShownAsPlanned(index, in: spec) { told.append(Curve(spec: curve, source: .planned)) }
      for place in own {
        var one = Self.curve(curve, results, place)
        let isTaken = told.contains { $0.spec.name == found[place].name }
        let panel = found[place].panel.title?.plain ?? "panel \(found[place].panel.number)"
        one.spec.name = isTaken ? "\(found[place].name), \(panel)" : found[place].name
        told.append(one)
      }
    }
    curves = told
  }

  /// Every plan of the run's length that sets the rates of a curve, once.
  private static func found(in spec: ChartSpec) -> [Found] {
    var found: [Found] = []
    for panel in spec.panels {
      guard let shown = panel.results else { continue }
      for entry in shown.entries {
        let plan = spec.plans[entry.plan]
        guard plan.setsRates, plan.steps == spec.steps, spec.curves[entry.curve].schedule != nil,
          !found.contains(where: { $0.plan == entry.plan && $0.curve == entry.curve })
        else { continue }
        // The curve's own name, as the spec has it, or with the value of what is varied.
        let name = entry.varied == nil ? spec.curves[entry.curve].name : shown.name(of: entry)
        found.append(Found(curve: entry.curve, plan: entry.plan, name: name, panel: panel))
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

  private static func curve(_ curve: CurveSpec, _ results: Results, _ plan: Int) -> Curve {
    let rates = results.rates(of: plan)
    var read = curve.schedule
    read?.schedule = rates.asSchedule
    let source: Source
    if let scale = rates.schedule?.scale {
      read?.peak *= scale
      read?.facts.multiply(by: scale)
      source =
        results.tunedPeak(of: plan).map { .tuned($0) } ?? (results.plans[plan].driven == nil ? .planned : .driven)
    } else {
      read?.facts = ScheduleFacts(.listed, peak: nil, floor: nil, warmup: nil, milestones: [])
      source = .searched
    }
    var spec = curve
    if let read { spec.content = .schedule(read) }
    return Curve(spec: spec, source: source)
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
