import LRScene

/// The names of annotations, each at a place where it covers nothing: beside its line, inside or beside its span, and of
/// a note wherever there is room for it and its leader.
struct AnnotationNames {
  private(set) var nodes: [SceneNode] = []
  /// What could not be shown, one sentence each.
  private(set) var notes: [String] = []

  private let frame: PanelFrame
  private let sheet: Sheet

  /// Between a name and its line, px.
  private static let gap = 5.0
  /// From one place that is looked at to the next, px.
  private static let step = 5.0

  init(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) {
    self.frame = frame
    self.sheet = sheet
    for annotation in frame.panel.annotations {
      let name = annotation.name.plain
      guard let place = AnnotationPlace(annotation, in: frame) else {
        notes.append("the annotation\(name.isEmpty ? "" : " “\(name)”") lies outside of its panel")
        continue
      }
      guard !annotation.name.isEmpty else { continue }
      if !self.place(annotation.name, at: place, &taken) {
        notes.append("no free place for the annotation “\(name)”: it is told in the description alone")
      }
    }
  }

  private mutating func place(_ name: RichText, at place: AnnotationPlace, _ taken: inout Occupancy) -> Bool {
    let flow = sheet.flow(size: sheet.sizes.note, sheet.theme.paint(.ink))
    // A name that is too long for any place ends in an ellipsis, as those of curves do.
    for room in rooms(beside: place) where room >= Self.least * sheet.sizes.note {
      let line = flow.shortened(name, to: room)
      if self.place(line, at: place, &taken) { return true }
    }
    return false
  }

  /// Least room for a name, in em.
  private static let least = 3.0

  /// Widths that a name may have: that of the panel, of the wider side of its place, and half of that.
  private func rooms(beside place: AnnotationPlace) -> [Double] {
    let box = frame.box
    let side =
      switch place {
      case .upright(let x): max(x - box.x, box.maxX - x)
      case .span(let from, let to): max(from - box.x, box.maxX - to, to - from)
      case .level: box.width
      case .note(let point): max(point.x - box.x, box.maxX - point.x)
      }
    return [box.width, side, side / 2].map { $0 - 3 * Self.gap }
  }

  private mutating func place(_ line: TextLine, at place: AnnotationPlace, _ taken: inout Occupancy) -> Bool {
    if case .note(let point) = place { return note(line, at: point, &taken) }
    let origin = candidates(line, place).first { origin in
      let bounds = line.bounds(at: origin)
      return frame.box.grown(by: -1).contains(bounds) && taken.isFree(bounds.grown(by: 1.5))
    }
    guard let origin else { return false }
    put(line, at: origin, &taken)
    return true
  }

  private mutating func put(_ line: TextLine, at origin: Point, _ taken: inout Occupancy) {
    taken.add(line.bounds(at: origin).grown(by: 2))
    // Cells and contours lie under everything.
    let halo = frame.panel.heatMap != nil || frame.panel.contours != nil ? sheet.halo(over: .background) : nil
    nodes += line.placed(at: origin, halo: halo)
  }

  /// Baselines' origins for the name of a line or a span, best first.
  private func candidates(_ line: TextLine, _ place: AnnotationPlace) -> [Point] {
    let (box, gap) = (frame.box, Self.gap)
    let heights = stride(from: box.y + gap + line.ascent, through: box.maxY - gap - line.descent, by: Self.step)
    func beside(_ left: Double, _ right: Double) -> [Point] {
      heights.map { Point(right + gap, $0) } + heights.map { Point(left - gap - line.width, $0) }
    }
    switch place {
    case .upright(let x): return beside(x, x)
    case .span(let from, let to):
      let inside = line.width + 2 * gap <= to - from
      return (inside ? heights.map { Point((from + to - line.width) / 2, $0) } : []) + beside(from, to)
    case .level(let y):
      let widths = stride(from: box.maxX - gap - line.width, through: box.x + gap, by: -Self.step)
      return widths.map { Point($0, y - gap - line.descent) } + widths.map { Point($0, y + gap + line.ascent) }
    case .note: return []
    }
  }

  /// A note at the nearest place where neither its words nor its leader cover anything; a leader may leave a curve that
  /// its point lies on, and crosses another only where nothing else is left.
  private mutating func note(_ line: TextLine, at point: Point, _ taken: inout Occupancy) -> Bool {
    var second: Point?
    for origin in around(point, line) {
      let bounds = line.bounds(at: origin)
      guard frame.box.grown(by: -1).contains(bounds), taken.isFree(bounds.grown(by: 1.5)) else { continue }
      let bits = crossed(by: leader(from: point, to: bounds), taken)
      if bits == 0 {
        draw(line, at: origin, from: point, &taken)
        return true
      }
      if bits & Occupancy.solid == 0, second == nil { second = origin }
    }
    guard let second else { return false }
    draw(line, at: second, from: point, &taken)
    return true
  }

  /// Origins all over the panel, the nearest to the point first, those above it before those below.
  private func around(_ point: Point, _ line: TextLine) -> [Point] {
    let box = frame.box
    var places: [(cost: Double, origin: Point)] = []
    for y in stride(from: box.y + Self.gap + line.ascent, through: box.maxY - Self.gap - line.descent, by: Self.step) {
      for x in stride(from: box.x + Self.gap, through: box.maxX - Self.gap - line.width, by: Self.step) {
        let bounds = line.bounds(at: Point(x, y))
        let (dx, dy) = Self.gaps(point, bounds)
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance >= 12 else { continue }
        places.append((distance + (bounds.y > point.y ? 4 : 0), Point(x, y)))
      }
    }
    return places.sorted { $0.cost < $1.cost }.map(\.origin)
  }

  private static func gaps(_ point: Point, _ bounds: Rect) -> (Double, Double) {
    (max(bounds.x - point.x, point.x - bounds.maxX, 0), max(bounds.y - point.y, point.y - bounds.maxY, 0))
  }

  /// From the edge of the ring to the nearest point of the words.
  private func leader(from point: Point, to bounds: Rect) -> (Point, Point) {
    let box = bounds.grown(by: 1.5)
    // Beside its words a leader comes to their middle.
    let isBeside = point.x < box.x || point.x > box.maxX
    let end = Point(
      min(max(point.x, box.x), box.maxX), isBeside ? box.midY : min(max(point.y, box.y), box.maxY))
    let (dx, dy) = (end.x - point.x, end.y - point.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    return (Point(point.x + dx / length * 4, point.y + dy / length * 4), end)
  }

  /// What lies under a leader, but for its first pixels, which leave the point.
  private func crossed(by leader: (Point, Point), _ taken: Occupancy) -> UInt64 {
    let (a, b) = leader
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

  private mutating func draw(_ line: TextLine, at origin: Point, from point: Point, _ taken: inout Occupancy) {
    let path = leader(from: point, to: line.bounds(at: origin))
    let stroke = Stroke(sheet.theme.paint(.ink2), width: 1)
    nodes.append(.shape(Shape(path: .line(from: path.0, to: path.1), stroke: stroke)))
    taken.add(.line(from: path.0, to: path.1), bit: Occupancy.rule)
    put(line, at: origin, &taken)
  }
}
