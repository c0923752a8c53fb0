import LRSchedules

/// Milestones that the run never comes to, possibly since they count from the seam at which their part begins.
struct IdleMilestones: LintRule {
  let name = "idle-milestones"
  let reason = "milestones of another recipe, or counted in another unit than the run, leave the rate too high"
  let source = "JIA-Lab-research/PointGroup #9, Lightning-AI/pytorch-lightning #3869, pytorch/pytorch #64037"

  func look(_ subject: LintSubject) -> [Observation] {
    // Every part counts its own.
    let parts = subject.facts.milestones.map(\.seam)
    return parts.enumerated().filter { !parts[..<$0].contains($1) }.flatMap { _, seam in
      look(subject, at: subject.facts.milestones.filter { $0.seam == seam })
    }
  }

  private func look(_ subject: LintSubject, at all: [ScheduleFacts.Milestone]) -> [Observation] {
    let idle = all.filter { $0.at >= Double(subject.steps) }
    guard let first = idle.first else { return [] }
    let last = "the last \(subject.unit.name), \(StepCount.digits(subject.steps - 1))"
    let written = RateText.step(first.written)
    let one = first.isStair ? "the first change, after \(written) \(subject.unit.plural)," : "the milestone \(written)"
    let which = idle.count == 1 ? one : count(idle, of: all)
    let does = idle.count == 1 ? "does" : "do"
    let message: String
    if let seam = first.seam, let cut = first.cut {
      message =
        "\(which) of the part from \(subject.unit.at(StepCount.from(seam))) on \(does) nothing: the next part takes over at "
        + subject.unit.at(StepCount.from(cut))
    } else if let cut = first.cut {
      message = "\(which) \(does) nothing: the next part takes over at \(subject.unit.at(StepCount.from(cut)))"
    } else if let seam = first.seam, first.written < Double(subject.steps) {
      message =
        "\(which) \(idle.count == 1 ? "acts" : "act") behind \(last): counted from \(subject.unit.at(StepCount.from(seam))), where its "
        + "part begins, \(written) is \(subject.unit.name) \(RateText.step(first.at))"
    } else if idle.count == 1, first.isStair || first.written < Double(subject.steps) {
      message = "\(which) acts at \(subject.unit.at(StepCount.from(first.at))), behind \(last)"
    } else {
      message = "\(which) \(idle.count == 1 ? "lies" : "act") behind \(last), and \(does) nothing"
    }
    return [Observation(.warning, message, at: subject.steps - 1)]
  }

  private func count(_ idle: [ScheduleFacts.Milestone], of all: [ScheduleFacts.Milestone]) -> String {
    switch (idle.count, all.count) {
    case (2, 2): "both milestones"
    case (all.count, _): "all \(all.count) milestones"
    default: "\(idle.count) of \(all.count) milestones"
    }
  }
}
