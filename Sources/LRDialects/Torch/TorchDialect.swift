import LRInput
import LRSchedules

/// The schedules of torch.optim.lr_scheduler, in the order of its documentation.
enum TorchDialect {
  static let source = "torch/optim/lr_scheduler.py"

  static let catalog = DialectEntry.catalog([
    ("LambdaLR", { TorchLambdaLR.entry }),
    ("MultiplicativeLR", { TorchMultiplicativeLR.entry }),
    ("StepLR", { TorchStepLR.entry }),
    ("MultiStepLR", { TorchMultiStepLR.entry }),
    ("ConstantLR", { TorchConstantLR.entry }),
    ("LinearLR", { TorchLinearLR.entry }),
    ("ExponentialLR", { TorchExponentialLR.entry }),
    ("PolynomialLR", { TorchPolynomialLR.entry }),
    ("CosineAnnealingLR", { TorchCosineAnnealingLR.entry }),
    ("ChainedScheduler", { TorchCompositions.chained }),
    ("SequentialLR", { TorchCompositions.sequential }),
    ("ReduceLROnPlateau", { TorchPlateau.entry }),
    ("CyclicLR", { TorchCyclicLR.entry }),
    ("OneCycleLR", { TorchOneCycleLR.entry }),
    ("CosineAnnealingWarmRestarts", { TorchWarmRestarts.entry }),
  ])

  /// The `make` of an entry, from the reader of a scheduler's arguments.
  static func make<Leaf: TorchLeaf>(
    _ read: @escaping @Sendable (ObjectReader, DialectContext) -> Leaf?
  ) -> @Sendable (ObjectReader, DialectContext) -> DialectSchedule? {
    { reader, context in
      let leaf = read(reader, context)
      guard let base = Leaf.bringsRates ? context.lr ?? 0 : context.base(), let leaf else { return nil }
      return tree(leaf, reader, isPart: false)?.made(base: base, context: context)
    }
  }

  /// Reads a scheduler as a part of a composition.
  static func part(_ name: String, _ reader: ObjectReader, _ context: DialectContext) -> TorchTree? {
    leaf(name, reader, context).flatMap { tree($0, reader, isPart: true) }
  }

  /// A scheduler from its start, or from `last_epoch` on.
  private static func tree(_ leaf: any TorchLeaf, _ reader: ObjectReader, isPart: Bool) -> TorchTree? {
    guard let last = reader.read(TorchKeys.lastEpoch) else { return nil }
    if last < 0 { return .leaf(leaf) }
    let tree = TorchTree.resumed(leaf, last: Double(last))
    if !tree.setsAnew {
      reader.warning(
        at: TorchKeys.lastEpoch, "the rate goes on from `lr`, as with an optimizer that is made anew",
        hint: isPart
          ? nil : "with the optimizer's state restored it goes on from the rate that it had: give that as `lr`")
    }
    return tree
  }

  private static func leaf(
    _ name: String, _ reader: ObjectReader, _ context: DialectContext
  ) -> (any TorchLeaf)? {
    switch name {
    case "LambdaLR": TorchLambdaLR.read(reader, context)
    case "MultiplicativeLR": TorchMultiplicativeLR.read(reader, context)
    case "StepLR": TorchStepLR.read(reader, context)
    case "MultiStepLR": TorchMultiStepLR.read(reader, context)
    case "ConstantLR": TorchConstantLR.read(reader, context)
    case "LinearLR": TorchLinearLR.read(reader, context)
    case "ExponentialLR": TorchExponentialLR.read(reader, context)
    case "PolynomialLR": TorchPolynomialLR.read(reader, context)
    case "CosineAnnealingLR": TorchCosineAnnealingLR.read(reader, context)
    case "CyclicLR": TorchCyclicLR.read(reader, context)
    case "OneCycleLR": TorchOneCycleLR.read(reader, context)
    case "CosineAnnealingWarmRestarts": TorchWarmRestarts.read(reader, context)
    default: nil
    }
  }
}
