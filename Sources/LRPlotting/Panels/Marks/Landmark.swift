import LRScene

/// A named place in a panel that belongs to no series.
public struct Landmark: Sendable {
  /// What is drawn at the place.
  public enum Shape: Sendable {
    /// Where trajectories start.
    case ring
    /// Where a function is least.
    case plus
  }

  /// A ring or a plus.
  public var shape: Shape
  /// In units of the x axis.
  public var x: Double
  /// In units of the y axis.
  public var y: Double
  /// May be empty.
  public var name: RichText

  /// See the properties of the same names.
  public init(_ shape: Shape, x: Double, y: Double, name: RichText) {
    self.shape = shape
    self.x = x
    self.y = y
    self.name = name
  }
}

/// Rings and pluses at named places.
extension Landmark {
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    frame.panel.landmarks.compactMap { landmark in
      guard let point = frame.point(landmark.x, landmark.y) else { return nil }
      return MarkerShape.node(
        landmark.shape == .ring ? .ring : .plus, at: [point], radius: MarkerShape.radius.best,
        ink: sheet.theme.paint(.ink), beneath: sheet.theme.paint(.background))
    }
  }

  static func words(_ frame: PanelFrame) -> [(point: Point, text: RichText)] {
    frame.panel.landmarks.compactMap { landmark in
      guard !landmark.name.isEmpty, let point = frame.point(landmark.x, landmark.y) else { return nil }
      return (point, landmark.name)
    }
  }
}
