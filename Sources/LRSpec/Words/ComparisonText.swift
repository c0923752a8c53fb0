import LRPlotting
import LRSchedules

/// The words of a comparison.
enum ComparisonText {
  static func text(_ comparison: Comparison) -> String {
    var blocks: [String] = []
    let lengths = (comparison.a.spec.steps, comparison.b.spec.steps)
    if let sentence = clocks(comparison) { blocks.append(sentence) }
    if comparison.isPlanned, lengths.0 != lengths.1 {
      blocks.append(
        "the runs have \(ExplanationText.count(lengths.0, comparison.unit)) and \(ExplanationText.count(lengths.1, comparison.unit)); "
          + "the first \(NumberText.count(comparison.steps)) are compared")
    }
    for side in [comparison.a, comparison.b] where !side.alone.isEmpty {
      blocks.append("only in \(side.name): \(side.alone.joined(separator: ", "))")
    }
    blocks += comparison.pairs.map { pair in
      let names = comparison.names(pair)
      switch pair.difference {
      case .planned(let difference):
        return text(
          pair, difference, names: names, lengths: lengths, steps: comparison.steps, unit: comparison.unit)
      case .logged(let difference):
        return text(pair, difference, names: names, steps: lengths, unit: comparison.unit(of: pair))
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What a step is, where it is no update.
  private static func clocks(_ comparison: Comparison) -> String? {
    let (a, b) = (comparison.a, comparison.b)
    guard comparison.isPlanned, a.spec.countsEpochs || b.spec.countsEpochs else { return nil }
    if a.spec.countsEpochs, b.spec.countsEpochs { return "both count epochs" }
    let (epochs, steps) = a.spec.countsEpochs ? (a.name, b.name) : (b.name, a.name)
    return "\(epochs) counts epochs, \(steps) counts steps: each epoch is compared with one step"
  }

  private static func text(
    _ pair: Comparison.Pair, _ difference: LoggedDifference, names: (String, String), steps: (Int, Int),
    unit: RunUnit
  ) -> String {
    var rows = [[names.0, facts(pair.a, steps.0, unit)], [names.1, facts(pair.b, steps.1, unit)]]
    rows.append(["difference", difference.sentence])
    if let largest = difference.largest, largest.value != 0 {
      let share =
        difference.peak > 0 ? ", \(ExplanationText.percent(abs(largest.value) / difference.peak)) of the peak" : ""
      rows.append([
        "largest difference",
        "\(number(abs(largest.value)))\(share), at \(place(largest.step, difference.count)): \(number(largest.a)) and "
          + number(largest.b),
      ])
    }
    return TextTable.lines(rows).joined(separator: "\n")
  }

  private static func text(
    _ pair: Comparison.Pair, _ difference: ScheduleDifference, names: (String, String), lengths: (Int, Int), steps: Int,
    unit: RunUnit
  ) -> String {
    let largest = difference.largest
    var rows = [
      [names.0, facts(pair.a, lengths.0, unit)],
      [names.1, facts(pair.b, lengths.1, unit)],
    ]
    let all =
      difference.isExact
      ? "all \(ExplanationText.count(steps, unit))"
      : "all \(unit.plural) that were sampled of \(ExplanationText.count(steps, unit))"
    guard !difference.isNone else {
      let rest =
        largest.value == 0
        ? "none: the same rate at \(all)"
        : "none but rounding: at most \(number(abs(largest.value))) at \(unit.name) \(NumberText.count(largest.step))"
      return TextTable.lines(rows + [["difference", rest]]).joined(separator: "\n")
    }
    rows.append([
      "largest difference",
      "\(difference.isExact ? "" : "about ")\(number(abs(largest.value))), \(share(difference)), at \(unit.name) "
        + "\(NumberText.count(largest.step)): \(number(largest.a)) and \(number(largest.b))",
    ])
    if let span = difference.span {
      let (first, last) = (NumberText.count(span.lowerBound), NumberText.count(span.upperBound))
      rows.append([
        "they differ",
        (span.count == 1
          ? "at \(unit.name) \(first) only"
          : "from \(difference.isExact ? "" : "about ")\(unit.name) \(first) to \(unit.name) \(last)")
          + ", by more than 10⁻⁹ of the peak",
      ])
    }
    if let shift = difference.shift {
      let steps = ExplanationText.count(abs(shift), unit)
      rows.append(["relation", "\(names.1) is \(names.0), \(steps) \(shift > 0 ? "later" : "earlier")"])
    } else if let factor = difference.factor {
      rows.append(["relation", "\(names.1) is \(number(factor)) times \(names.0)"])
    }
    return TextTable.lines(rows).joined(separator: "\n")
  }

  /// `10.5 % of the peak`
  static func share(_ difference: ScheduleDifference) -> String {
    guard difference.relative.isFinite else { return "of a peak of 0" }
    return difference.relative < 1e-4
      ? "\(number(difference.relative)) of the peak" : "\(ExplanationText.percent(difference.relative)) of the peak"
  }

  private static func facts(_ curve: CurveSpec, _ steps: Int, _ unit: RunUnit) -> String {
    switch curve.content {
    case .schedule(let schedule):
      let facts = CurveFacts(schedule.schedule, steps: steps)
      return RateCourse.brief(facts, unit)
    case .log(let log):
      let high = log.facts.peak
      return
        "\(ExplanationText.count(log.finite.count, "value")) from \(place(log.firstStep, log.count)) to "
        + "\(place(log.lastStep, log.count)), peak \(number(high.value)) at \(place(high.step, log.count))"
    case .data(let data):
      return "\(ExplanationText.count(data.count, "value")) from \(data.query.x) "
        + "\(LogSentences.step(data.firstX)) to \(LogSentences.step(data.lastX)), highest "
        + "\(number(data.facts.peak.value)) at \(LogSentences.step(data.facts.peak.step))"
    }
  }

  /// `epoch 2` of a log that counts epochs, wherever it lies on the chart.
  private static func place(_ step: Double, _ count: LoggedCurve.Count) -> String {
    "\(count.unit.rawValue) \(LogSentences.step(count.of(step)))"
  }

  static func number(_ x: Double) -> String { RateText.short(x) }
}
