import LRScene

/// The names of the curves beside them, inside the panel, where there is a free place for each.
enum CurveLabels {
  /// Clearance between a name and any curve, px.
  private static let clearance = 2.5
  /// How much nearer a name must be to its own curve than to any other, px, or a reader could mistake it.
  private static let lead = 4.0

  /// - Returns: the layer's nodes, or nil if a curve has no free place for its name.
  static func nodes(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> [SceneNode]? {
    let lines = frame.panel.series.map { one in
      sheet.line(one.label, size: sheet.sizes.curveLabel, sheet.theme.series(one.slot).label)
    }
    var nodes: [SceneNode] = []
    for (index, line) in lines.enumerated() {
      guard let origin = best(for: line, curve: index, frame: frame, taken: taken) else { return nil }
      taken.add(line.bounds(at: origin).grown(by: 4))
      nodes += line.placed(at: origin, halo: sheet.halo(over: PhaseBands.role(at: origin.x, in: frame)))
    }
    return nodes
  }

  private static func best(for line: TextLine, curve: Int, frame: PanelFrame, taken: Occupancy) -> Point? {
    let inside = frame.box.grown(by: -1)
    let own = Occupancy.bit(curve)
    let others = ~own & ~Occupancy.solid
    var best: (score: Double, origin: Point)?
    for anchor in anchors(frame.paths[curve].path) {
      for origin in candidates(line, around: anchor) {
        let bounds = line.bounds(at: origin)
        guard inside.contains(bounds), taken.isFree(bounds.grown(by: clearance)) else { continue }
        let near = distance(from: bounds, to: own, taken)
        let far = distance(from: bounds, to: others, taken)
        guard far >= near + lead else { continue }
        var score = abs(bounds.midX - frame.box.x - 0.62 * frame.box.width) / frame.box.width
        score += near / 40 + max(18 - far, 0) / 30
        if bounds.midY > anchor.y { score += 0.1 }
        if score < best?.score ?? .infinity { best = (score, origin) }
      }
    }
    return best?.origin
  }

  /// Distance, px, at which a box meets one of `bits`, in steps of 3 up to 24.
  private static func distance(from bounds: Rect, to bits: UInt64, _ taken: Occupancy) -> Double {
    var reach = 3.0
    while reach < 24, taken.bits(in: bounds.grown(by: reach)) & bits == 0 { reach += 3 }
    return reach
  }

  /// Points along a path about 10 px apart.
  private static func anchors(_ path: Path) -> [Point] {
    var anchors: [Point] = []
    var at = Point(0, 0)
    var next = 0
    func walk(to end: Point) {
      let parts = max(Int(max(abs(end.x - at.x), abs(end.y - at.y)) / 10), 1)
      guard parts < 2000 else { return }
      for part in 1...parts {
        let t = Double(part) / Double(parts)
        anchors.append(Point(at.x + (end.x - at.x) * t, at.y + (end.y - at.y) * t))
      }
    }
    for verb in path.verbs where verb != .close {
      let end = path.points[verb == .curve ? next + 2 : next]
      if verb == .curve {
        let (a, b, c) = (at, path.points[next], path.points[next + 1])
        for part in 1...6 {
          let t = Double(part) / 6
          let u = 1 - t
          anchors.append(
            Point(
              u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * end.x,
              u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * end.y))
        }
      } else if verb == .line {
        walk(to: end)
      }
      next += verb == .curve ? 3 : 1
      at = end
    }
    return anchors
  }

  /// Origins of the baseline around a point of the curve: above, below, and beside it, near and a little further.
  private static func candidates(_ line: TextLine, around p: Point) -> [Point] {
    let (w, up, down) = (line.width, line.descent, line.ascent)
    var places: [Point] = []
    for near in [clearance + 3.5, clearance + 10, clearance + 17] {
      let (above, below, level) = (p.y - near - up, p.y + near + down, p.y + (down - up) / 2)
      for x in [p.x - w / 2, p.x - w, p.x] { places += [Point(x, above), Point(x, below)] }
      places += [Point(p.x + near, level), Point(p.x - near - w, level)]
    }
    return places
  }
}
