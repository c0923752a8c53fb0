/// Milestones that the run never comes to.
struct IdleMilestones: LintRule {
  let name = "idle-milestones"
  let reason = "milestones of another recipe, or counted in another unit than the run, leave the rate too high"
  let source = "JIA-Lab-research/PointGroup #9, Lightning-AI/pytorch-lightning #3869"

  func look(_ subject: LintSubject) -> [Observation] {
    let all = subject.arguments.milestones
    let idle = all.filter { $0 >= subject.steps }
    guard let first = idle.first else { return [] }
    let which = idle.count == 1 ? "the milestone \(StepCount.digits(first)) lies" : "\(count(idle, of: all)) lie"
    return [
      Observation(
        .warning,
        "\(which) behind the last step, \(StepCount.digits(subject.steps - 1)), and \(idle.count == 1 ? "does" : "do") "
          + "nothing",
        at: subject.steps - 1)
    ]
  }

  private func count(_ idle: [Int], of all: [Int]) -> String {
    idle.count == all.count ? "all \(all.count) milestones" : "\(idle.count) of \(all.count) milestones"
  }
}
