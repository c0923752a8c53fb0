import LRInput
import LRMath
import LRSchedules

/// A factor on the rate of the first steps.
struct TorchConstantLR: TorchLeaf {
  let factor: Double
  /// `total_iters`.
  let length: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if epoch == 0 { return group.lr * factor }
    if epoch != length { return group.lr }
    if factor == 0 { throw .zeroDivision }
    return group.lr * (1 / factor)
  }

  func restart(base: Double) -> Double? {
    base * (length <= 0 ? 1 : factor)
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    if length <= 0, restarts { return ConstantCurve(peak: base) }
    // A length that no counter meets is never over.
    guard length > 0, length == length.rounded() else { return ConstantCurve(peak: base * factor) }
    return PointPath(times: [0, length], rates: [base * factor, base], shape: .hold)
  }

  func limit(restarts: Bool) -> TorchLimit? {
    guard factor == 0, length > 0, length == length.rounded() else { return nil }
    return TorchLimit(step: length, refusal: .zeroDivision)
  }

  func facts(base: Double) -> ScheduleFacts { .held(at: base) }

  var isFactor: Bool { true }

  private static let factorKey = Key.number(
    "factor", in: .between(0, 1), default: 1 / 3, defaultText: "1/3",
    summary: "The factor on the rate of the first `total_iters` steps.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchConstantLR? {
    guard let factor = reader.read(factorKey), let length = reader.read(TorchKeys.totalIters),
      TorchKeys.accepts(reader)
    else { return nil }
    if length <= 0 || length != length.rounded(), factor != 1 {
      reader.warning(
        at: TorchKeys.totalIters,
        "the counter never meets `total_iters`, so the rate stays at `factor` for ever",
        hint: "a whole number of at least 1 ends the factor")
    }
    return TorchConstantLR(factor: factor, length: length)
  }

  static let entry = DialectEntry(
    .torch, "ConstantLR", summary: "A factor on the rate of the first steps.",
    formula: "lr·factor for t < total_iters, then lr",
    latex: #"\eta_t = \begin{cases} f \eta & t \lt N \cr \eta & t \ge N \end{cases}"#,
    edges: [
      Edge("Update `total_iters` has the whole rate.", #""factor": 0.5, "total_iters": 10"#, [9: 0.5, 10: 1]),
      Edge("The defaults are a third for 5 steps.", "", [4: 0.3333, 5: 1]),
      Edge(
        "With 0 iterations, or a fraction, the factor stays for ever.", #""factor": 0.5, "total_iters": 0"#,
        [0: 0.5, 99: 0.5]),
      .refused("A factor of 0 that ends within the run: PyTorch divides by it.", #""factor": 0, "total_iters": 10"#),
    ],
    source: TorchDialect.source,
    keys: [factorKey.declaration, TorchKeys.totalIters.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "ConstantLR", "args": {"factor": 0.5, "total_iters": 100}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A line from one factor to another.
struct TorchLinearLR: TorchLeaf {
  let start: Double
  let end: Double
  /// `total_iters`.
  let length: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if epoch == 0 { return group.lr * start }
    if isInitial || epoch > length { return group.lr }
    let rise = end - start
    let present = length * start + (epoch - 1) * rise
    if present == 0 { throw .zeroDivision }
    return group.lr * (1 + rise / present)
  }

  func restart(base: Double) throws(TorchRefusal) -> Double? {
    if length == 0 { throw .zeroDivision }
    return base * (length < 0 ? end : start)
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    let last = length.rounded(.down)
    guard last > 0 else { return ConstantCurve(peak: base * (restarts && length < 0 ? end : start)) }
    let final = last == length ? end : start + (end - start) * (last / length)
    return PointPath(times: [0, last], rates: [base * start, base * final], shape: .linear)
  }

  func limit(restarts: Bool) -> TorchLimit? {
    restarts && length == 0 ? TorchLimit(step: 0, refusal: .zeroDivision) : nil
  }

  func facts(base: Double) -> ScheduleFacts {
    if start == end { return .held(at: base * start) }
    let rises = start < end
    return ScheduleFacts(
      rises ? .rises : .falls, peak: base * max(start, end), floor: rises ? nil : base * end, warmup: nil,
      milestones: [],
      landing: length)
  }

  var isFactor: Bool { true }

  private static let startKey = Key.number(
    "start_factor", in: .above(0, upTo: 1), default: 1 / 3, defaultText: "1/3",
    summary: "The factor of the first step.")
  private static let endKey = Key.number(
    "end_factor", in: .between(0, 1), default: 1, summary: "The factor from step `total_iters` on.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchLinearLR? {
    let (start, end) = (reader.read(startKey), reader.read(endKey))
    guard let length = reader.read(TorchKeys.totalIters), TorchKeys.accepts(reader), let start, let end else {
      return nil
    }
    if length < 1, start != end {
      reader.warning(
        at: TorchKeys.totalIters, "with less than one step the rate stays at `start_factor` for ever",
        hint: "`total_iters` is the step at which `end_factor` is reached")
    }
    return TorchLinearLR(start: start, end: end, length: length)
  }

  static let entry = DialectEntry(
    .torch, "LinearLR", summary: "A line from one factor to another.",
    formula: "lr·(start_factor + (end_factor − start_factor)·min(t, total_iters)/total_iters)",
    latex: #"\eta_t = \eta \left(a + (b - a) \frac{\min(t, N)}{N}\right)"#,
    edges: [
      Edge(
        "Update `total_iters` is the first with `end_factor`, and it holds.",
        #""start_factor": 0.1, "total_iters": 10"#, [0: 0.1, 9: 0.91, 10: 1, 99: 1]),
      Edge(
        "With 0 iterations the rate stays at `start_factor` for ever.", #""total_iters": 0"#, [0: 0.3333, 99: 0.3333]),
      .refused("A `start_factor` of 0.", #""start_factor": 0"#),
    ],
    source: TorchDialect.source,
    keys: [startKey.declaration, endKey.declaration, TorchKeys.totalIters.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 200}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A power of the share that is left, down to 0.
struct TorchPolynomialLR: TorchLeaf {
  /// `total_iters`.
  let length: Double
  let power: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if isInitial || epoch > length { return group.lr }
    if length == 0 { throw .zeroDivision }
    let before = 1 - (epoch - 1) / length
    if before == 0 { throw .zeroDivision }
    let share = (1 - epoch / length) / before
    if share == 0, power < 0 { throw .zeroDivision }
    return group.lr * Math.pow(share, power)
  }

  func restart(base: Double) throws(TorchRefusal) -> Double? {
    if length == 0 || length < 0 && power < 0 { throw .zeroDivision }
    return length < 0 ? base * Math.pow(0, power) : base
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    if restarts, length < 0 { return ConstantCurve(peak: base * Math.pow(0, power)) }
    let last = length.rounded(.down)
    guard last > 0, power != 0 else { return ConstantCurve(peak: base) }
    let body = PolynomialCurve(way: Transition(from: base, to: 0), length: length, power: power)
    guard power > 0 else {
      return Halted(WholeSteps { base * Math.pow(1 - $0 / length, power) }, at: last, final: base)
    }
    return Halted(body, at: last, final: last == length ? 0 : body.rate(at: last))
  }

  func limit(restarts: Bool) -> TorchLimit? {
    if restarts, length == 0 || length < 0 && power < 0 { return TorchLimit(step: 0, refusal: .zeroDivision) }
    guard power < 0, length > 0, length == length.rounded() else { return nil }
    return TorchLimit(step: length, refusal: .zeroDivision)
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(.falls, peak: base, floor: nil, warmup: nil, milestones: [], landing: length > 0 ? length : nil)
  }

  var isFactor: Bool { true }

  private static let powerKey = Key.number("power", default: 1, summary: "The exponent; 1 is a straight line.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchPolynomialLR? {
    let power = reader.read(powerKey)
    guard let length = reader.read(TorchKeys.totalIters), TorchKeys.accepts(reader), let power else { return nil }
    if length < 1 {
      reader.warning(at: TorchKeys.totalIters, "with less than one step the rate stays where it is for ever")
    } else if length != length.rounded() {
      reader.warning(
        at: TorchKeys.totalIters, "the counter never meets `total_iters`, so the rate does not reach 0",
        hint: "give a whole number")
    }
    return TorchPolynomialLR(length: length, power: power)
  }

  static let entry = DialectEntry(
    .torch, "PolynomialLR", summary: "A power of the share that is left, down to 0.",
    formula: "lr·(1 − min(t, total_iters)/total_iters)^power",
    latex: #"\eta_t = \eta \left(1 - \frac{\min(t, N)}{N}\right)^{p}"#,
    edges: [
      Edge(
        "It ends at 0 and stays there; there is no floor. The default length is 5 steps.",
        #""total_iters": 50, "power": 2"#, [25: 0.25, 50: 0, 99: 0]),
      Edge("With 0 iterations the rate stays where it is.", #""total_iters": 0"#, [0: 1, 99: 1]),
      Edge(
        "A length that is no whole number is never met: the last value before it stays.", #""total_iters": 10.5"#,
        [10: 0.04762, 99: 0.04762]),
      .refused(
        "A negative power whose end is within the run: it divides by zero there.", #""total_iters": 50, "power": -1"#),
    ],
    source: TorchDialect.source,
    keys: [TorchKeys.totalIters.declaration, powerKey.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "PolynomialLR", "args": {"total_iters": 1000, "power": 2}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}
