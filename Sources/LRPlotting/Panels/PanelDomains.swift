import LRMath
import LRScene

/// What the axes of a panel run over.
struct PanelDomains {
  let x: Domain
  let y: Domain

  /// Room above a peak that is to be named, and above a plateau that bears a name, px.
  private static let wordRoom = 22.0
  /// Share of the axis that a grey range without an end gets.
  private static let openShare = 0.12
  /// Between a bar's end and its number, and behind the number, px.
  private static let barRoom = 12.0

  /// - Parameters:
  ///   - extent: what the y axis has to hold.
  ///   - naming: how the curves are named: names beside them need room above.
  init(_ panel: Panel, extent: DataExtent, box: Rect, sheet: Sheet, naming: Naming) {
    let named = naming == .curve || panel.series.contains { $0.callouts.contains { !$0.text.isEmpty } }
    let bars = panel.series.contains { !$0.bars.isEmpty }
    let x =
      switch panel.x.unit {
      case .steps: Self.steps(panel)
      case .category: Self.categories(panel.x)
      case .rate, .value:
        Self.values(
          panel, length: box.width, headroom: bars ? Bar.widestText(panel, sheet: sheet) + Self.barRoom : 0)
      }
    let y =
      if panel.y.unit == .category {
        Self.categories(panel.y)
      } else {
        Domain.fitting(
          extent, kind: panel.y.scale,
          floor: panel.contours != nil ? .free : panel.y.unit == .rate ? .zero : .automatic, length: box.height,
          headroom: named || bars && panel.x.unit == .category ? Self.wordRoom : 0, low: panel.y.lower,
          high: panel.y.upper)
      }
    (self.x, self.y) = panel.contours?.isEqual == true ? Self.equal(x, y, box: box) : (x, y)
  }

  /// Steps run from the first to the last, without a margin; on a log axis from step 1.
  private static func steps(_ panel: Panel) -> Domain {
    let curves = (panel.series.map(\.curve) + panel.formulas.map(\.curve)).filter { !$0.isEmpty }
    let bands = panel.series.compactMap(\.ribbon).filter { !$0.steps.isEmpty }
    let points = panel.series.flatMap(\.points).map(\.x).filter(\.isFinite)
    let low = panel.x.lower ?? (curves.map(\.from) + bands.map { $0.steps[0] } + points).min() ?? 0
    let high = panel.x.upper ?? (curves.map(\.to) + bands.map { $0.steps[$0.steps.count - 1] } + points).max() ?? 1
    if panel.x.scale == .log { return .exact(max(low, min(1, high)), max(high, 2), kind: .log) }
    return .exact(low, high, kind: .linear)
  }

  private static func categories(_ axis: Axis) -> Domain {
    .exact(-0.5, Double(max(axis.categories.count, 1)) - 0.5)
  }

  private static func values(_ panel: Panel, length: Double, headroom: Double) -> Domain {
    let extent = PanelExtent.x(panel)
    let found = Domain.fitting(
      extent, kind: panel.x.scale, floor: panel.y.unit == .category ? .zero : .free, length: length,
      headroom: headroom, low: panel.x.lower, high: panel.x.upper)
    guard panel.x.upper == nil, !extent.isEmpty else { return found }
    let open = panel.ranges.filter { $0.end > extent.high && $0.start.isFinite }.map(\.start).max()
    guard let open, open > found.low else { return found }
    // The range begins near the end of the data: what is added is a share of the whole.
    let start = max(open, extent.high)
    let high =
      found.kind == .log
      ? start * Math.pow(start / found.low, openShare) : start + (start - found.low) * openShare
    return .exact(found.low, max(found.high, high), kind: found.kind)
  }

  /// The two domains, one of them wider, so that a unit of x is as long as a unit of y.
  private static func equal(_ x: Domain, _ y: Domain, box: Rect) -> (Domain, Domain) {
    guard x.kind == .linear, y.kind == .linear, box.width > 0, box.height > 0 else { return (x, y) }
    let unit = max((x.high - x.low) / box.width, (y.high - y.low) / box.height)
    func wider(_ domain: Domain, _ length: Double) -> Domain {
      let middle = domain.low + (domain.high - domain.low) / 2
      return .exact(middle - unit * length / 2, middle + unit * length / 2)
    }
    return (wider(x, box.width), wider(y, box.height))
  }
}
