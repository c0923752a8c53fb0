import LRInput
import LRMath

/// A factor that a function gives.
struct TorchLambdaLR: TorchLeaf {
  let factor: PeerFormula

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    base * (try factor.checked(at: epoch))
  }

  func curve(base: Double, restarts: Bool) -> (any Curve)? {
    WholeSteps { base * factor.value(at: $0) }
  }

  func isDefined(before end: Double) -> Bool { factor.holds(before: end) }

  static let key = PeerFormula.key(
    "lr_lambda", variable: "epoch",
    summary: "The function as an expression in `epoch`, the step, with or without `lambda epoch:`.")

  static func read(_ reader: ObjectReader, _ context: PeerContext) -> TorchLambdaLR? {
    guard let factor = reader.require(key), TorchKeys.accepts(reader),
      factor.holds(on: context, reader: reader, key: key)
    else { return nil }
    return TorchLambdaLR(factor: factor)
  }

  static let entry = DialectEntry(
    .torch, "LambdaLR", summary: "A factor that a function of the step gives.", formula: "lr·lr_lambda(t)",
    source: TorchDialect.source, keys: [key.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "LambdaLR", "args": {"lr_lambda": "0.5 ** (epoch // 200)"}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A factor on the rate of the step before.
struct TorchMultiplicativeLR: TorchLeaf {
  let factor: PeerFormula

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    isInitial ? group.lr : group.lr * (try factor.checked(at: epoch))
  }

  func curve(base: Double, restarts: Bool) -> (any Curve)? { nil }

  static func read(_ reader: ObjectReader, _ context: PeerContext) -> TorchMultiplicativeLR? {
    // The value at 0 is not used.
    guard let factor = reader.require(TorchLambdaLR.key), TorchKeys.accepts(reader),
      factor.holds(on: context, reader: reader, key: TorchLambdaLR.key, from: 1)
    else { return nil }
    return TorchMultiplicativeLR(factor: factor)
  }

  static let entry = DialectEntry(
    .torch, "MultiplicativeLR", summary: "A factor on the rate of the step before.",
    formula: "lr·lr_lambda(1)·lr_lambda(2)·…·lr_lambda(t)", source: TorchDialect.source,
    keys: [TorchLambdaLR.key.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "MultiplicativeLR", "args": {"lr_lambda": "0.997"}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}
