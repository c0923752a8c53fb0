import LRInput
import LRTraining

/// Says what a panel needs that its training does not have.
struct ShowCheck {
  private let show: Show
  private let arm: Arm
  private let offset: Int
  private let sink: DiagnosticSink

  init(_ show: Show, _ arm: Arm, at offset: Int, sink: DiagnosticSink) {
    self.show = show
    self.arm = arm
    self.offset = offset
    self.sink = sink
  }

  /// Whether the panel can be made; if not, the reason has been said.
  var isFine: Bool {
    guard let train = arm.train else { return true }
    let name = DiagnosticText.quoted(show.rawValue)
    if [.share, .sweepShare, .stepsToTarget].contains(show), train.target == nil {
      return refuse("\(name) needs a `target` in `train`", "for example \"target\": { \"below\": 0.1 }")
    }
    if show == .sweepShare, train.sweep == nil {
      return refuse("\(name) needs a `sweep` in `train`", "for example \"sweep\": { \"from\": 0.01, \"to\": 1 }")
    }
    if show == .sweep, train.sweep == nil, train.tune == nil {
      return refuse("\(name) needs a `sweep` or `tune`", "for example \"tune\": { \"from\": 0.01, \"to\": 1 }")
    }
    if show == .tunedLR, train.tune == nil {
      return refuse("\(name) needs a `tune`", "for example \"tune\": { \"from\": 0.01, \"to\": 1 }")
    }
    let quantities = [show.quantity, show.needsRuns ? train.score.quantity : nil, train.target?.quantity]
      .compactMap { $0 }
    switch train.problem {
    case .moments: return fits(moments: train, quantities)
    case .iterates(let problem): return fits(problem, train, quantities)
    }
  }

  private func fits(moments train: TrainSpec, _ quantities: [Quantity]) -> Bool {
    let known: [Quantity] = [.loss, .excessLoss, .squaredGradient, .bestSquaredGradient]
    if let other = quantities.first(where: { !known.contains($0) }) {
      return refuse(
        "\(DiagnosticText.quoted(other.rawValue)) is not known of \(DiagnosticText.quoted(train.problemType)), whose "
          + "runs are known in expectation", "write `\"sampled\": true` into the problem")
    }
    guard train.optimizer.isHeavyBall else {
      return refuse(
        "\(DiagnosticText.quoted(train.problemType)) is known in expectation for plain SGD and heavy-ball momentum only",
        "write `\"sampled\": true` into the problem: then every optimizer can be run", at: train.node["optimizer"])
    }
    return show != .plane || refuse("`plane` needs a problem with two coordinates", nil)
  }

  private func fits(_ problem: any Problem, _ train: TrainSpec, _ quantities: [Quantity]) -> Bool {
    if quantities.contains(.excessLoss), problem.leastLoss == nil {
      return refuse(
        "the least loss of \(DiagnosticText.quoted(train.problemType)) is not known", "show the `loss` instead")
    }
    if show == .plane, problem.dimension != 2 {
      return refuse("`plane` needs a problem with two coordinates, not \(problem.dimension)", nil)
    }
    if quantities.contains(.coordinate), train.coordinate >= problem.dimension {
      return refuse("the problem has \(problem.dimension) coordinates, counted from 0", nil)
    }
    return true
  }

  private func refuse(_ message: String, _ hint: String?, at node: Node? = nil) -> Bool {
    let diagnostic = Diagnostic(.error, at: node?.offset ?? offset, message, hint: hint)
    if !sink.diagnostics.contains(diagnostic) { sink.report(diagnostic) }
    return false
  }
}

extension Arm {
  /// Notes what a panel needs of the runs.
  mutating func want(_ show: Show, _ formulas: Set<TrainedPanel.Formula>) {
    guard show.needsRuns else { return }
    if show == .tunedLR || show == .plane { return }
    if show.isAgainstRates {
      if train?.sweep != nil { wantsSweep = true }
      return
    }
    var list = quantities ?? []
    var wanted = [show.quantity].compactMap { $0 }
    if formulas.contains(.theoremBound) {
      wanted += [.loss, .squaredGradient]
      isWhole = true
    }
    for quantity in wanted where !list.contains(quantity) { list.append(quantity) }
    quantities = list
  }
}
