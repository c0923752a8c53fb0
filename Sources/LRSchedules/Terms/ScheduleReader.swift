import LRInput

/// A schedule as it was read from a spec.
public struct ReadSchedule: Sendable {
  /// The value that its object stands for, such as a `Cosine`, on its own clock.
  public var schedule: any Schedule
  /// The name of its type: `cosine`.
  public var type: String
  /// What a chart calls it when the spec does not: the type's name.
  public var label: String
  /// A rate that is never exceeded: the `lr` of the simple types, the greatest of a sequence's or a list's, and for
  /// a product the product of its parts' peaks.
  public var peak: Double
  /// Its own length, in steps, the warmup included.
  package var length: Int
  /// How many simple curves one value needs at most.
  package var cost: Int
  /// What it was asked for.
  public var facts: ScheduleFacts

  /// A schedule that was not read but made by code.
  ///
  /// - Parameter steps: The length of its run, in steps.
  public init(_ schedule: any Schedule, label: String, steps: Int) {
    let plan = SchedulePlan(of: schedule)
    self.init(
      schedule: schedule, type: label, label: label, peak: plan.peak, length: steps, cost: plan.cost, facts: plan.facts)
  }

  /// See the properties of the same names.
  package init(
    schedule: any Schedule, type: String, label: String, peak: Double, length: Int, cost: Int, facts: ScheduleFacts
  ) {
    self.schedule = schedule
    self.type = type
    self.label = label
    self.peak = peak
    self.length = length
    self.cost = cost
    self.facts = facts
  }
}

/// A form of schedules that is not one of the catalogue's types, told by a key that only it has.
public struct ForeignForm: Sendable {
  /// The key: `dialect`.
  public let key: String
  /// Reads such an object; nil (and an error) if anything is wrong with it.
  public let read: @Sendable (Node, RunClock, DiagnosticSink) -> ReadSchedule?

  /// See the properties of the same names.
  public init(key: String, read: @escaping @Sendable (Node, RunClock, DiagnosticSink) -> ReadSchedule?) {
    self.key = key
    self.read = read
  }
}

/// Turns the object of a spec into a schedule.
public struct ScheduleReader: Sendable {
  private let foreign: ForeignForm?

  /// - Parameter foreign: what may stand wherever a schedule stands, besides the types of the catalogue.
  public init(foreign: ForeignForm?) {
    self.foreign = foreign
  }

  /// Reads `{"type": "cosine", "lr": 0.1, …}`, or the foreign form.
  ///
  /// - Parameters:
  ///   - clock: The length of the run, and what is left of it for this schedule.
  ///   - sink: Takes every mistake, at its place.
  /// - Returns: The schedule, or nil if anything was wrong with it.
  public func read(_ node: Node, clock: RunClock, sink: DiagnosticSink) -> ReadSchedule? {
    if let foreign, node[foreign.key] != nil { return foreign.read(node, clock, sink) }
    let errorsBefore = sink.errorCount
    guard let (entry, reader) = Self.entries.read(node, aliases: { $0.aliases(for: node) }, sink: sink) else {
      return nil
    }
    let length = reader.read(SharedKeys.steps) ?? clock.left
    let warmup = Warmup.request(reader, length: length, clock: clock)
    let arguments = ScheduleArguments(
      reader: reader, run: clock.run, length: length - warmup.steps, left: max(0, clock.left - warmup.steps),
      schedules: self)
    guard let main = entry.make(arguments) else { return nil }
    let schedule = warmup.applied(to: main, reader: reader)
    guard sink.errorCount == errorsBefore else { return nil }
    let plan = schedule.plan
    return ReadSchedule(
      schedule: schedule, type: entry.name, label: entry.name, peak: plan.peak, length: length, cost: plan.cost,
      facts: plan.facts)
  }

  private static let entries = EntryReader(ScheduleEntry.catalog, example: #"{"type": "cosine", "lr": 0.1}"#)
}
