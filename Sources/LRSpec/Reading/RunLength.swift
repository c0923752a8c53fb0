import LRInput
import LRPlotting
import LRSchedules

/// How long the run of a chart is.
enum RunLength {
  /// Updates in the run: `steps`, or `epochs` of `steps_per_epoch` each, or what the logs tell.
  static func steps(of reader: ObjectReader, perEpoch: Double?, unit: RunUnit?, logs: LogFinder) -> Int? {
    let keys = ChartKeys.keys
    let steps = reader.read(keys.steps)
    let epochs = reader.read(keys.epochs)
    if !reader.has(keys.steps), !reader.has(keys.epochs),
      let length = ofLogs(reader, stepsPerEpoch: perEpoch, find: logs)
    {
      return length
    }
    // Where the data is read its length will be known.
    if isOfData(reader) { return 1 }
    let isFlag = reader.has(keys.steps) && reader.offset(of: keys.steps) < 0
    guard reader.has(keys.epochs), !isFlag else {
      return reader.has(keys.steps) ? steps : reader.require(keys.steps)
    }
    if reader.has(keys.steps) {
      reader.error(at: keys.epochs, "give `steps` or `epochs`, not both")
      return nil
    }
    guard let epochs else { return nil }
    if unit == .epoch { return counted(epochs, reader) }
    guard let perEpoch else {
      if !reader.has(keys.stepsPerEpoch) {
        reader.error(
          at: keys.epochs, "`epochs` needs `steps_per_epoch`",
          hint: "updates in an epoch = samples ÷ (batch size × devices × accumulation)")
      }
      return nil
    }
    let total = (epochs * perEpoch).rounded()
    guard total >= 1, total <= Double(Defaults.steps) else {
      reader.error(
        at: keys.epochs, "the run must have between 1 and \(NumberText.count(Defaults.steps)) steps")
      return nil
    }
    return Int(total)
  }

  /// Whether the chart has data alone, and says no length.
  static func isOfData(_ reader: ObjectReader) -> Bool {
    let keys = ChartKeys.keys
    let owners = owners(reader.node)
    let others = [CurveKeys.keys.schedule.name, CurveKeys.keys.log.name, CurveSourceKeys.keys.file.name]
    return !reader.has(keys.steps) && !reader.has(keys.epochs)
      && owners.contains { $0[DataKeys.keys.data.name] != nil }
      && !owners.contains { owner in others.contains { owner[$0] != nil } }
  }

  /// Where the axis of data ends: with the last of its steps.
  static func steps(of data: [DataCurve]) -> Int {
    let last = data.filter(\.countsSteps).map(\.lastX).max() ?? 1
    return Int(min(max(1, last.rounded(.up)), Double(Defaults.steps)))
  }

  /// The chart, its panels, and the elements of their `curves`.
  private static func owners(_ chart: Node) -> [Node] {
    let (curves, panels) = (ShownKeys.keys.curves.name, ChartKeys.keys.panels.name)
    return [chart] + (chart[curves]?.array ?? [])
      + (chart[panels]?.array ?? []).flatMap { panel in [panel] + (panel[curves]?.array ?? []) }
  }

  /// The length of a run that counts epochs.
  private static func counted(_ epochs: Double, _ reader: ObjectReader) -> Int? {
    let keys = ChartKeys.keys
    guard let whole = Int(exactly: epochs), (1...Defaults.steps).contains(whole) else {
      reader.error(
        at: keys.epochs,
        "a run that counts epochs has a whole number of them, between 1 and \(NumberText.count(Defaults.steps))")
      return nil
    }
    return whole
  }

  /// Updates in the run as the logs of a spec tell it; nil if it names no log.
  ///
  /// A log that was cut short knows how long the run was to be; that counts where a plan is drawn beside it.
  private static func ofLogs(_ reader: ObjectReader, stepsPerEpoch: Double?, find: LogFinder) -> Int? {
    let owners = owners(reader.node)
    let files = owners.compactMap { $0[CurveKeys.keys.log.name]?.string }
    guard !files.isEmpty else { return nil }
    let isPlanned = owners.contains { $0[CurveKeys.keys.schedule.name] != nil }
    let lengths = files.map { file -> Double in
      guard case .log(let log) = find(file) else { return 1 }
      let last = log.lastStep * (log.axis == .epoch ? stepsPerEpoch ?? 1 : 1)
      return isPlanned ? max(last, Double(log.maxSteps ?? 0)) : last
    }
    return Int(min(max(1, (lengths.max() ?? 1).rounded(.up)), Double(Defaults.steps)))
  }
}
