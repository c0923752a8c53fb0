import LRInput
import LRPlotting
import LRSchedules
import LRTraining

/// Reads the panels of a training chart, and gathers what has to be run for them.
struct TrainedReader {
  /// Everything that is to be run, each once.
  private(set) var arms: [Arm] = []
  private var places: [String: Int] = [:]
  /// Trainings that were read: arms share them, and with them the data that problems make.
  private var trainings: [String: TrainSpec] = [:]
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
    case trained(TrainedPanel)
    /// Something is wrong, which has been said.
    case wrong
  }

  init(chart: ObjectReader, run: Int, wantsEveryStep: Bool) {
    self.wantsEveryStep = wantsEveryStep
    sink = chart.sink
    self.run = run
    chartTrain = Self.withTune(chart.node(of: ChartKeys.train), chart.node(of: ChartKeys.tune))
  }

  /// Whether the chart trains anything.
  var hasTrain: Bool { chartTrain != nil }

  /// What a panel shows of which arms.
  ///
  /// - Parameters:
  ///   - panel: the panel, or the chart where it is its own only panel.
  ///   - curves: the curves of the panel with their places in the chart.
  mutating func read(
    _ panel: ObjectReader, show: Show, curves: [(place: Int, curve: CurveSpec)], isChart: Bool
  ) -> Reading {
    let steps = (isChart ? nil : panel.read(ChartKeys.panelSteps)) ?? run
    let own = isChart ? nil : Self.withTune(panel.node(of: ChartKeys.train), panel.node(of: ChartKeys.tune))
    let train = TrainMerge.laid(own, over: chartTrain)
    let isPlain = show == .lr && train == nil && steps == run
    // A log shows what it has, beside plans that have no losses.
    let hasLog = curves.contains { $0.curve.log?.quantity.rawValue == show.rawValue }
    let isLog = curves.allSatisfy { $0.curve.schedule == nil } || hasLog && train == nil
    guard !isPlain, !isLog else { return .plain }
    let vary = panel.read(ChartKeys.vary).flatMap { VarySpec($0, sink: sink) }
    guard let isHeatMap = panel.read(ChartKeys.heat), let formulas = panel.read(ChartKeys.formulas) else {
      return .wrong
    }
    var trained = TrainedPanel(
      show: show, entries: [], variedName: vary?.name, isHeatMap: isHeatMap, formulas: formulas)
    for (place, curve) in curves {
      guard let schedule = curve.schedule else { continue }
      for value in vary?.values.map(Optional.some) ?? [nil] {
        let setting = Setting(
          schedule: curve.node, read: schedule, train: TrainMerge.laid(curve.train, over: train), steps: steps,
          isOwnLength: steps != run)
        guard let arm = arm(setting.with(value, at: vary?.path), show, formulas, panel, isChart: isChart) else {
          return .wrong
        }
        trained.entries.append(
          TrainedPanel.Entry(arm: arm, curve: place, label: curve.label, slot: curve.slot, varied: value?.double))
      }
    }
    return .trained(trained)
  }

  /// Why a schedule that acts on losses cannot be run so.
  private static func refusal(ofDriven train: TrainSpec?) -> (String, String)? {
    guard let train else {
      return ("the metrics are the losses of runs, but nothing is trained", "add a `train`, or a list of `metrics`")
    }
    guard train.tune == nil, train.sweep == nil, train.shape == nil else {
      return (
        "a schedule that acts on the losses of its runs cannot be tuned", "its `lr` is the peak; leave `tune` out"
      )
    }
    return nil
  }

  /// A `tune` that stands beside `train` is moved into it.
  private static func withTune(_ train: Node?, _ tune: Node?) -> Node? {
    guard let tune else { return train }
    let base = train ?? Node(.object([]), offset: tune.offset)
    return base.setting(TrainKeys.tune.name, to: tune.value, offset: tune.offset)
  }

  private mutating func arm(
    _ setting: Setting, _ show: Show, _ formulas: Set<TrainedPanel.Formula>, _ panel: ObjectReader, isChart: Bool
  ) -> Int? {
    let showOffset = panel.has(ChartKeys.show) ? panel.offset(of: ChartKeys.show) : panel.node.offset
    guard show.needsRuns == false || setting.train != nil else {
      sink.error(
        at: showOffset, "\(DiagnosticText.quoted(show.rawValue)) needs a `train`",
        hint: "for example \"train\": { \"problem\": { \"type\": \"noisy_quadratic\" } }")
      return nil
    }
    let place: Int
    if let known = places[setting.name] {
      place = known
    } else {
      guard let made = make(setting) else { return nil }
      arms.append(made)
      place = arms.count - 1
      places[setting.name] = place
    }
    guard ShowCheck(show, arms[place], at: showOffset, sink: sink).isFine else { return nil }
    arms[place].want(show, formulas)
    return place
  }

  /// Reads a setting; its mistakes are said once, however many arms share them.
  private mutating func make(_ setting: Setting) -> Arm? {
    let inner = DiagnosticSink(sink.source)
    var schedule: ReadSchedule? = setting.read
    let driven = DrivenSchedule(setting.schedule, steps: setting.steps)
    if setting.isOwnLength || setting.isEdited {
      schedule = ScheduleReader.read(
        DrivenSchedule.unmoved(setting.schedule), clock: Clock(run: setting.steps), sink: inner)
    }
    var train: TrainSpec?
    if let node = setting.train {
      let name = String(decoding: CanonicalJSON.text(node), as: UTF8.self)
      train = trainings[name] ?? TrainReader(sink: inner).read(node)
      trainings[name] = train
    }
    for diagnostic in inner.diagnostics where !sink.diagnostics.contains(diagnostic) { sink.report(diagnostic) }
    guard let schedule, setting.train == nil || train != nil else { return nil }
    var arm = Arm(schedule: schedule.schedule, steps: setting.steps, train: train)
    arm.isWhole = wantsEveryStep
    if train?.tune != nil || train?.sweep != nil, arm.hasNoPeak {
      let diagnostic = Diagnostic(
        .error, at: (setting.schedule["lr"] ?? setting.schedule).offset,
        "a schedule whose rates are all 0 has no peak to be tuned or swept", hint: "give it any `lr` above 0")
      if !sink.diagnostics.contains(diagnostic) { sink.report(diagnostic) }
      return nil
    }
    arm.driven = driven
    if driven != nil, let refusal = Self.refusal(ofDriven: train) {
      let place = setting.schedule["metrics"]?.offset ?? setting.schedule.offset
      let diagnostic = Diagnostic(.error, at: place, refusal.0, hint: refusal.1)
      if !sink.diagnostics.contains(diagnostic) { sink.report(diagnostic) }
      return nil
    }
    return arm
  }
}

/// What one arm is read from.
private struct Setting {
  var schedule: Node
  /// The schedule as the chart has read it.
  var read: ReadSchedule
  var train: Node?
  var steps: Int
  /// Whether the run is not as long as the chart's, so that the schedule has to be read anew.
  var isOwnLength: Bool
  /// Whether the schedule is not as it is written.
  var isEdited = false

  /// The setting with a value in place of what stands at a path.
  func with(_ value: Node?, at path: [String]?) -> Setting {
    guard let value, let path, let root = path.first else { return self }
    var copy = self
    switch root {
    case "steps":
      copy.steps = max(1, value.integer ?? 1)
      copy.isOwnLength = true
    case "schedule":
      copy.schedule = VarySpec.setting(path.dropFirst(), of: schedule, to: value)
      copy.isEdited = true
    default:
      copy.train = VarySpec.setting(path.dropFirst(), of: train, to: value)
    }
    return copy
  }

  /// A name for everything in it.
  var name: String {
    let train = train.map { String(decoding: CanonicalJSON.text($0), as: UTF8.self) } ?? ""
    return "\(steps) \(String(decoding: CanonicalJSON.text(schedule), as: UTF8.self)) \(train)"
  }
}
