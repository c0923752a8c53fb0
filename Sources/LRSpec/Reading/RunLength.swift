import LRInput
import LRPlotting

/// How long the run of a chart is.
enum RunLength {
  /// Updates in the run: `steps`, or `epochs` of `steps_per_epoch` each, or what the logs tell.
  static func steps(of reader: ObjectReader, perEpoch: Double?, logs: LogFinder) -> Int? {
    let keys = ChartKeys.keys
    let steps = reader.read(keys.steps)
    let epochs = reader.read(keys.epochs)
    if !reader.has(keys.steps), !reader.has(keys.epochs),
      let length = ofLogs(reader, stepsPerEpoch: perEpoch, find: logs)
    {
      return length
    }
    let isFlag = reader.has(keys.steps) && reader.offset(of: keys.steps) < 0
    guard reader.has(keys.epochs), !isFlag else {
      return reader.has(keys.steps) ? steps : reader.require(keys.steps)
    }
    if reader.has(keys.steps) {
      reader.error(at: keys.epochs, "give `steps` or `epochs`, not both")
      return nil
    }
    guard let epochs else { return nil }
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

  /// Updates in the run as the logs of a spec tell it; nil if it names no log.
  ///
  /// A log that was cut short knows how long the run was to be; that counts where a plan is drawn beside it.
  private static func ofLogs(_ reader: ObjectReader, stepsPerEpoch: Double?, find: LogFinder) -> Int? {
    let (curves, panels) = (ShownKeys.keys.curves.name, ChartKeys.keys.panels.name)
    let chart = reader.node
    let owners =
      [chart] + (chart[curves]?.array ?? [])
      + (chart[panels]?.array ?? []).flatMap { panel in [panel] + (panel[curves]?.array ?? []) }
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
