public import LRInput

extension ScheduleEntry {
  /// Every schedule type, from the plain ones to the compositions: a new one is registered here, and nowhere else.
  ///
  ///     ScheduleEntry.catalog.hint(for: "cosin")   // "did you mean `cosine`?"
  ///     ScheduleEntry.catalog.hint(for: "sgdr")    // "did you mean `cosine_restarts`?"
  public static let catalog = Catalog<ScheduleEntry>(
    of: CatalogNoun("schedule"),
    [
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
    ])

  /// The keys that change schedules of every type.
  public static var modifiers: [ModifierEntry] { [Warmup.entry] }

  /// The key that names the type.
  public static let typeKey = Key.string("type", kind: "schedule", summary: "The name of the schedule.")
}
