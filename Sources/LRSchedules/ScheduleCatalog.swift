import LRInput

/// Every schedule type: a new one is registered here, and nowhere else.
public enum ScheduleCatalog {
  /// The types in the order of lists, from the plain ones to the compositions.
  ///
  /// Names stand beside the entries so that a spec builds only the entries that it uses: declaring all keys of all
  /// types takes longer than drawing a curve.
  private static let types: [(name: String, entry: @Sendable () -> ScheduleEntry)] = [
    ("constant", { Constant.entry }),
    ("constant_factor", { ConstantFactor.entry }),
    ("linear", { Linear.entry }),
    ("polynomial", { Polynomial.entry }),
    ("cosine", { Cosine.entry }),
    ("tanh", { Tanh.entry }),
    ("rex", { Rex.entry }),
    ("exponential", { Exponential.entry }),
    ("inverse_time", { InverseTime.entry }),
    ("inverse_sqrt", { InverseSqrt.entry }),
    ("step", { Step.entry }),
    ("multistep", { MultiStep.entry }),
    ("cosine_restarts", { CosineRestarts.entry }),
    ("cyclic", { Cyclic.entry }),
    ("one_cycle", { OneCycle.entry }),
    ("wsd", { WSD.entry }),
    ("range_test", { RangeTest.entry }),
    ("plateau", { Plateau.entry }),
    ("greedy", { Greedy.entry }),
    ("piecewise", { Piecewise.entry }),
    ("table", { Table.entry }),
    ("expression", { Formula.entry }),
    ("sequence", { PartSequence.entry }),
    ("product", { PartProduct.entry }),
    ("noise", { Noise.entry }),
  ]

  /// All entries.
  public static var all: [ScheduleEntry] { types.map { $0.entry() } }

  /// The keys that change schedules of every type.
  public static var modifiers: [ModifierEntry] { [Warmup.entry] }

  /// The names of all entries.
  public static let names: [String] = types.map(\.name)

  /// The type with exactly this name, or nil.
  public static func entry(named name: String) -> ScheduleEntry? {
    types.first { $0.name == name }?.entry()
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
    return NearMiss.hint(for: unknownName, among: names, aliases: aliases, noun: "schedules")
  }

  /// The key that names the type.
  public static let typeKey = Key.string("type", kind: "schedule", summary: "The name of the schedule.")
}
