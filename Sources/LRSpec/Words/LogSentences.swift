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
    let (facts, values) = (log.facts, log.finite)
    let (first, last, high, low) = (facts.first, facts.last, facts.peak, facts.lowest)
    guard values.count > 1 else {
      return "\(name): one value, \(number(high.value)) at \(stepName) \(step(high.step))."
    }
    let broken = log.samples.count - values.count
    return "\(name): from \(number(first.value)) at \(stepName) \(step(first.step)) to \(number(last.value)) at "
      + "\(stepName) \(step(last.step)), highest \(number(high.value)) at \(step(high.step)), lowest "
      + "\(number(low.value)) at \(step(low.step))"
      + (broken > 0 ? "; \(NumberText.count(broken)) values are not finite." : ".")
  }

  static func number(_ x: Double) -> String { RateText.short(x) }

  /// A step, which of a log in epochs may be a fraction.
  static func step(_ x: Double) -> String { RateText.step(x) }

  static func capital(_ sentence: String) -> String { sentence.prefix(1).uppercased() + sentence.dropFirst() }
}
