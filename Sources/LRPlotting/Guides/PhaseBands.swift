import LRScene

/// The shaded stretches of the x axis and their names.
enum PhaseBands {
  static func shading(_ frame: PanelFrame, sheet: Sheet) -> Layer {
    var nodes: [SceneNode] = []
    var (last, end) = (Role?.none, -Double.infinity)
    for (index, band) in frame.panel.bands.enumerated() {
      guard let role = role(band, index: index), let span = span(band, frame) else { continue }
      defer { (last, end) = (role, span.upperBound) }
      let width = span.upperBound - span.lowerBound
      let box = Rect(x: span.lowerBound, y: frame.box.y, width: width, height: frame.box.height)
      nodes.append(.shape(Shape(path: .rect(box), fill: sheet.theme.paint(role))))
      // Of two neighbours with one tint nobody would see where they meet.
      guard role == last, span.lowerBound - end < 1 else { continue }
      let seam = Path.line(from: Point(span.lowerBound, frame.box.y), to: Point(span.lowerBound, frame.box.maxY))
      nodes.append(.shape(Shape(path: seam, stroke: Stroke(sheet.theme.paint(.axis), width: 1, dash: [2, 3]))))
    }
    return Layer(role: "phases", nodes: nodes)
  }

  /// Cycles are told apart by every other one being tinted.
  private static func role(_ band: Band, index: Int) -> Role? {
    switch band.kind {
    case .warmup: .warmup
    case .hold: .hold
    case .decay: .decay
    case .cycle: index.isMultiple(of: 2) ? .decay : .hold
    }
  }

  /// The tint at a point of the panel.
  static func role(at x: Double, in frame: PanelFrame) -> Role {
    for (index, band) in frame.panel.bands.enumerated() {
      if let span = span(band, frame), span.contains(x), let role = role(band, index: index) { return role }
    }
    return .background
  }

  private static func span(_ band: Band, _ frame: PanelFrame) -> ClosedRange<Double>? {
    let low = max(band.start, frame.x.domain.low)
    guard band.end > low, let from = frame.x.position(of: low), let to = frame.x.position(of: band.end) else {
      return nil
    }
    let (left, right) = (max(from, frame.box.x), min(to, frame.box.maxX))
    return right - left >= 0.5 ? left...right : nil
  }

  /// The names, each inside its band: level at the bottom or the top, whichever the curves leave free in more bands,
  /// else level between them, or reading upward in a narrow band. A band without a free place stays without a name, and
  /// the note says so.
  static func names(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> (layer: Layer, note: String?) {
    let bands = frame.panel.bands.filter { !$0.name.isEmpty }.compactMap { band in
      span(band, frame).map { NamedBand(band, span: $0, box: frame.box, sheet: sheet) }
    }
    var freeCount = [Int](repeating: 0, count: NamedBand.placeCount)
    for band in bands {
      for place in band.places where taken.isFree(band.bounds(place).grown(by: 2)) { freeCount[place.kind] += 1 }
    }
    var nodes: [SceneNode] = []
    var unnamed: [String] = []
    for band in bands {
      let places = band.places.sorted { a, b in
        if a.rank != b.rank { return a.rank < b.rank }
        return (-freeCount[a.kind], a.kind) < (-freeCount[b.kind], b.kind)
      }
      guard let place = places.first(where: { taken.isFree(band.bounds($0).grown(by: 2)) }) else {
        unnamed.append(band.name)
        continue
      }
      taken.add(band.bounds(place).grown(by: 2))
      nodes += band.line.placed(at: place.origin, anchor: place.anchor, rotation: place.rotation)
    }
    return (Layer(role: "phase-names", nodes: nodes), note(unnamed))
  }

  private static func note(_ unnamed: [String]) -> String? {
    guard let first = unnamed.first else { return nil }
    return unnamed.count == 1
      ? "the phase “\(first)” has no free place for its name"
      : "the phase “\(first)” and \(unnamed.count - 1) more have no free places for their names"
  }
}

/// A band with the places where its name could stand.
private struct NamedBand {
  struct Place {
    /// Index among the places that any band may have.
    var kind: Int
    var origin: Point
    var anchor: TextLine.Anchor
    var rotation: Double

    /// Level at the ends of the band's height, level between them, upward.
    var rank: Int { rotation != 0 ? 2 : kind < 2 ? 0 : 1 }
  }

  static let placeCount = 8

  let name: String
  let line: TextLine
  let middle: Double
  private(set) var places: [Place] = []

  init(_ band: Band, span: ClosedRange<Double>, box: Rect, sheet: Sheet) {
    name = band.name
    let size = sheet.sizes.note
    line = sheet.line(.literal(band.name), size: size, sheet.theme.paint(.ink2))
    middle = (span.lowerBound + span.upperBound) / 2
    let room = span.upperBound - span.lowerBound
    if line.width + 8 <= room {
      let (low, high) = (box.maxY - 7, box.y + 5 + size * TypeMetrics.ascent)
      let heights = [low, high] + [0.25, 0.5, 0.75].map { low + $0 * (high - low) }
      for (kind, y) in heights.enumerated() {
        places.append(Place(kind: kind, origin: Point(middle, y), anchor: .middle, rotation: 0))
      }
    }
    if size + 4 <= room, line.width + 16 <= box.height {
      let x = middle + size * TypeMetrics.capHeight / 2
      let ends: [(Double, TextLine.Anchor)] = [(box.y + 7, .end), (box.maxY - 7, .start), (box.midY, .middle)]
      for (index, end) in ends.enumerated() {
        places.append(Place(kind: 5 + index, origin: Point(x, end.0), anchor: end.1, rotation: -90))
      }
    }
  }

  func bounds(_ place: Place) -> Rect {
    line.bounds(at: place.origin, anchor: place.anchor, rotation: place.rotation)
  }
}
