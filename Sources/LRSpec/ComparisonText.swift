import LRPlotting
import LRSchedules

/// The words of a comparison.
enum ComparisonText {
  static func text(_ comparison: Comparison) -> String {
    var blocks: [String] = []
    let lengths = (comparison.a.spec.steps, comparison.b.spec.steps)
    if lengths.0 != lengths.1 {
      blocks.append(
        "the runs have \(ExplanationText.count(lengths.0, "step")) and \(ExplanationText.count(lengths.1, "step")); "
          + "the first \(NumberText.count(comparison.steps)) are compared")
    }
    for side in [comparison.a, comparison.b] where !side.alone.isEmpty {
      blocks.append("only in \(side.name): \(side.alone.joined(separator: ", "))")
    }
    blocks += comparison.pairs.map { text($0, names: comparison.names($0), steps: comparison.steps) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ pair: Comparison.Pair, names: (String, String), steps: Int) -> String {
    let difference = pair.difference
    let largest = difference.largest
    var rows = [
      [names.0, facts(pair.a.schedule, steps)],
      [names.1, facts(pair.b.schedule, steps)],
    ]
    let all = "\(difference.isExact ? "" : "sampled; ")all \(ExplanationText.count(steps, "step"))"
    guard !difference.isNone else {
      let rest =
        largest.value == 0
        ? "none: the same rate at \(all)"
        : "none but rounding: at most \(number(abs(largest.value))) at step \(NumberText.count(largest.step))"
      return TextTable.lines(rows + [["difference", rest]]).joined(separator: "\n")
    }
    rows.append([
      "largest difference",
      "\(difference.isExact ? "" : "about ")\(number(abs(largest.value))), \(share(difference)), at step "
        + "\(NumberText.count(largest.step)): \(number(largest.a)) and \(number(largest.b))",
    ])
    if let span = difference.span {
      let (first, last) = (NumberText.count(span.lowerBound), NumberText.count(span.upperBound))
      rows.append([
        "they differ",
        (span.count == 1
          ? "at step \(first) only"
          : "from \(difference.isExact ? "" : "about ")step \(first) to step \(last)")
          + ", by more than 10⁻⁹ of the peak",
      ])
    }
    if let shift = difference.shift {
      let steps = ExplanationText.count(abs(shift), "step")
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

  private static func facts(_ schedule: ReadSchedule, _ steps: Int) -> String {
    let facts = CurveFacts(schedule.schedule, steps: steps)
    let place = facts.peak.step.map { " at step \(NumberText.count($0))" } ?? ""
    return "peak \(number(facts.peak.rate))\(place), final \(number(facts.final))"
  }

  static func number(_ x: Double) -> String { NumberText.short(x).plain }
}
