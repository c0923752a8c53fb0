import LRScene

/// The names of the curves beside them, inside the panel, where there is a free place for each.
///
/// A place is good if the name is plainly nearer to its own curve than to any other; no name stands on a curve.
enum CurveLabels {
  /// Clearance between the letters of a name and any curve, px.
  private static let clearance = 2.0
  /// How much nearer a name has to be to its own curve than to any other, px, or a reader could mistake it: what is
  /// good, and what will do.
  private static let lead = (good: 4.5, fair: 2.0)
  /// Cost of a place that will only just do.
  private static let penalty = 0.7
  /// Distance of two names, px: what looks calm, and what has to do.
  private static let gap = [14.0, 4]
  /// Beyond this, distances make no difference, px.
  private static let far = 24.0

  /// - Returns: the layer's nodes in the order of the series, or nil if a curve has no place for its name.
  static func nodes(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> [SceneNode]? {
    let named = frame.panel.series.enumerated().filter { $0.element.isNamed }
    var tables = (own: taken.table, others: taken.table)
    let searches = named.map { index, one in
      Search(
        sheet.line(one.label, size: sheet.sizes.curveLabel, sheet.theme.series(one.slot).label), curve: index,
        frame: frame, size: sheet.sizes.curveLabel, taken: taken, tables: &tables)
    }
    var placed: [Int: Point] = [:]
    var boxes: [Rect] = []
    // Who has the fewest good places chooses first.
    for search in searches.sorted(by: { ($0.goodCount, $0.curve) < ($1.goodCount, $1.curve) }) {
      let apart = gap.compactMap { search.best(apart: $0, from: boxes) }
      guard let origin = apart.first else { return nil }
      placed[search.curve] = origin
      boxes.append(search.bounds(at: origin))
    }
    boxes.forEach { taken.add($0.grown(by: 4)) }
    return searches.flatMap { search -> [SceneNode] in
      guard let origin = placed[search.curve] else { return [] }
      let middle = origin.x + search.line.width / 2
      return search.line.placed(at: origin, halo: sheet.halo(over: PhaseBands.role(at: middle, in: frame)))
    }
  }

  /// The places for the name of one curve, best first.
  private struct Search {
    let line: TextLine
    let curve: Int
    private(set) var goodCount = 0
    private var places: [(score: Double, origin: Point)] = []

    /// - Parameter tables: their counts are taken anew.
    init(
      _ line: TextLine, curve: Int, frame: PanelFrame, size: Double, taken: Occupancy,
      tables: inout (own: CoverTable, others: CoverTable)
    ) {
      self.line = line
      self.curve = curve
      let bit = Occupancy.bit(curve)
      taken.count(bit, in: &tables.own)
      taken.count(~bit, in: &tables.others)
      let inside = frame.box.grown(by: -1)
      for anchor in Self.anchors(frame.paths[curve].path) {
        for origin in Self.candidates(line, around: anchor) {
          let bounds = bounds(at: origin)
          guard inside.contains(bounds) else { continue }
          // Letters reach less high than the line box.
          let air = (TypeMetrics.ascent - 0.76) * size
          let ink = Rect(x: bounds.x, y: bounds.y + air, width: bounds.width, height: bounds.height - air)
          guard tables.others.isFree(ink.grown(by: clearance)) else { continue }
          let near = tables.own.distance(from: ink, most: far)
          let distance = tables.others.distance(from: ink, most: far)
          guard near > clearance, distance >= near + lead.fair else { continue }
          var score = 0.0
          if distance < near + lead.good { score = penalty } else { goodCount += 1 }
          score += abs(bounds.midX - frame.box.x - 0.62 * frame.box.width) / frame.box.width
          score += near / 40 + max(18 - distance, 0) / 30
          if bounds.midY > anchor.y { score += 0.1 }
          places.append((score, origin))
        }
      }
      places.sort { $0.score < $1.score }
    }

    func bounds(at origin: Point) -> Rect { line.bounds(at: origin) }

    func best(apart: Double, from boxes: [Rect]) -> Point? {
      places.first { place in
        let bounds = bounds(at: place.origin).grown(by: apart)
        return !boxes.contains { $0.overlaps(bounds) }
      }?.origin
    }

    /// Points along a path, at most one for every 8 px, and not many more than 70.
    private static func anchors(_ path: Path) -> [Point] {
      var anchors: [Point] = []
      path.walk(stride: 8) { point in
        guard let last = anchors.last else { return anchors.append(point) }
        if abs(last.x - point.x) >= 6 || abs(last.y - point.y) >= 6 { anchors.append(point) }
      }
      let every = anchors.count / 70 + 1
      return every == 1 ? anchors : stride(from: 0, to: anchors.count, by: every).map { anchors[$0] }
    }

    /// Origins of the baseline around a point of the curve: above, below and beside it, near and a little further.
    private static func candidates(_ line: TextLine, around p: Point) -> [Point] {
      let (w, up, down) = (line.width, line.descent, line.ascent)
      let level = p.y + (down - up) / 2
      var places: [Point] = []
      for near in [3.0, 7, 12] {
        for share in [0.5, 1, 0, 0.75, 0.25] {
          let x = p.x - share * w
          places += [Point(x, p.y - near - up), Point(x, p.y + near + down - 2)]
        }
        places += [Point(p.x + near, level), Point(p.x - near - w, level)]
      }
      return places
    }
  }
}
