import LRInput
import LRPlotting
import LRScene
import LRSchedules

/// Turns what a spec asks for into numbers and names: `ChartSpec` → `Figure`.
public enum Resolve {
  /// The figure of a spec: every curve with its facts, every panel with its axes, the words for those who do not see.
  public static func figure(_ spec: ChartSpec, origin: Origin) -> Figure {
    let facts = spec.curves.map { CurveFacts($0.schedule.schedule, steps: spec.steps) }
    return Figure(
      title: spec.title, subtitle: spec.subtitle, name: Summary.name(spec), summary: Summary.text(spec, facts: facts),
      width: spec.width, height: spec.height, appearance: spec.appearance, columns: spec.columns,
      naming: spec.naming, panels: spec.panels.map { panel($0, of: spec, facts: facts) }, origin: origin)
  }

  private static func panel(_ panel: PanelSpec, of spec: ChartSpec, facts: [CurveFacts]) -> Panel {
    Panel(
      title: panel.title,
      x: Axis(
        title: panel.x.title ?? .literal("step"), unit: .steps, scale: panel.x.scale, lower: panel.x.lower,
        upper: panel.x.upper, stepsPerEpoch: spec.stepsPerEpoch),
      y: Axis(
        title: panel.y.title ?? rateTitle(panel.y.scale), unit: .rate, scale: panel.y.scale, lower: panel.y.lower,
        upper: panel.y.upper),
      bands: panel.showsPhases ? bands(panel, of: spec) : [],
      series: panel.curves.map { series($0, marks: panel.marks, of: spec, facts: facts[$0]) })
  }

  static func rateTitle(_ scale: ScaleKind) -> RichText {
    let name = (try? RichText("learning rate $\\eta_t$")) ?? .literal("learning rate")
    return scale == .log ? name + .literal(", log scale") : name
  }

  private static func series(_ index: Int, marks: Set<Mark>, of spec: ChartSpec, facts: CurveFacts) -> Series {
    let curve = spec.curves[index]
    let schedule = curve.schedule.schedule
    let end = Double(spec.steps)
    var callouts: [Callout] = []
    if marks.contains(.peak), let step = facts.peak.step {
      let text: RichText =
        .literal("peak ") + NumberText.short(facts.peak.rate) + .literal(" at step \(NumberText.count(step))")
      callouts.append(Callout(x: Double(step), y: facts.peak.rate, text: text))
    }
    if marks.contains(.final) {
      callouts.append(
        Callout(x: end, y: facts.final, text: .literal("final ") + NumberText.short(facts.final)))
    }
    return Series(
      label: curve.label, slot: curve.slot, curve: Curve(from: 0, to: end) { schedule.piece(at: $0) },
      callouts: callouts)
  }

  /// The phases of the panel's first curve.
  private static func bands(_ panel: PanelSpec, of spec: ChartSpec) -> [Band] {
    guard let first = panel.curves.first else { return [] }
    let end = Double(spec.steps)
    return spec.curves[first].schedule.schedule.phases.compactMap { phase in
      guard phase.start < end else { return nil }
      let kind: Band.Kind =
        switch phase.kind {
        case .warmup, .rise: .warmup
        case .hold: .hold
        case .decay: .decay
        case .cycle: .cycle
        }
      return Band(kind: kind, start: phase.start, end: min(phase.end, end), name: phase.name)
    }
  }
}
