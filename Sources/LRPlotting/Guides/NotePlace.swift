import LRScene

/// Where words about a point stand: beside it, or further off with a line that leads to it, and never on anything.
struct NotePlace {
  /// Left end of the baseline.
  var origin: Point
  /// From the edge of the point's mark to the words; nil where they stand beside it.
  var leader: (from: Point, to: Point)?

  /// Between words and the edges of the panel, and from one place that is looked at to the next, px.
  static let (gap, step) = (5.0, 5.0)

  /// The words, and the line to them, which are noted as taken.
  func nodes(_ line: TextLine, sheet: Sheet, halo: Stroke? = nil, taken: inout Occupancy) -> [SceneNode] {
    var nodes: [SceneNode] = []
    if let leader {
      let path = Path.line(from: leader.from, to: leader.to)
      nodes.append(.shape(Shape(path: path, stroke: Stroke(sheet.theme.paint(.ink2), width: 1))))
      taken.add(path, bit: Occupancy.rule)
    }
    taken.add(line.bounds(at: origin).grown(by: 2))
    return nodes + line.placed(at: origin, halo: halo)
  }
}

/// Looks for free places in one panel.
struct NoteSearch {
  private let box: Rect
  /// What was taken when the search was made, since thousands of places are looked at; what is new is asked for in the
  /// few that are left.
  private let table: CoverTable

  /// Nearest that words of a point may begin, and furthest that they still stand beside it, px.
  private static let reach = (near: 6.0, far: 42.0)
  /// Nearest that words with a leader may begin, px.
  private static let leastLeader = 12.0
  /// By how much words without a leader are nearer to their own point than to any other, px.
  private static let lead = 4.0
  /// Radius of what is drawn at a point, px.
  private static let mark = 4.0
  /// Places that are tried for a leader that crosses nothing.
  private static let most = 200

  init(_ box: Rect, taken: Occupancy) {
    self.box = box
    var table = taken.table
    taken.count(.max, in: &table)
    self.table = table
  }

  /// The free place beside a point that is plainly its own, nearest first and rather above than below.
  ///
  /// - Parameter others: points that bear words of their own.
  func beside(_ point: Point, _ line: TextLine, others: [Point] = [], taken: Occupancy) -> NotePlace? {
    let inside = box.grown(by: 1)
    for offset in Self.offsets(line) {
      let origin = Point(point.x + offset.x, point.y + offset.y)
      let bounds = line.bounds(at: origin)
      guard inside.contains(bounds), isFree(bounds, taken) else { continue }
      let own = Self.distance(from: point, to: bounds)
      // A point on the very spot is told apart by nothing but the words.
      let isOwn = others.allSatisfy { other in
        abs(other.x - point.x) + abs(other.y - point.y) < 3
          || Self.distance(from: other, to: bounds) >= own + Self.lead
      }
      if isOwn { return NotePlace(origin: origin) }
    }
    return nil
  }

  /// The nearest place in the panel where neither words nor leader cover anything; a leader may leave a curve that its
  /// point lies on, and crosses another only where nothing else is near.
  ///
  /// - Parameter reach: how far off the words may be, px.
  func led(to point: Point, _ line: TextLine, within reach: Double = .infinity, taken: Occupancy) -> NotePlace? {
    var second: NotePlace?
    for (tries, origin) in around(point, line, within: reach).enumerated() {
      guard isFree(line.bounds(at: origin), taken) else { continue }
      let place = NotePlace(origin: origin, leader: Self.leader(from: point, to: line.bounds(at: origin)))
      let bits = crossed(by: place.leader, taken)
      if bits == 0 { return place }
      if bits & Occupancy.solid == 0, second == nil { second = place }
      if second != nil, tries > Self.most { return second }
    }
    return second
  }

  private func isFree(_ bounds: Rect, _ taken: Occupancy) -> Bool {
    let room = bounds.grown(by: 1.5)
    return table.isFree(room) && taken.isFree(room)
  }

  /// Offsets beside a point, best first: by their distance from it, and by how far the eye has to look.
  static func offsets(_ line: TextLine) -> [Point] {
    let (step, reach) = (6.0, Self.reach.far)
    var places: [(cost: Double, offset: Point)] = []
    for y in stride(from: -reach - line.descent, through: reach + line.ascent, by: step) {
      // Gaps between the point and the text's box; zero where they lie side by side.
      let above = -(y + line.descent)
      let below = y - line.ascent
      let dy = max(above, below, 0)
      for x in stride(from: -reach - line.width, through: reach, by: step) {
        let dx = max(x, -(x + line.width), 0)
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance >= Self.reach.near, distance <= reach else { continue }
        let side = below > 0 ? 6.0 : above > 0 ? 0 : 3
        let lean = abs(x + 3) / (line.width + reach)
        places.append((distance + side + 4 * lean, Point(x, y)))
      }
    }
    return places.sorted { $0.cost < $1.cost }.map(\.offset)
  }

  /// Free origins all over the panel, the nearest to the point first, those above it before those below.
  private func around(_ point: Point, _ line: TextLine, within reach: Double) -> [Point] {
    let (gap, step, inside) = (NotePlace.gap, NotePlace.step, box.grown(by: -1))
    let (top, bottom) = (max(box.y, point.y - reach - line.height), min(box.maxY, point.y + reach + line.height))
    let (left, right) = (max(box.x, point.x - reach - line.width), min(box.maxX, point.x + reach + line.width))
    var places: [(cost: Double, origin: Point)] = []
    for y in stride(from: top + gap + line.ascent, through: bottom - gap - line.descent, by: step) {
      for x in stride(from: left + gap, through: right - gap - line.width, by: step) {
        let bounds = line.bounds(at: Point(x, y))
        let distance = Self.distance(from: point, to: bounds)
        guard distance >= Self.leastLeader, distance <= reach, inside.contains(bounds),
          table.isFree(bounds.grown(by: 1.5))
        else {
          continue
        }
        places.append((distance + (bounds.y > point.y ? 4 : 0), Point(x, y)))
      }
    }
    return places.sorted { $0.cost < $1.cost }.map(\.origin)
  }

  private static func distance(from point: Point, to bounds: Rect) -> Double {
    let dx = max(bounds.x - point.x, point.x - bounds.maxX, 0)
    let dy = max(bounds.y - point.y, point.y - bounds.maxY, 0)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// From the edge of the mark to the nearest point of the words.
  private static func leader(from point: Point, to bounds: Rect) -> (from: Point, to: Point) {
    let box = bounds.grown(by: 1.5)
    // Beside its words a leader comes to their middle.
    let isBeside = point.x < box.x || point.x > box.maxX
    let end = Point(
      min(max(point.x, box.x), box.maxX), isBeside ? box.midY : min(max(point.y, box.y), box.maxY))
    let (dx, dy) = (end.x - point.x, end.y - point.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    return (Point(point.x + dx / length * mark, point.y + dy / length * mark), end)
  }

  /// What lies under a leader, but for its first pixels, which leave the point.
  private func crossed(by leader: (from: Point, to: Point)?, _ taken: Occupancy) -> UInt64 {
    guard let (a, b) = leader else { return 0 }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 4 else { return 0 }
    var bits: UInt64 = 0
    for along in stride(from: 4.0, through: length, by: 1) {
      let (x, y) = (a.x + dx * along / length, a.y + dy * along / length)
      bits |= taken.bits(in: Rect(x: x - 0.5, y: y - 0.5, width: 1, height: 1))
    }
    return bits
  }
}
