import LRScene

/// The shaded stretches of the x axis and their names.
enum PhaseBands {
  static func shading(_ frame: PanelFrame, sheet: Sheet) -> Layer {
    var nodes: [SceneNode] = []
    for (index, band) in frame.panel.bands.enumerated() {
      guard let role = role(band, index: index), let span = span(band, frame) else { continue }
      let width = span.upperBound - span.lowerBound
      let box = Rect(x: span.lowerBound, y: frame.box.y, width: width, height: frame.box.height)
      nodes.append(.shape(Shape(path: .rect(box), fill: sheet.theme.paint(role))))
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

  /// The names, each inside its band: level at the bottom or the top, whichever the curves leave free, or reading
  /// upward in a narrow band. A band too narrow for either stays without a name, and the note says so.
  static func names(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> (layer: Layer, note: String?) {
    let paint = sheet.theme.paint(.ink2)
    let size = sheet.sizes.note
    var nodes: [SceneNode] = []
    var unnamed: [String] = []
    for band in frame.panel.bands where !band.name.isEmpty {
      guard let span = span(band, frame) else { continue }
      let line = sheet.line(.literal(band.name), size: size, paint)
      let middle = (span.lowerBound + span.upperBound) / 2
      let room = span.upperBound - span.lowerBound
      let low = frame.box.maxY - 7
      let high = frame.box.y + 5 + size * TypeMetrics.ascent
      var places: [(Point, TextLine.Anchor, Double)] = []
      if line.width + 8 <= room { places += [(Point(middle, low), .middle, 0), (Point(middle, high), .middle, 0)] }
      if size + 4 <= room, line.width + 16 <= frame.box.height {
        let x = middle + size * TypeMetrics.capHeight / 2
        places += [
          (Point(x, frame.box.y + 7), .end, -90), (Point(x, frame.box.maxY - 7), .start, -90),
          (Point(x, frame.box.midY), .middle, -90),
        ]
      }
      let free = places.first { taken.isFree(line.bounds(at: $0.0, anchor: $0.1, rotation: $0.2).grown(by: 2)) }
      let loose = places.first {
        taken.bits(in: line.bounds(at: $0.0, anchor: $0.1, rotation: $0.2)) & Occupancy.solid == 0
      }
      guard let place = free ?? loose else {
        unnamed.append(band.name)
        continue
      }
      let bounds = line.bounds(at: place.0, anchor: place.1, rotation: place.2)
      taken.add(bounds.grown(by: 2))
      let halo = free == nil ? sheet.halo(over: role(at: middle, in: frame)) : nil
      nodes += line.placed(at: place.0, anchor: place.1, halo: halo, rotation: place.2)
    }
    return (Layer(role: "phase-names", nodes: nodes), note(unnamed))
  }

  private static func note(_ unnamed: [String]) -> String? {
    guard let first = unnamed.first else { return nil }
    return unnamed.count == 1
      ? "the phase “\(first)” is too narrow for its name"
      : "the phase “\(first)” and \(unnamed.count - 1) more are too narrow for their names"
  }
}
