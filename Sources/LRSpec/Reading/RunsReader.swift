import LRDialects
import LRInput
import LRPlotting
import LRResults
import LRSchedules

/// Reads what panels show of runs, and gathers what has to be run for them.
struct RunsReader {
  /// Everything that is to be run, each once.
  private(set) var plans: [RunPlan] = []
  /// The schedule of each plan as it was read.
  private var schedules: [ReadSchedule] = []
  private var places: [String: Int] = [:]
  /// Trainings that were read: plans share them, and with them the data that problems make.
  private var trainings: [String: Training] = [:]
  private let sink: DiagnosticSink
  /// Of the chart, in updates.
  private let run: Int
  private let chartTrain: Node?
  /// Whether runs record every step, however long they are.
  private let wantsEveryStep: Bool

  /// What came of reading a panel.
  enum Reading {
    /// It shows schedules or logs as they are.
    case plain
    case results(PanelSpec.Content)
    /// Something is wrong, which has been said.
    case wrong
  }

  init(chart: ObjectReader, run: Int, wantsEveryStep: Bool) {
    self.wantsEveryStep = wantsEveryStep
    sink = chart.sink
    self.run = run
    chartTrain = Self.training(chart)
  }

  /// Whether the chart trains anything.
  var hasTrain: Bool { chartTrain != nil }

  /// What a panel shows of which plans.
  ///
  /// - Parameters:
  ///   - panel: the panel, or the chart where it is its own only panel.
  ///   - places: the curves of the panel, by their places in the chart.
  ///   - showOffset: where a quantity that cannot be shown is told.
  mutating func read(
    _ panel: ObjectReader, _ quantity: Quantity, _ places: [Int], of curves: CurveReader, isChart: Bool, showOffset: Int
  ) -> Reading {
    let shown = places.map { (place: $0, curve: curves.found[$0], source: curves.sources[$0]) }
    let steps = (isChart ? nil : panel.read(PanelKeys.keys.steps)) ?? run
    let train = TrainMerge.laid(isChart ? nil : Self.training(panel), over: chartTrain)
    let isPlain = quantity.isRate && train == nil && steps == run
    // A log shows what it has, beside plans that have no losses.
    let hasLog = shown.contains { $0.curve.log?.quantity == quantity }
    let isLog = shown.allSatisfy { $0.curve.schedule == nil } || hasLog && train == nil
    guard !isPlain, !isLog else { return .plain }
    let vary = panel.read(ShownKeys.keys.vary).flatMap { VarySpec($0, sink: sink) }
    guard let isHeatMap = panel.read(ShownKeys.keys.heat), let formulas = panel.read(ShownKeys.keys.formulas) else {
      return .wrong
    }
    var results = ResultsPanel(quantity: quantity, entries: [], variedName: vary?.name, formulas: formulas)
    for (place, curve, source) in shown {
      guard let schedule = curve.schedule, let node = source.schedule else { continue }
      for value in vary?.values.map(Optional.some) ?? [nil] {
        let setting = RunSetting(
          schedule: node, read: schedule, train: TrainMerge.laid(source.train, over: train), steps: steps,
          isOwnLength: steps != run)
        guard let plan = plan(setting.with(value, at: vary?.path), quantity, formulas, at: showOffset) else {
          return .wrong
        }
        results.entries.append(
          ResultsPanel.Entry(
            plan: plan, curve: place, label: curve.label, slot: curve.slot, varied: value?.double,
            schedule: schedules[plan]))
      }
    }
    return .results(content(results, isHeatMap: isHeatMap))
  }

  private func content(_ panel: ResultsPanel, isHeatMap: Bool) -> PanelSpec.Content {
    switch panel.quantity.form {
    case .rates where isHeatMap: .cells(panel)
    case .rates: .rates(panel)
    case .steps: .steps(panel)
    case .plane: .plane(panel)
    case .outcome: panel.variedName == nil ? .outcomes(panel) : .varied(panel)
    }
  }

