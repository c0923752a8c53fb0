import LRSchedules

/// A kind of mistake that people make with schedules, each learnt from a real complaint.
public protocol LintRule: Sendable {
  /// `seam-jump`: the name in findings, and of the template that triggers it.
  var name: String { get }
  /// Why it matters, in a sentence or two.
  var reason: String { get }
  /// The complaint or the paper that it comes from.
  var source: String { get }
  /// What it has to say of a schedule; nothing as a rule.
  func look(_ subject: LintSubject) -> [Observation]
}

/// What a rule has seen, without the rule's own words.
public struct Observation: Sendable, Equatable {
  /// How likely it is that nobody meant it.
  public var severity: Finding.Severity
  /// One sentence with the numbers, without a period.
  public var message: String
  /// The steps it is about: one, or the first and the last of a stretch.
  public var steps: [Int]

  init(_ severity: Finding.Severity, _ message: String, at steps: Int...) {
    self.severity = severity
    self.message = message
    self.steps = steps
  }

  func named(_ rule: any LintRule) -> Finding {
    Finding(
      rule: rule.name, severity: severity, message: message, steps: steps, reason: rule.reason, source: rule.source)
  }
}

/// Something about a schedule that looks like a mistake.
public struct Finding: Sendable, Equatable {
  /// How likely it is that nobody meant it.
  public enum Severity: String, Sendable, CaseIterable {
    /// Usual in places, and often not meant.
    case note
    /// Hardly ever meant.
    case warning
  }

  /// Name of the rule: `seam-jump`.
  public var rule: String
  /// How likely it is that nobody meant it.
  public var severity: Severity
  /// One sentence with the numbers, without a period.
  public var message: String
  /// The steps it is about: one, or the first and the last of a stretch.
  public var steps: [Int]
  /// Why it matters.
  public var reason: String
  /// The complaint or the paper that the rule comes from.
  public var source: String
}
