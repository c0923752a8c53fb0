import LRInput
import LRMath

/// Half a cosine wave from the peak to the floor.
struct Cosine: Curve {
  let way: Transition
  /// T, in steps.
  let length: Double

  func rate(at step: Double) -> Double {
    way.rate(remaining: Transition.Shape.cosine.remaining(after: step / length))
  }

  func piece(at step: Double) -> Piece {
    Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  func final(length: Double) -> Double { way.to }

  static let entry = ScheduleEntry(
    name: "cosine", otherNames: ["cos", "cosine_annealing", "cosine_decay", "CosineAnnealingLR", "cosine_with_min_lr"],
    summary: "Half a cosine wave from the peak to the floor: a gentle start and a gentle landing.",
    formula: "min + (lr − min)·(1 + cos(πt/T))/2",
    latex: #"\eta_t = \eta_{\min} + \tfrac12(\eta_{\max} - \eta_{\min})\left(1 + \cos\frac{\pi t}{T}\right)"#,
    source: "Loshchilov and Hutter 2017 (SGDR), arXiv:1608.03983, without restarts",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor,
    example: #"{"type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#,
    isDecay: true
  ) { arguments in
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    guard let peak else { return nil }
    let cosine = Cosine(way: Transition(from: peak, to: floor), length: Double(arguments.length))
    return arguments.made(cosine, peak: peak)
  }
}
