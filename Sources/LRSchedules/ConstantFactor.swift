import LRInput
import LRMath

/// A share of the rate for a while, then the whole rate.
struct ConstantFactor: Curve {
  let peak: Double
  let factor: Double

  func rate(at step: Double) -> Double { peak * factor }

  func piece(at step: Double) -> Piece { .constant(peak * factor, from: 0, to: .infinity) }

  func final(length: Double) -> Double { peak }

  func phases(length: Double) -> [Phase] { [Phase(.hold, from: 0, to: length)] }

  private static let factor = Key.number(
    "factor", in: .between(0, 1), default: 1 / 3.0, defaultText: "1/3",
    summary: "The share of `lr` that holds for `steps` steps.")

  static let entry = ScheduleEntry(
    name: "constant_factor", otherNames: ["ConstantLR", "constant_lr"],
    summary: "A share of the rate for a while, then the whole rate.",
    formula: "lr·factor, and lr from `steps` on",
    latex: #"\eta_t = f\,\eta_{\max}\ (t < s),\quad \eta_{\max}\ (t \ge s)"#,
    source: "torch.optim.lr_scheduler.ConstantLR",
    keys: [SharedKeys.lr.declaration, factor.declaration],
    example: #"{"type": "constant_factor", "lr": 0.1, "factor": 0.25, "steps": 200}"#,
    isContinuous: false
  ) { arguments in
    let peak = arguments.peak()
    guard let factor = arguments.reader.read(factor), let peak else { return nil }
    return arguments.made(ConstantFactor(peak: peak, factor: factor), peak: peak)
  }
}
