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
    switch pair.difference {
    case .logged(let difference): return LogSentences.capital(difference.sentence)
    case .planned(let difference):
      let largest = difference.largest
      guard !difference.isNone else { return "No difference in \(NumberText.count(steps)) \(unit.plural)" }
      return "Largest difference \(ComparisonText.number(abs(largest.value))), \(ComparisonText.share(difference)), "
        + "at \(unit.name) \(NumberText.count(largest.step))"
    }
  }

  /// Logs reach as far as they do; both panels of a pair have one axis.
  private func stepAxis(_ pair: Pair) -> Axis {
    let unit = unit(of: pair)
    var axis = Axis(
      title: .literal(unit.name), unit: .steps, stepsPerEpoch: unit == .step ? a.spec.stepsPerEpoch : nil)
    guard case .logged = pair.difference else { return axis }
    axis.lower = 0
    axis.upper = [(pair.a, a), (pair.b, b)].map { curve, side in
      (curve.log?.lastStep ?? curve.data?.lastX)?.rounded(.up) ?? Double(side.spec.steps)
    }.reduce(1, max)
    return axis
  }

  private func rates(_ pair: Pair) -> Panel {
    let names = names(pair)
    let scale = a.spec.panels.first?.y.scale ?? .linear
    func series(_ curve: CurveSpec, of side: Side, _ name: String, _ slot: Int) -> Series {
      let length = if case .planned = pair.difference { steps } else { side.spec.steps }
      return Series(
        label: pair.a.name == pair.b.name ? .literal(name) : curve.label, slot: slot,
        curve: CurvesFigure.line(curve, steps: length), line: curve.schedule != nil ? .exact : .sampled)
    }
    return Panel(
      title: pairs.count > 1 ? pair.a.label : nil, x: stepAxis(pair),
      y: Axis(title: ResultTitles.rate, unit: .rate, scale: scale),
      series: [series(pair.a, of: a, names.0, 0), series(pair.b, of: b, names.1, 1)])
  }

  private func differences(_ pair: Pair) -> Panel {
    let names = names(pair)
    let largest: (x: Double, y: Double)?
    let curve: Curve
    var line = Series.Line.exact
    switch pair.difference {
    case .planned(let difference):
      largest = difference.isNone ? nil : (Double(difference.largest.step), difference.largest.value)
      curve = planned(pair)
    case .logged(let difference):
      line = .sampled
      largest = difference.isNone ? nil : difference.largest.map { ($0.step, $0.value) }
      curve = Curve(steps: difference.places.map(\.step), values: difference.places.map(\.value))
    }
    let callouts = largest.map { place in
      Callout(
        x: place.x, y: place.y,
        text: NumberText.short(place.y) + .literal(" at \(unit(of: pair).name) \(LogSentences.step(place.x))"))
    }
    return Panel(
      title: nil, x: stepAxis(pair), y: Axis(title: .literal("difference, \(names.1) − \(names.0)"), unit: .value),
      series: [
        Series(
          label: .literal("difference"), slot: 2, curve: curve, line: line, callouts: callouts.map { [$0] } ?? [])
      ])
  }

  private func planned(_ pair: Pair) -> Curve {
    guard let one = pair.a.schedule?.schedule, let other = pair.b.schedule?.schedule else {
      return Curve(steps: [], values: [])
    }
    let (a, b) = (RunCurve(one, steps: steps), RunCurve(other, steps: steps))
    return Curve(from: 0, to: min(a.drawnEnd, b.drawnEnd)) { b.piece(at: $0).minus(a.piece(at: $0)) }
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
