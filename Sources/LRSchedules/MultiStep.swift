import LRInput
import LRMath

/// A drop by the same factor at each milestone.
struct MultiStep: Curve {
  let peak: Double
  let floor: Double
  let gamma: Double
  /// Non-decreasing; one that stands twice acts twice.
  let milestones: [Double]

  func rate(at step: Double) -> Double { level(milestones.count(upTo: step)) }

  private func level(_ drops: Int) -> Double { max(floor, peak * Math.pow(gamma, Double(drops))) }

  func piece(at step: Double) -> Piece {
    let drops = milestones.count(upTo: step)
    return .constant(
      level(drops), from: drops > 0 ? milestones[drops - 1] : 0,
      to: drops < milestones.count ? milestones[drops] : .infinity)
  }

  private static let milestones = Key.integers(
    "milestones", in: .between(0, 1e12), kind: "list of steps",
    summary: "The steps at which the rate drops: milestone m acts at t = m.")

  static let entry = ScheduleEntry(
    name: "multistep", otherNames: ["multi_step", "MultiStepLR", "milestones", "piecewise_constant"],
    summary: "A drop by the same factor at each milestone.",
    formula: "lr·gamma^(number of milestones ≤ t)",
    latex: #"\eta_t = \eta_{\max}\,\gamma^{\left|\{m : m \le t\}\right|}"#,
    source: "He et al. 2016, arXiv:1512.03385; torch.optim.lr_scheduler.MultiStepLR",
    keys: [SharedKeys.lr.declaration, milestones.declaration, SharedKeys.gamma.declaration] + SharedKeys.floor,
    example: #"{"type": "multistep", "lr": 0.1, "milestones": [500, 750], "gamma": 0.1}"#,
    isContinuous: false, isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let gamma = reader.read(SharedKeys.gamma)
    guard let list = reader.require(milestones), let peak, let gamma else { return nil }
    for index in list.indices.dropFirst() where list[index] < list[index - 1] {
      let elements = reader.node(of: milestones)?.array
      reader.sink.error(
        at: elements?[index].offset ?? reader.offset(of: milestones),
        "milestone \(StepCount.digits(list[index])) comes after \(StepCount.digits(list[index - 1]))",
        hint: "milestones go upwards; one that stands twice acts twice")
    }
    let curve = MultiStep(peak: peak, floor: floor, gamma: gamma, milestones: list.map(Double.init))
    return arguments.made(curve, peak: peak)
  }
}

extension [Double] {
  /// How many elements of this non-decreasing list are at most `limit`.
  func count(upTo limit: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
