import LRMath

/// Curves one after the other, each on a clock of its own.
package struct Stages: RateCurve {
  package struct Stage: Sendable {
    /// First step of the stage.
    package var start: Double
    /// The step at which its clock stands at 0; may lie before or after `start`.
    package var origin: Double
    package var curve: any RateCurve
    /// What the stage is to people; nil asks the curve.
    package var kind: Phase.Kind?

    /// See the properties of the same names.
    package init(start: Double, origin: Double, curve: any RateCurve, kind: Phase.Kind? = nil) {
      self.start = start
      self.origin = origin
      self.curve = curve
      self.kind = kind
    }
  }

  private let stages: [Stage]
  private let starts: [Double]

  /// - Parameter stages: In order; the first starts at 0, and one that starts with the next is left out.
  package init(_ stages: [Stage]) {
    let kept = stages.indices.filter { $0 + 1 == stages.count || stages[$0].start < stages[$0 + 1].start }
    self.stages = kept.map { stages[$0] }
    starts = self.stages.map(\.start)
  }

  package func rate(at step: Double) -> Double {
    let stage = stages[max(0, starts.count(upTo: step) - 1)]
    return stage.curve.rate(at: step - stage.origin)
  }

  package func piece(at step: Double) -> Piece {
    let reached = max(1, starts.count(upTo: step))
    let stage = stages[reached - 1]
    let piece = stage.curve.piece(at: step - stage.origin).shifted(by: stage.origin).reaching(past: step)
    return reached < starts.count ? piece.cut(at: starts[reached]) : piece
  }

  package func hasRate(at step: Double) -> Bool {
    let stage = stages[max(0, starts.count(upTo: step) - 1)]
    return stage.curve.hasRate(at: step - stage.origin)
  }

  package func driven(by metrics: [Double]) -> any RateCurve {
    Stages(
      stages.map { stage in
        var stage = stage
        stage.curve = stage.curve.driven(by: metrics)
        return stage
      })
  }

  package func phases(length: Double) -> [Phase] {
    stages.indices.flatMap { index -> [Phase] in
      let stage = stages[index]
      let end = index + 1 < stages.count ? min(length, starts[index + 1]) : length
      guard end > stage.start else { return [] }
      if let kind = stage.kind { return [Phase(kind, from: stage.start, to: end)] }
      return stage.curve.phases(length: end - stage.origin).compactMap { phase in
        var phase = phase.shifted(by: stage.origin)
        phase.start = max(phase.start, stage.start)
        phase.end = min(phase.end, end)
        return phase.end > phase.start ? phase : nil
      }
    }
  }
}
