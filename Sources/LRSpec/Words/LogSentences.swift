import LRPlotting
import LRSchedules

/// The words of a chart about its logs.
enum LogSentences {
  /// How the first log follows its plan, as a subtitle: with a capital letter, without a period.
  static func subtitle(_ spec: ChartSpec) -> String? {
    let plans = spec.curves.compactMap(\.log?.plan)
    // Of several logs the one that leaves its plan is worth the line.
    guard let plan = plans.first(where: { !$0.comparison.follows }) ?? plans.first else { return nil }
    return capital(plan.comparison.sentence)
  }

  /// A sentence for every log that has a plan.
  static func plans(_ spec: ChartSpec) -> [String] {
    spec.curves.compactMap { curve in
      guard let plan = curve.log?.plan else { return nil }
      let names = "\(curve.label.plain) against \(spec.curves[plan.curve].label.plain)"
      return "\(names): \(plan.comparison.sentence)."
    }
  }

  /// What a log has, for those who do not see it.
  static func summary(_ log: LoggedCurve, name: String, stepName: String) -> String {
    measured(
      log.facts, finite: log.finite.count, of: log.samples.count, name: name,
      place: { (short: step($0), long: "\(stepName) \(step($0))") })
  }

  /// From where to where samples go, and their extremes: of a log, or of a table of one's own.
  ///
  /// - Parameters:
  ///   - finite: how many of the samples are finite.
  ///   - place: a place as words behind “at”, alone and with the name of what is counted.
  ///   - average: stands behind the last value, and `tail` behind the extremes.
  static func measured(
    _ facts: CurveFacts, finite: Int, of count: Int, name: String, place: (Double) -> (short: String, long: String),
    average: String = "", tail: (extremes: String, always: String) = ("", "")
  ) -> String {
    let (first, last, high, low) = (facts.first, facts.last, facts.peak, facts.lowest)
    guard finite > 1 else {
      return "\(name): one value, \(number(high.value)) at \(place(high.step).long)\(tail.always)."
    }
    let broken = count - finite
    return "\(name): from \(number(first.value)) at \(place(first.step).long) to \(number(last.value)) at "
      + "\(place(last.step).long)\(average), highest \(number(high.value)) at \(place(high.step).short), lowest "
      + "\(number(low.value)) at \(place(low.step).short)\(tail.extremes)\(tail.always)"
      + (broken == 0
        ? "." : broken == 1 ? "; 1 value is not finite." : "; \(NumberText.count(broken)) values are not finite.")
  }

  static func number(_ x: Double) -> String { RateText.short(x) }

  /// A step, which of a log in epochs may be a fraction.
  static func step(_ x: Double) -> String { RateText.step(x) }

  static func capital(_ sentence: String) -> String { sentence.prefix(1).uppercased() + sentence.dropFirst() }
}
