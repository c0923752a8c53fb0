import LRInput
import LRMath
import LRSchedules

/// A cosine that goes on past its end: up again, down again.
struct TorchCosineAnnealingLR: TorchLeaf {
  /// `T_max`.
  let half: Double
  let floor: Double
  /// Length of the run, in steps.
  let run: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if isInitial { return group.lr }
    if half == 0 { throw .zeroDivision }
    return try TorchCosineAnnealingLR.next(epoch: epoch, lr: group.lr, base: base, floor: floor, half: half)
  }

  /// The recursion, in torch's own order of operations.
  static func next(
    epoch: Double, lr: Double, base: Double, floor: Double, half: Double
  ) throws(TorchRefusal) -> Double {
    if (epoch - 1 - half).truncatingRemainder(dividingBy: 2 * half) == 0 {
      return lr + (base - floor) * (1 - Math.cos(.pi / half)) / 2
    }
    let before = 1 + Math.cos(.pi * (epoch - 1) / half)
    if before == 0 { throw .zeroDivision }
    return (1 + Math.cos(.pi * epoch / half)) / before * (lr - floor) + floor
  }

  func restart(base: Double) throws(TorchRefusal) -> Double? {
    if half == 0 { throw .zeroDivision }
    return floor + (base - floor) * 2 / 2
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    half == 0 ? ConstantCurve(peak: base) : TorchCosineWave(base: base, floor: floor, half: abs(half), run: run)
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(
      .falls, peak: base, floor: floor == 0 ? nil : floor, warmup: nil, milestones: [],
      landing: half == 0 ? nil : abs(half))
  }

  func limit(restarts: Bool) -> TorchLimit? {
    half == 0 ? TorchLimit(step: restarts ? 0 : 1, refusal: .zeroDivision) : nil
  }

  private static let halfKey = Key.number(
    "T_max", unit: "steps", summary: "The steps from the top to the bottom; after them the rate climbs again.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchCosineAnnealingLR? {
    let floor = reader.read(TorchKeys.etaMin)
    guard let half = reader.require(halfKey), TorchKeys.accepts(reader), let floor else { return nil }
    if context.depth == 0, half > 0, Double(context.clock.left) > half + 1 {
      reader.warning(
        at: halfKey, "the rate climbs again after `T_max`, which is before the end of the run",
        hint: "with `T_max` at the run's length it ends at the bottom")
    }
    return TorchCosineAnnealingLR(half: half, floor: floor, run: Double(context.clock.left))
  }

  static let entry = DialectEntry(
    .torch, "CosineAnnealingLR", summary: "A cosine from the rate to `eta_min` in `T_max` steps, then up again.",
    formula: "eta_min + (lr − eta_min)·(1 + cos(πt/T_max))/2",
    latex: #"\eta_t = \eta_{\min} + (\eta - \eta_{\min}) \frac{1 + \cos(\pi t / T)}{2}"#,
    edges: [
      Edge(
        "It is not clamped: after `T_max` the rate climbs, and is back at the top after 2·T_max.", #""T_max": 50"#,
        [50: 0, 75: 0.5, 100: 1]),
      Edge("An `eta_min` above the rate makes it rise.", #""T_max": 100, "eta_min": 2"#, [0: 1, 50: 1.5, 100: 2]),
      .refused("A `T_max` of 0 divides by zero at the first step.", #""T_max": 0"#),
    ],
    source: TorchDialect.source,
    keys: [halfKey.declaration, TorchKeys.etaMin.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 1000}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// The wave of CosineAnnealingLR with the error that its recursion picks up at every bottom.
///
/// Just after a bottom the recursion divides by 1 + cos, of which few digits are left there: with T_max = 30 000
/// all later rates are off by 2e-8. So the first steps after a bottom are taken as torch takes them, and the wave is
/// scaled to what they lead to.
struct TorchCosineWave: RateCurve {
  private let wave: CosineWave
  private let base: Double
  private let floor: Double
  private let half: Double
  /// The scale after bottom 0, 1, …, as far as the run goes; the last one is taken for those beyond.
  private let known: [Double]

  private static let mostKnown = 1024.0
  private static let stepsTaken = 64.0
  /// With a shorter wave the error is below 1e-11.
  private static let leastHalf = 256.0

  init(base: Double, floor: Double, half: Double, run: Double) {
    wave = CosineWave(way: Transition(from: base, to: floor), half: half)
    (self.base, self.floor, self.half) = (base, floor, half)
    let isExact = half < TorchCosineWave.leastHalf || half != half.rounded() || base == floor
    let bottoms = isExact ? 0 : min(TorchCosineWave.mostKnown, ((run + half) / (2 * half)).rounded(.down))
    known = (0..<Int(bottoms)).map {
      TorchCosineWave.scale(base: base, floor: floor, half: half, bottom: Double($0))
    }
  }

  private static func scale(base: Double, floor: Double, half: Double, bottom: Double) -> Double {
    let start = (2 * bottom + 1) * half
    var lr = floor
    let taken = min(stepsTaken, half)
    var into = 1.0
    while into <= taken {
      guard
        let next = try? TorchCosineAnnealingLR.next(
          epoch: start + into, lr: lr, base: base, floor: floor, half: half)
      else { return 1 }
      lr = next
      into += 1
    }
    let share = Transition.Shape.cosine.remaining(after: 1 - taken / half)
    return (lr - floor) / ((base - floor) * share)
  }

  private func scale(at step: Double) -> Double {
    guard !known.isEmpty, step > half else { return 1 }
    let bottom = ((step - half) / (2 * half)).rounded(.down)
    return known[min(Int(min(bottom, 1e6)), known.count - 1)]
  }

  func rate(at step: Double) -> Double {
    let rate = wave.rate(at: step)
    return step <= half || known.isEmpty ? rate : floor + scale(at: step) * (rate - floor)
  }

  func piece(at step: Double) -> Piece {
    let piece = wave.piece(at: step)
    guard step >= half, !known.isEmpty, case .arc(let formula) = piece.shape else { return piece }
    let (scale, floor) = (scale(at: 0.5 * (piece.start + piece.end)), floor)
    return Piece(
      start: piece.start, end: piece.end, shape: .arc { floor + scale * (formula($0) - floor) }, promise: piece.promise)
  }

  func phases(length: Double) -> [Phase] { wave.phases(length: length) }
}
