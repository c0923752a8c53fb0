import LRInput
import LRMath

/// Half a cosine wave from the peak to the floor.
package struct CosineCurve: RateCurve {
  package let way: Transition
  /// T, in steps.
  package let length: Double

  /// See the properties of the same names.
  package init(way: Transition, length: Double, exponent: Double = 1, k: Double = 1) {
    self.way = way
    self.length = length
    self.exponent = exponent
    self.k = k
  }
  /// The power of the wave, and of the time in it.
  package let exponent: Double
  package let k: Double

  package func rate(at step: Double) -> Double {
    let u = min(1, step / length)
    let share = Transition.Shape.cosine.remaining(after: k == 1 ? u : Math.pow(u, k))
    return way.rate(remaining: exponent == 1 ? share : Math.pow(share, exponent))
  }

  package func piece(at step: Double) -> Piece {
    Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  package func final(length: Double) -> Double { way.to }
}

/// Half a cosine wave from the peak to the floor.
///
///     Cosine(peak: 0.1, floor: 0.001, steps: 1000).rate(at: 500)   // 0.0505
///
/// floor + (peak − floor)·((1 + cos(π·(t/T)^k))/2)^exponent for t < T, the floor from there on.
///
/// Source: Loshchilov and Hutter 2017 (SGDR), arXiv:1608.03983, without restarts.
public struct Cosine: PlannedSchedule {
  /// The wave, which lands at T; its facts name the floor only where one is given.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - steps: Its length T.
  ///   - exponent: The power of the wave, above 0; 2 falls earlier and lands gently.
  ///   - k: The power of t/T, above 0; above 1 the decay comes later.
  public init(peak: Double, floor: Double? = nil, steps: Int, exponent: Double = 1, k: Double = 1) {
    let curve = CosineCurve(
      way: Transition(from: peak, to: floor ?? 0), length: Double(steps), exponent: exponent, k: k)
    plan = SchedulePlan(curve, steps: steps, peak: peak, facts: .falls(from: peak, to: floor, landing: Double(steps)))
  }

  private static let exponent = Key.number(
    "exponent", in: .above(0, upTo: 1000), default: 1,
    summary: "The power of the wave; 2 falls earlier and lands gently.")
  package static let k = Key.number(
    "k", in: .above(0, upTo: 1000), default: 1,
    summary: "The power of the share t/T of the time that has passed; above 1 the decay comes later.")

  package static let entry = ScheduleEntry(
    name: "cosine", otherNames: ["cos", "cosine_annealing", "cosine_decay", "CosineAnnealingLR", "cosine_with_min_lr"],
    summary: "Half a cosine wave from the peak to the floor: a gentle start and a gentle landing.",
    formula: "min + (lr − min)·((1 + cos(π(t/T)^k))/2)^exponent",
    latex: #"\eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \left(\frac{1 + \cos(\pi (t/T)^{k})}{2}\right)^{p}"#,
    edges: [
      Edge(
        """
        The floor is the value at t = T, one step after the last update, and past it: it does not climb again as \
        PyTorch's does.
        """,
        #""lr": 1, "min_lr": 0.1"#, [50: 0.55, 99: 0.1002, 100: 0.1, 150: 0.1]),
      Edge(
        "A warmup takes its steps from the length; the wave fills what is left.", #""lr": 1, "warmup": 20"#,
        [0: 0.05, 19: 1, 20: 1, 60: 0.5, 100: 0]),
      Edge(
        "An `exponent` of 2 falls earlier, and a `k` above 1 later.", #""lr": 1, "exponent": 2"#, [50: 0.25, 100: 0]),
      .refused("A floor above the peak.", #""lr": 1, "min_lr": 2"#),
      .refused("A floor given twice.", #""lr": 1, "min_lr": 0.1, "min_ratio": 0.1"#),
    ],
    source: "Loshchilov and Hutter 2017 (SGDR), arXiv:1608.03983, without restarts",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [exponent.declaration, k.declaration],
    example: #"{"type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#,
    isDecay: true
  ) { arguments in
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (exponent, k) = (arguments.reader.read(exponent), arguments.reader.read(k))
    guard let peak, let exponent, let k else { return nil }
    return Cosine(peak: peak, floor: floor, steps: arguments.length, exponent: exponent, k: k)
  }
}
