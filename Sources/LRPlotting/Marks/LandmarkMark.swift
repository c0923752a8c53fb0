import LRScene

/// Rings and pluses at named places.
enum LandmarkMark {
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
