internal import LRScene

/// Refuses what Cairo would silently draw wrongly.
///
/// Cairo keeps coordinates as 24.8 fixed point: NaN becomes 0 and numbers beyond ±2²³ wrap around, both with
/// a status of success. 1e6 px leaves room for a scale of 8.
enum SceneCheck {
  static let limit = 1e6

  static func check(_ scene: Scene) throws(RenderError) {
    guard scene.width > 0, scene.height > 0, scene.width <= 32_000, scene.height <= 32_000 else {
      throw .badSize(width: scene.width, height: scene.height, scale: 1)
    }
    try check(scene.background, "background")
    for layer in scene.layers {
      if let clip = layer.clip {
        try check([clip.x, clip.y, clip.width, clip.height], layer.role)
        if let bad = [clip.width, clip.height].first(where: { $0 < 0 }) { throw .badNumber(bad, layer: layer.role) }
      }
      for node in layer.nodes {
        switch node {
        case .shape(let shape): try check(shape, layer.role)
        case .text(let run): try check(run, layer.role)
        }
      }
    }
  }

  private static func check(_ shape: Shape, _ role: String) throws(RenderError) {
    for point in shape.path.points where !(abs(point.x) <= limit && abs(point.y) <= limit) {
      throw .badNumber(abs(point.x) <= limit ? point.y : point.x, layer: role)
    }
    if let fill = shape.fill { try check(fill, role) }
    if let stroke = shape.stroke { try check(stroke, role) }
  }

  private static func check(_ run: TextRun, _ role: String) throws(RenderError) {
    try check([run.origin.x, run.origin.y, run.width, run.rotation], role)
    // A letter may be a few em wide.
    if !(run.style.size > 0 && run.style.size <= limit / 10) { throw .badNumber(run.style.size, layer: role) }
    try check(run.paint, role)
    if let halo = run.halo { try check(halo, role) }
  }

  private static func check(_ stroke: Stroke, _ role: String) throws(RenderError) {
    try check([stroke.width], role)
    try check(stroke.dash, role)
    // Cairo goes into an error state for a negative dash, or dashes that are all zero.
    if let bad = stroke.dash.first(where: { $0 < 0 }) { throw .badNumber(bad, layer: role) }
    if !stroke.dash.isEmpty, stroke.dash.allSatisfy({ $0 == 0 }) { throw .badNumber(0, layer: role) }
    if stroke.width < 0 { throw .badNumber(stroke.width, layer: role) }
    try check(stroke.paint, role)
  }

  private static func check(_ paint: Paint, _ role: String) throws(RenderError) {
    if !(paint.opacity >= 0 && paint.opacity <= 1) { throw .badNumber(paint.opacity, layer: role) }
  }

  private static func check(_ values: [Double], _ role: String) throws(RenderError) {
    for value in values where !(abs(value) <= limit) {
      throw .badNumber(value, layer: role)
    }
  }
}
