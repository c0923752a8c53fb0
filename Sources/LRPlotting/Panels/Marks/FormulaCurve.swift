import LRScene

/// A curve with its name on it: what a formula says beside what was measured.
public struct FormulaCurve: Sendable {
  /// What the formula gives at each x.
  public var curve: Curve
  /// May be empty.
  public var name: RichText
  /// The series that it speaks of, whose colour it takes; nil for none.
  public var slot: Int?

  /// See the properties of the same names.
  public init(_ curve: Curve, name: RichText, slot: Int? = nil) {
    self.curve = curve
    self.name = name
    self.slot = slot
  }
}

/// What a formula says: thin dashed curves, and wide pale ones in the colour of the series that they speak of.
extension FormulaCurve {
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    frame.panel.formulas.compactMap { formula in
      let path = CurvePath.build(formula.curve, x: frame.x, y: frame.y, clip: frame.box)
      guard !path.path.isEmpty else { return nil }
      // In the colour of a curve, dashes would be taken for those of a curve: it is wide and pale there.
      let stroke =
        formula.slot.map { Stroke(sheet.theme.series($0).faint, width: Self.wide, join: .round) }
        ?? Stroke(sheet.theme.paint(.ink2), width: 1, dash: [4, 3], join: .round)
      return .shape(Shape(path: path.path, stroke: stroke))
    }
  }

  /// Width of one that has a curve's colour, px.
  private static let wide = 4.0

  /// Names, each with the point of its curve that lies furthest from all curves of the panel.
  static func words(_ frame: PanelFrame) -> [(point: Point, text: RichText)] {
    frame.panel.formulas.compactMap { formula in
      guard !formula.name.isEmpty else { return nil }
      let places = stride(from: 0.1, through: 0.9, by: 0.05).compactMap { share -> Point? in
        let x = frame.box.x + share * frame.box.width
        let y = frame.y.position(of: formula.curve.value(at: frame.x.value(at: x)))
        return y.flatMap { frame.box.y...frame.box.maxY ~= $0 ? Point(x, $0) : nil }
      }
      return places.max { distance($0, frame) < distance($1, frame) }.map { ($0, formula.name) }
    }
  }

  /// How far above or below a point the nearest curve runs, px.
  private static func distance(_ point: Point, _ frame: PanelFrame) -> Double {
    let x = frame.x.value(at: point.x)
    return frame.panel.series.compactMap { frame.y.position(of: $0.curve.value(at: x)) }
      .map { abs($0 - point.y) }.min() ?? 0
  }
}
