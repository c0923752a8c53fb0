/// Larger and smaller drawings: places, lines and letters in one proportion.
extension Scene {
  /// The drawing at `factor` times its size.
  package func scaled(by factor: Double) -> Scene {
    var scene = self
    scene.width *= factor
    scene.height *= factor
    for index in layers.indices {
      scene.layers[index].clip = layers[index].clip?.scaled(by: factor)
      scene.layers[index].nodes = layers[index].nodes.map { $0.scaled(by: factor) }
    }
    return scene
  }
}

extension Rect {
  /// The box in a drawing of `factor` times the size.
  package func scaled(by factor: Double) -> Rect {
    Rect(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}

extension SceneNode {
  fileprivate func scaled(by factor: Double) -> SceneNode {
    switch self {
    case .shape(var shape):
      shape.path = shape.path.mapped { Point($0.x * factor, $0.y * factor) }
      shape.stroke = shape.stroke?.scaled(by: factor)
      return .shape(shape)
    case .text(var run):
      run.origin = Point(run.origin.x * factor, run.origin.y * factor)
      run.style.size *= factor
      run.width *= factor
      run.halo = run.halo?.scaled(by: factor)
      return .text(run)
    }
  }
}

extension Stroke {
  fileprivate func scaled(by factor: Double) -> Stroke {
    var stroke = self
    stroke.width *= factor
    stroke.dash = dash.map { $0 * factor }
    return stroke
  }
}
