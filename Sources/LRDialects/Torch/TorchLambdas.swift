import LRInput
import LRMath
import LRSchedules

/// A factor that a function gives.
struct TorchLambdaLR: TorchLeaf {
  let factor: DialectFormula

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    base * (try factor.checked(at: epoch))
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    WholeSteps { base * factor.value(at: $0) }
  }

  func alone(base: Double, left: Double) -> (any RateCurve)? {
    WholeSteps(length: left) { base * factor.value(at: $0) }
  }

  func facts(base: Double) -> ScheduleFacts { ScheduleFacts.free.with { ($0.multiplied, $0.isStepped) = (base, true) } }

  func isDefined(before end: Double) -> Bool { factor.holds(before: end) }

  static let key = DialectFormula.key(
    "lr_lambda", variable: "epoch",
    summary: "The function as an expression in `epoch`, the step, with or without `lambda epoch:`.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchLambdaLR? {
    guard let factor = reader.require(key), TorchKeys.accepts(reader),
      factor.holds(on: context, reader: reader, key: key)
    else { return nil }
    return TorchLambdaLR(factor: factor)
  }

  static let entry = DialectEntry(
    .torch, "LambdaLR", summary: "A factor that a function of the step gives.", formula: "lr·lr_lambda(t)",
    latex: #"\eta_t = \eta \thinspace f(t)"#,
    edges: [
      Edge(
        "`lambda epoch:` may stand before the expression.", #""lr_lambda": "lambda epoch: 0.5 ** (epoch // 10)""#,
        [9: 1, 10: 0.5]),
      Edge("The factor may be anything, below 0 too.", #""lr_lambda": "1 - epoch / 50""#, [50: 0, 60: -0.2]),
      .refused("A step of the run without a value.", #""lr_lambda": "1 / epoch""#),
      .refused("Whatever is not arithmetic.", #""lr_lambda": "open(1)""#),
    ],
    source: TorchDialect.source, keys: [key.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "LambdaLR", "args": {"lr_lambda": "0.5 ** (epoch // 200)"}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A factor on the rate of the step before.
struct TorchMultiplicativeLR: TorchLeaf {
  let factor: DialectFormula

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    isInitial ? group.lr : group.lr * (try factor.checked(at: epoch))
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? { nil }

  func alone(base: Double, left: Double) -> (any RateCurve)? {
    Compounding(base: base, length: left, factor: factor.value)
  }

  func facts(base: Double) -> ScheduleFacts { .free.with { $0.isStepped = true } }

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchMultiplicativeLR? {
    // The value at 0 is not used.
    guard let factor = reader.require(TorchLambdaLR.key), TorchKeys.accepts(reader),
      factor.holds(on: context, reader: reader, key: TorchLambdaLR.key, from: 1)
    else { return nil }
    return TorchMultiplicativeLR(factor: factor)
  }

  static let entry = DialectEntry(
    .torch, "MultiplicativeLR", summary: "A factor on the rate of the step before.",
    formula: "lr·lr_lambda(1)·lr_lambda(2)·…·lr_lambda(t)", latex: #"\eta_t = \eta \prod_{i=1}^{t} f(i)"#,
    edges: [
      Edge(
        "The factor acts on the rate of the step before and stays.", #""lr_lambda": "0.5 if epoch == 10 else 1""#,
        [9: 1, 10: 0.5, 99: 0.5]),
      Edge(
        "The value at 0 is never used, and need not exist.", #""lr_lambda": "1 / epoch""#,
        [0: 1, 1: 1, 2: 0.5, 3: 0.1667]),
    ],
    source: TorchDialect.source,
    keys: [TorchLambdaLR.key.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "MultiplicativeLR", "args": {"lr_lambda": "0.997"}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

extension DialectFormula {
  /// The value at a whole step, where the formula of a torch scheduler must have one.
  func checked(at x: Double) throws(TorchRefusal) -> Double {
    let value = value(at: x)
    if value.isNaN { throw TorchRefusal(message: "calls a function that has no value") }
    return value
  }
}