  /// The `train` of a chart or a panel; a `tune` that stands beside it is moved into it.
  private static func training(_ owner: ObjectReader) -> Node? {
    let train = owner.node(of: CurveKeys.keys.train)
    guard let tune = owner.node(of: ShownKeys.keys.tune) else { return train }
    let base = train ?? Node(.object([]), offset: tune.offset)
    return base.setting(TrainKeys.keys.tune.name, to: tune.value, offset: tune.offset)
  }

  private mutating func plan(
    _ setting: RunSetting, _ quantity: Quantity, _ formulas: [ResultsPanel.Formula], at showOffset: Int
  ) -> Int? {
    if setting.train == nil, let refusal = quantity.refusal(under: nil) {
      sink.error(at: showOffset, refusal.message, hint: refusal.hint)
      return nil
    }
    let place: Int
    if let known = places[setting.name] {
      place = known
    } else {
      guard let made = make(setting) else { return nil }
      plans.append(made.plan)
      schedules.append(made.schedule)
      place = plans.count - 1
      places[setting.name] = place
    }
    let wanted = [quantity] + (formulas.contains(.theoremBound) ? [.theoremBound] : [])
    for quantity in wanted {
      let training = plans[place].training
      if let refusal = quantity.refusal(under: training) {
        let offset = refusal.isOfOptimizer ? training?.optimizerOffset ?? showOffset : showOffset
        report(Diagnostic(.error, at: offset, refusal.message, hint: refusal.hint))
        return nil
      }
      plans[place].want(quantity)
      if quantity.form == .plane, plans[place].steps > Quantity.longestPath {
        report(
          Diagnostic(
            .warning, at: showOffset,
            "the way through the plane is followed for its first \(NumberText.count(Quantity.longestPath)) steps of "
              + NumberText.count(plans[place].steps), hint: nil))
      }
    }
    return place
  }

  /// Reads a setting; its mistakes are said once, however many plans share them.
  private mutating func make(_ setting: RunSetting) -> (plan: RunPlan, schedule: ReadSchedule)? {
    let inner = DiagnosticSink(sink.source)
    var schedule: ReadSchedule? = setting.read
    if setting.isOwnLength || setting.isEdited {
      schedule = ScheduleReader.read(
        MetricsOfRuns.unmoved(setting.schedule), clock: RunClock(run: setting.steps), sink: inner)
    }
    var training: Training?
    if let node = setting.train {
      let name = String(decoding: CanonicalJSON.text(node), as: UTF8.self)
      training = trainings[name] ?? TrainReader(sink: inner).read(node)
      trainings[name] = training
    }
    inner.diagnostics.forEach(report)
    guard let schedule, setting.train == nil || training != nil else { return nil }
    let plan = RunPlan(
      schedule: schedule.schedule, isDriven: MetricsOfRuns.areMeant(by: setting.schedule),
      steps: setting.steps, training: training, isWhole: wantsEveryStep)
    if training?.tune != nil || training?.sweep != nil, plan.hasNoPeak {
      report(
        Diagnostic(
          .error, at: (setting.schedule["lr"] ?? setting.schedule).offset,
          "a schedule whose rates are all 0 has no peak to be tuned or swept", hint: "give it any `lr` above 0"))
      return nil
    }
    if plan.isDriven, let refusal = Self.refusal(ofDriven: training) {
      report(Diagnostic(.error, at: MetricsOfRuns.offset(in: setting.schedule), refusal.0, hint: refusal.1))
      return nil
    }
    return (plan, schedule)
  }

  private func report(_ diagnostic: Diagnostic) {
    if !sink.diagnostics.contains(diagnostic) { sink.report(diagnostic) }
  }

  /// Why a schedule that acts on losses cannot be run so.
  private static func refusal(ofDriven training: Training?) -> (String, String)? {
    guard let training else {
      return ("the metrics are the losses of runs, but nothing is trained", "add a `train`, or a list of `metrics`")
    }
    guard training.tune == nil, training.sweep == nil, training.shape == nil else {
      return (
        "a schedule that acts on the losses of its runs cannot be tuned", "its `lr` is the peak; leave `tune` out"
      )
    }
    return nil
  }
}
