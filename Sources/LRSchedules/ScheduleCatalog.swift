import LRInput

/// Every schedule type: a new one is registered here, and nowhere else.
public enum ScheduleCatalog {
  /// The types in the order of lists, from the plain ones to the compositions.
  public static let all: [ScheduleEntry] = [
    Constant.entry,
    Linear.entry,
    Polynomial.entry,
    Cosine.entry,
    Exponential.entry,
    InverseTime.entry,
    InverseSqrt.entry,
    Step.entry,
    MultiStep.entry,
    CosineRestarts.entry,
    Cyclic.entry,
    OneCycle.entry,
    WSD.entry,
    Piecewise.entry,
    Table.entry,
    PartSequence.entry,
    PartProduct.entry,
  ]

  /// The type with exactly this name, or nil.
  public static func entry(named name: String) -> ScheduleEntry? {
    all.first { $0.name == name }
  }

  /// What to say to someone who wrote a name that is not in the catalogue.
  ///
  ///     ScheduleCatalog.hint(for: "cosin")   // "did you mean `cosine`?"
  ///     ScheduleCatalog.hint(for: "sgdr")    // "did you mean `cosine_restarts`?"
  public static func hint(for unknownName: String) -> String {
    var aliases: [String: String] = [:]
    for entry in all {
      for other in entry.otherNames { aliases[other] = entry.name }
    }
    return NearMiss.hint(for: unknownName, among: all.map(\.name), aliases: aliases, noun: "schedules")
  }

  /// The key that names the type.
  public static let typeKey = Key.string("type", kind: "schedule", summary: "The name of the schedule.")
}
