import LRMath
import LRPlotting
import LRResults

/// The annotations of a panel in the numbers of its axes.
enum AnnotationFigure {
  static func annotations(_ panel: PanelSpec, _ results: Results) -> [Annotation] {
    let (x, y) = axes(panel, results)
    return panel.annotations.map { one in
      let kind: Annotation.Kind =
        switch one.kind {
        case .upright(let place): .upright(x(place))
        case .level(let value): .level(y(value))
        case .span(let from, let to): .span(x(from), x(to))
        case .note(let place, let value): .note(x: x(place), y: y(value))
        }
      return Annotation(kind, name: one.label)
    }
  }

  private typealias Place = (Double) -> Double

  /// On an axis of names a number is the place of a name, from 1; on one of cells it is what the cells stand for.
  private static func axes(_ panel: PanelSpec, _ results: Results) -> (x: Place, y: Place) {
    switch panel.content {
    case .curves, .steps, .rates, .varied, .plane: return ({ $0 }, { $0 })
    case .outcomes: return ({ $0 }, { $0 - 1 })
    case .cells(let shown):
      let rates = shown.entries.first.map { shown.table($0, results).map(\.x) } ?? []
      let varied = shown.entries.compactMap(\.varied)
      let isVaried = varied.count == shown.entries.count
      return ({ place($0, among: rates) }, { isVaried ? place($0, among: varied) : $0 - 1 })
    }
  }

  /// The index at which a number would stand among others that rise, between two of them in proportion of their logarithms.
  private static func place(_ value: Double, among all: [Double]) -> Double {
    if let exact = all.firstIndex(of: value) { return Double(exact) }
    guard let next = all.firstIndex(where: { $0 > value }), next > 0 else { return .nan }
    let (low, high) = (all[next - 1], all[next])
    let share =
      low > 0 && value > 0
      ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
    return Double(next - 1) + share
  }
}
