import LRScene

/// A thin dashed curve with its name on it: what a formula says beside what was measured.
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

/// Thin dashed curves of no series: what a formula says.
extension FormulaCurve {
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    frame.panel.formulas.compactMap { formula in
      let path = CurvePath.build(formula.curve, x: frame.x, y: frame.y, clip: frame.box)
      guard !path.path.isEmpty else { return nil }
      let stroke = Stroke(formula.paint(sheet), width: 1, dash: [4, 3], join: .round)
      return .shape(Shape(path: path.path, stroke: stroke))
    }
  }

  private func paint(_ sheet: Sheet) -> Paint {
    slot.map { sheet.theme.series($0).line } ?? sheet.theme.paint(.ink2)
  }

  /// Names, each with a point of its curve at three quarters of the way.
  static func words(_ frame: PanelFrame) -> [(point: Point, text: RichText)] {
    frame.panel.formulas.compactMap { formula in
      guard !formula.name.isEmpty else { return nil }
      let x = frame.box.x + 0.75 * frame.box.width
      let value = formula.curve.value(at: frame.x.value(at: x))
      return frame.y.position(of: value).map { (Point(x, $0), formula.name) }
    }
  }
}
