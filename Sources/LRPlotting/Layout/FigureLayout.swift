import LRScene

/// A figure with every element in its place.
public struct LaidOutFigure: Sendable {
  /// Everything that is painted, in px.
  public var scene: Scene
  /// What a reader of the spec should know: names that found no place, values that an axis cannot show.
  public var notes: [String]
  /// Where its panels lie, in their order.
  public var places: [PanelPlace] = []
}

/// Why a figure cannot be laid out.
public struct LayoutError: Error, Sendable, Equatable {
  /// One clause: what has no room, and in what size.
  public var message: String
  /// Which size would do, or what to leave out.
  public var hint: String
}

/// Gives everything in a figure its place: `Figure` → `Scene`.
///
/// Ways of naming the curves are tried in order until one fits; each try is a whole layout.
public enum FigureLayout {
  /// Lays the figure out at its own size; throws if its panels have no room at that size.
  ///
  /// Cost: in proportion to the curves' pieces; about 0.2 ms for one curve.
  public static func layout(
    _ figure: Figure, measurer: any TextMeasurer
  ) throws(LayoutError) -> LaidOutFigure {
    let factor = figure.magnification
    var usual = figure
    usual.panels = HeatMap.shared(figure.panels, columns: figure.columns)
    (usual.width, usual.height) = (figure.width / factor, figure.height / factor)
    guard var found = laidOut(usual, measurer: measurer) else {
      let count = figure.panels.count
      let size = "\(Int(figure.width)) × \(Int(figure.height)) px"
      throw LayoutError(
        message: count == 1 ? "the chart does not fit into \(size)" : "\(count) panels do not fit into \(size)",
        hint: "give a larger `width` and `height`, or fewer panels")
    }
    guard factor != 1 else { return found }
    found.scene = found.scene.scaled(by: factor)
    // To the last bit, whatever the division made of it.
    (found.scene.width, found.scene.height) = (figure.width, figure.height)
    found.places = found.places.map { $0.scaled(by: factor) }
    return found
  }

  /// A figure with lines and letters of the usual size; nil where its panels have no room.
  private static func laidOut(_ figure: Figure, measurer: some TextMeasurer) -> LaidOutFigure? {
    let sheet = Sheet(figure, measurer: measurer)
    if figure.purpose == .spark { return SparkLayout.laidOut(figure, sheet: sheet) }
    let own = figure.panels.map(PanelExtent.y)
    let shared = shared(own, figure.panels)
    for compact in [false, true] {
      for naming in ways(figure, sheet: sheet) {
        let attempt = Arrangement(
          figure: figure, sheet: sheet, extents: (own, shared), naming: naming, compact: compact)
        if let laidOut = attempt.laidOut() { return laidOut }
      }
    }
    return nil
  }

  /// The ways of naming to try, best first. The last always fits, because it names nothing.
  private static func ways(_ figure: Figure, sheet: Sheet) -> [Naming] {
    var all: Set<Int> = []
    var named = 0
    for panel in figure.panels {
      let slots = Set(panel.series.lazy.filter(\.isNamed).map(\.slot))
      named += slots.count
      all.formUnion(slots)
    }
    guard all.count > 1, figure.panels.contains(where: figure.namesCurves) else { return [.none] }
    switch figure.naming {
    case .none: return [.none]
    case .end: return [.end, .key, .none]
    case .curve: return sheet.isSmall ? [.curve, .key, .none] : [.curve, .end, .key, .none]
    case .key: return [.key, .none]
    case .auto:
      if figure.panels.count > 1, named > all.count { return [.key, .end, .none] }
      return sheet.isSmall ? [.curve, .key, .none] : [.end, .curve, .key, .none]
    }
  }

  /// Panels of one quantity on one scale have one range, so that they can be compared, unless their peaks are so far
  /// apart that the lower would be flat.
  static func shared(_ extents: [DataExtent], _ panels: [Panel]) -> [DataExtent] {
    extents.indices.map { index in
      var union = extents[index]
      for other in extents.indices where isSameQuantity(panels[index], panels[other]) {
        let (a, b) = (extents[index].high, extents[other].high)
        guard max(a, b) <= 4 * min(a, b) else { continue }
        union.add(extents[other])
      }
      return union
    }
  }

  /// Rates are rates; other numbers are the same only where they have the same name.
  private static func isSameQuantity(_ one: Panel, _ other: Panel) -> Bool {
    guard one.y.unit == other.y.unit, one.y.scale == other.y.scale, one.y.unit != .category else { return false }
    return one.y.unit == .rate || one.y.title == other.y.title
  }
}
