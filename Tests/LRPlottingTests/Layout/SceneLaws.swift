import LRScene

@testable import LRPlotting

/// What may not be in any scene, found and told in words.
enum SceneLaws {
  /// Pairs of texts whose boxes meet.
  static func overlaps(_ texts: [TextBox]) -> [String] {
    var found: [String] = []
    for (index, one) in texts.enumerated() {
      for other in texts.dropFirst(index + 1) where one.box.grown(by: -0.05).overlaps(other.box) {
        found.append("\(one.role) “\(one.run.text)” meets \(other.role) “\(other.run.text)”")
      }
    }
    return found
  }

  /// Texts without a halo that lie on a curve.
  static func coveredCurves(_ scene: Scene) -> [String] {
    let bare = scene.texts.filter { $0.run.halo == nil }
    var found: [String] = []
    for layer in scene.layers where layer.role == "curve" {
      guard let clip = layer.clip else { continue }
      let near = bare.filter { $0.box.overlaps(clip) }
      guard !near.isEmpty else { continue }
      var covered: Set<Int> = []
      for case .shape(let shape) in layer.nodes {
        shape.path.walk(stride: 0.5) { point in
          for (index, text) in near.enumerated() where holds(text.box.grown(by: -0.5), point) { covered.insert(index) }
        }
      }
      found += covered.sorted().map {
        "\(near[$0].role) “\(near[$0].run.text)” lies on \(layer.title ?? "a curve")"
      }
    }
    return found
  }

  private static func holds(_ box: Rect, _ point: Point) -> Bool {
    point.x > box.x && point.x < box.maxX && point.y > box.y && point.y < box.maxY
  }
}
