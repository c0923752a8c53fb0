import LRInput

/// A schedule as it was read from a spec.
public struct ReadSchedule: Sendable {
  public var schedule: any Schedule
  /// The name of its type: `cosine`.
  public var type: String
  /// What a chart calls it when the spec does not: the type's name.
  public var label: String
  /// A rate that is never exceeded: the `lr` of the simple types, the greatest of a sequence's or a list's, and for
  /// a product the product of its parts' peaks.
  public var peak: Double
  /// Its own length, in steps, the warmup included.
  var length: Int
  /// How many simple curves one value needs at most.
  var cost: Int
  /// What it was asked for.
  public var facts: ScheduleFacts
}

/// Turns the object of a spec into a schedule.
public enum ScheduleReader {
  /// Reads `{"type": "cosine", "lr": 0.1, …}`, or a framework's own form, `{"dialect": "torch", "name": …}`.
  ///
  /// - Parameters:
  ///   - clock: The length of the run, and what is left of it for this schedule.
  ///   - sink: Takes every mistake, at its place.
  /// - Returns: The schedule, or nil if anything was wrong with it.
  public static func read(_ node: Node, clock: Clock, sink: DiagnosticSink) -> ReadSchedule? {
    if node[PeerReader.dialectKey.name] != nil { return PeerReader.read(node, clock: clock, sink: sink) }
    let errorsBefore = sink.errorCount
    guard let entry = entry(of: node, sink: sink),
      let reader = ObjectReader(
        node, keys: [ScheduleCatalog.typeKey.declaration] + entry.keys, what: entry.what,
        aliases: entry.aliases(for: node), sink: sink)
    else { return nil }

    let length = reader.read(SharedKeys.steps) ?? clock.left
    let warmup = Warmup.request(reader, length: length, clock: clock)
    let arguments = ScheduleArguments(
      reader: reader, run: clock.run, length: length - warmup.steps, left: max(0, clock.left - warmup.steps))
    guard let made = entry.make(arguments) else { return nil }
    let schedule = warmup.applied(to: made, reader: reader, left: clock.left)
    guard sink.errorCount == errorsBefore else { return nil }
    return ReadSchedule(
      schedule: schedule, type: entry.name, label: entry.name, peak: max(made.peak, made.warmsUpTo), length: length,
      cost: made.cost, facts: warmup.facts(before: made.facts))
  }

  /// The catalogue entry that `type` names; reports a missing or unknown one.
  private static func entry(of node: Node, sink: DiagnosticSink) -> ScheduleEntry? {
    guard node.members != nil else {
      sink.error(
        at: node.offset, "a schedule must be an object, not \(node.kind)",
        hint: "write for example {\"type\": \"cosine\", \"lr\": 0.1}")
      return nil
    }
    guard let type = node["type"] else {
      sink.error(
        at: node.offset, "`type` is missing from a schedule",
        hint: "it is one of \(DiagnosticText.list(ScheduleCatalog.names, "or"))")
      return nil
    }
    guard let name = type.string else {
      sink.error(at: type.offset, "`type` must be a string, not \(type.kind)", hint: "for example \"cosine\"")
      return nil
    }
    guard let entry = ScheduleCatalog.entry(named: name) else {
      sink.error(
        at: type.offset, "unknown schedule \(DiagnosticText.quoted(name))", hint: ScheduleCatalog.hint(for: name))
      return nil
    }
    return entry
  }
}
