import LRScene

/// A dotted line across the panel with its name on it: a noise floor, a target, the end of stability.
///
///     ReferenceLine(.level, at: 1.30, name: .literal("noise floor at η = 1.9: 1.30"))
public struct ReferenceLine: Sendable {
  /// Which axis the line crosses.
  public enum Direction: Sendable {
    /// At a value of the y axis; named at the right.
    case level
    /// At a place of the x axis; named at the top.
    case upright
  }

  /// Level or upright.
  public var direction: Direction
  /// In units of the axis it crosses, which is made to hold it; one that is not finite is left out.
  public var value: Double
  /// May be empty.
  public var name: RichText

  /// See the properties of the same names.
  public init(_ direction: Direction, at value: Double, name: RichText) {
    self.direction = direction
    self.value = value
    self.name = name
  }
}

/// Reference lines, dotted across the panel, with their names on them.
extension ReferenceLine {
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    let box = frame.box
    var path = Path()
    for line in frame.panel.lines {
      switch line.direction {
      case .level:
        guard let y = frame.y.position(of: line.value), y >= box.y, y <= box.maxY else { continue }
        path.append(.line(from: Point(box.x, y), to: Point(box.maxX, y)))
      case .upright:
        guard let x = frame.x.position(of: line.value), x >= box.x, x <= box.maxX else { continue }
        path.append(.line(from: Point(x, box.y), to: Point(x, box.maxY)))
      }
    }
    guard !path.isEmpty else { return [] }
    return [.shape(Shape(path: path, stroke: Stroke(sheet.theme.paint(.ink2), width: 1, dash: [1, 3])))]
  }

  /// Names with the points they belong to, for the search of free places.
  static func words(_ frame: PanelFrame) -> [(point: Point, text: RichText)] {
    frame.panel.lines.compactMap { line in
      guard !line.name.isEmpty else { return nil }
      switch line.direction {
      case .level:
        return frame.y.position(of: line.value).map { (Point(frame.box.maxX - 40, $0), line.name) }
      case .upright:
        return frame.x.position(of: line.value).map { (Point($0, frame.box.y + 16), line.name) }
      }
    }
  }
}
