import LRMath
import LRPlotting
import LRScene
import LRSchedules

extension Comparison {
  /// Most pairs that are drawn side by side.
  private static let mostPairs = 4

  /// Both curves of every pair above, their difference below, over the same steps.
  ///
  /// Looks are those of the first spec.
  public func figure(origin: Origin) -> Figure {
    let shown = Array(pairs.prefix(Self.mostPairs))
    let look = a.spec
    let factor = min(max(look.width / Defaults.notes.width, 0.8), 2)
    let height = (Defaults.panelRow.head + 2 * Defaults.panelRow.height * factor).rounded()
    let subtitle = shown.count == 1 ? sentence(shown[0]) : nil
    let title = shown.count == 1 ? names(shown[0]) : (a.name, b.name)
    return Figure(
      title: .literal("\(title.0) and \(title.1)"), subtitle: subtitle.map(RichText.literal),
      name: "\(title.0) and \(title.1): learning rates and their difference",
      summary: shown.map { "\(names($0).0) and \(names($0).1): \(sentence($0))." }.joined(separator: " "),
      width: look.width, height: height, appearance: look.appearance, columns: max(shown.count, 1),
      naming: look.naming, panels: shown.map(rates) + shown.map(differences), origin: origin)
  }

  private func sentence(_ pair: Pair) -> String {
    let largest = pair.difference.largest
    guard !pair.difference.isNone else { return "No difference in \(NumberText.count(steps)) steps" }
    return "Largest difference \(ComparisonText.number(abs(largest.value))), \(ComparisonText.share(pair.difference)), "
      + "at step \(NumberText.count(largest.step))"
  }

  private func stepAxis() -> Axis {
    Axis(title: .literal("step"), unit: .steps, stepsPerEpoch: a.spec.stepsPerEpoch)
  }

  private func rates(_ pair: Pair) -> Panel {
    let names = names(pair)
    let scale = a.spec.panels.first?.y.scale ?? .linear
    func series(_ curve: CurveSpec, _ name: String, _ slot: Int) -> Series {
      let schedule = curve.schedule.schedule
      return Series(
        label: pair.a.name == pair.b.name ? .literal(name) : curve.label, slot: slot,
        curve: Curve(from: 0, to: Double(steps)) { schedule.piece(at: $0) })
    }
    return Panel(
      title: pairs.count > 1 ? pair.a.label : nil, x: stepAxis(),
      y: Axis(title: Resolve.rateTitle(scale), unit: .rate, scale: scale),
      series: [series(pair.a, names.0, 0), series(pair.b, names.1, 1)])
  }

  private func differences(_ pair: Pair) -> Panel {
    let names = names(pair)
    let (one, other) = (pair.a.schedule.schedule, pair.b.schedule.schedule)
    let largest = pair.difference.largest
    let callouts =
      pair.difference.isNone
      ? []
      : [
        Callout(
          x: Double(largest.step), y: largest.value,
          text: NumberText.short(largest.value) + .literal(" at step \(NumberText.count(largest.step))"))
      ]
    return Panel(
      title: nil, x: stepAxis(), y: Axis(title: .literal("difference, \(names.1) − \(names.0)"), unit: .value),
      series: [
        Series(
          label: .literal("difference"), slot: 2,
          curve: Curve(from: 0, to: Double(steps)) { other.piece(at: $0).minus(one.piece(at: $0)) },
          callouts: callouts)
      ])
  }
}

extension Piece {
  /// The difference where both pieces hold.
  fileprivate func minus(_ other: Piece) -> Piece {
    let (from, to) = (max(start, other.start), min(end, other.end))
    guard case .line = shape, case .line = other.shape else {
      let (one, two) = (self, other)
      return Piece(start: from, end: to, shape: .arc { one.value(at: $0) - two.value(at: $0) })
    }
    return Piece(
      start: from, end: to,
      shape: .line(from: value(at: from) - other.value(at: from), to: value(at: to) - other.value(at: to)))
  }
}
