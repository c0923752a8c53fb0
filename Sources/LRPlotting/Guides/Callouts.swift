import LRScene

/// Dots on a curve with a word beside each: peak, final value, the place where a run stops being a number.
///
/// What is said of one place stands together: `a, b: peak 0.1 at step 0` where it is the same, else line by line.
struct Callouts {
  private static let radius = 4.0
  /// Points nearer than this are one, and dots nearer than this cover one another, px.
  private static let (same, near) = (1.5, 5.0)
  /// Names before a word, and places with words where one curve stops again and again.
  private static let most = (names: 3, breaks: 3, lines: 5)
  /// How far off a dot its words may be, px: a longer leader is not followed.
  private static let reach = 240.0
  /// Share of the panel's width that names and word may take.
  private static let widest = 0.45

  /// Something that wants a word beside its place.
  private struct Wish {
    var point: Point
    var text: RichText
    var ink: Paint
    /// Of whom it is told; empty for lines and landmarks.
    var owners: [RichText] = []
    /// What else is told of the place.
    var others: [Wish] = []

    /// Whether all of it is told of one curve, so that the ink says of which.
    var isOfOne: Bool { owners.count == 1 && others.allSatisfy { $0.owners == owners } }
  }

  private let frame: PanelFrame
  private let sheet: Sheet
  private let wishes: [Wish]

  init(_ frame: PanelFrame, sheet: Sheet) {
    (self.frame, self.sheet) = (frame, sheet)
    var merged: [Wish] = []
    for wish in Self.wanted(frame, sheet) {
      let twin = merged.firstIndex { other in
        !wish.owners.isEmpty && !other.owners.isEmpty && Self.distance(other.point, wish.point) < Self.near
          && other.text.plain == wish.text.plain
      }
      guard let twin else {
        merged.append(wish)
        continue
      }
      merged[twin].owners += wish.owners
      merged[twin].ink = sheet.theme.paint(.ink)
    }
    wishes = Self.gathered(merged, ink: sheet.theme.paint(.ink))
  }

  /// Words of curves whose points cover one another are lines of one block.
  private static func gathered(_ wishes: [Wish], ink: Paint) -> [Wish] {
    var found: [Wish] = []
    for wish in wishes {
      let host = found.firstIndex { other in
        !wish.owners.isEmpty && !other.owners.isEmpty && distance(other.point, wish.point) < near
          && other.others.count + 1 < most.lines
      }
      guard let host else {
        found.append(wish)
        continue
      }
      found[host].others.append(wish)
      if !found[host].isOfOne { found[host].ink = ink }
    }
    return found
  }

  private static func distance(_ one: Point, _ other: Point) -> Double {
    max(abs(one.x - other.x), abs(one.y - other.y))
  }

  private static func coincide(_ one: Point, _ other: Point) -> Bool { distance(one, other) < same }

  // MARK: - Dots

  /// The dots, which go into the raster first so that no text covers one.
  func dots(taken: inout Occupancy) -> Layer {
    let radius = Self.radius
    var nodes: [SceneNode] = []
    var drawn: [Point] = []
    for (index, series) in frame.panel.series.enumerated() {
      let own = sheet.theme.series(series.slot)
      for callout in series.callouts {
        guard let point = frame.point(callout, of: index) else { continue }
        switch callout.shape {
        case .dot:
          // Of dots on one spot only the last would be seen, and it would seem to be of one curve.
          guard !drawn.contains(where: { Self.coincide($0, point) }) else { continue }
          drawn.append(point)
          let ring = Stroke(sheet.theme.paint(.background), width: 1)
          let ink = isShared(point, by: series) ? sheet.theme.paint(.ink) : own.line
          nodes.append(.shape(Shape(path: .circle(center: point, radius: radius + 0.5), fill: ink, stroke: ring)))
        case .marker:
          nodes.append(
            MarkerShape.node(
              own.marker, at: [point], radius: MarkerShape.radius.best, ink: own.line,
              beneath: sheet.theme.paint(.background)))
        }
        taken.add(Rect(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
      }
    }
    for (index, path) in frame.paths.enumerated() where frame.exits[index] == nil {
      let series = frame.panel.series[index]
      // What stands behind its average breaks where that does.
      guard series.line != .faint else { continue }
      for end in path.breaks.compactMap(\.end) {
        nodes.append(cross(end, series))
        taken.add(Rect(x: end.x - radius, y: end.y - radius, width: 2 * radius, height: 2 * radius))
      }
    }
    return Layer(role: "dots", nodes: nodes)
  }

  private func isShared(_ point: Point, by series: Series) -> Bool {
    frame.panel.series.enumerated().contains { index, other in
      other.slot != series.slot
        && other.callouts.contains { callout in
          callout.shape == .dot && frame.point(callout, of: index).map { Self.coincide($0, point) } == true
        }
    }
  }

  private func cross(_ point: Point, _ series: Series) -> SceneNode {
    let stroke = Stroke(sheet.theme.series(series.slot).line, width: 2)
    return .shape(Shape(path: DivergenceMark.cross(at: point), stroke: stroke))
  }

  // MARK: - Words

  /// The words, each beside its dot where there is a free place that is plainly its own, else with a line to the nearest.
  ///
  /// - Returns: the texts for which there was none, besides the layer.
  func words(taken: inout Occupancy) -> (layer: Layer, left: [String]) {
    var nodes: [SceneNode] = []
    var left: [String] = []
    guard !wishes.isEmpty else { return (Layer(role: "callouts", nodes: []), []) }
    let search = NoteSearch(frame.box, taken: taken)
    var late: [Wish] = []
    // Words that stand beside their points come first: those with leaders find a place anywhere.
    for wish in wishes {
      guard let (line, found) = beside(wish, search, taken) else {
        late.append(wish)
        continue
      }
      nodes += found.nodes(line, sheet: sheet, halo: sheet.halo(in: frame.panel), taken: &taken)
    }
    for wish in late {
      guard let (line, found) = place(wish, search, taken) else {
        left += ([wish] + wish.others).map { texts(of: $0, isLone: true)[0].plain }
        continue
      }
      nodes += found.nodes(line, sheet: sheet, halo: sheet.halo(in: frame.panel), taken: &taken)
    }
    return (Layer(role: "callouts", nodes: nodes), left)
  }

  /// The first way of saying it that has a free place: further off, or if it is shorter beside its point.
  private func place(_ wish: Wish, _ search: NoteSearch, _ taken: Occupancy) -> (TextLine, NotePlace)? {
    for (index, line) in lines(of: wish).enumerated() {
      // Beside its point there was no place for the whole of it.
      let near = index == 0 ? nil : beside(wish, line, search, taken)
      if let found = near ?? search.led(to: wish.point, line, within: Self.reach, taken: taken) { return (line, found) }
    }
    return nil
  }

  /// The whole of what is said, beside its point.
  private func beside(_ wish: Wish, _ search: NoteSearch, _ taken: Occupancy) -> (TextLine, NotePlace)? {
    guard let line = lines(of: wish).first else { return nil }
    return beside(wish, line, search, taken).map { (line, $0) }
  }

  private func beside(_ wish: Wish, _ line: TextLine, _ search: NoteSearch, _ taken: Occupancy) -> NotePlace? {
    let others = wishes.map(\.point).filter { !Self.coincide($0, wish.point) }
    return search.beside(wish.point, line, others: others, taken: taken)
  }

  private func lines(of wish: Wish) -> [TextLine] {
    let size = sheet.sizes.note
    guard !wish.others.isEmpty else {
      return texts(of: wish, isLone: true).map { sheet.line($0, size: size, wish.ink) }
    }
    let parts = ([wish] + wish.others).map { texts(of: $0, isLone: wish.isOfOne) }
    // Named line by line, and where that is too wide the words alone.
    return [parts.map { $0[0] }, parts.map { $0[$0.count - 1] }].map { rows in
      TextLine.stacked(
        rows.map { sheet.line($0, size: size, wish.ink) }, pitch: size * Sizes.pitch, paint: wish.ink)
    }
  }

  /// What a place is told: with the names of all that share it where they have room, counted, and the words alone.
  ///
  /// - Parameter isLone: whether nothing else is told there, so that the ink says of whom it is.
  private func texts(of wish: Wish, isLone: Bool) -> [RichText] {
    let owners = wish.owners
    guard owners.count > 1 || !isLone && !owners.isEmpty else { return [wish.text] }
    let isAll = owners.count > 2 && owners.count == frame.panel.series.count { $0.isNamed }
    let named = owners.dropFirst().prefix(Self.most.names - 1).reduce(owners[0]) { $0 + .literal(", ") + $1 }
    let more = max(owners.count - Self.most.names, 0)
    let names = isAll ? .literal("all") : named + .literal(more > 0 ? " and \(more) more" : "")
    let whole = names + .literal(": ") + wish.text
    let width = sheet.line(whole, size: sheet.sizes.note, wish.ink).width
    let counted: [RichText] = owners.count > 1 ? [.literal("\(owners.count) curves: ") + wish.text] : []
    return (width <= Self.widest * frame.box.width ? [whole] : []) + counted + [wish.text]
  }

  /// Everything that wants a word beside its place: what is marked on the curves, where they stop or leave the panel,
  /// lines, formulas and landmarks.
  private static func wanted(_ frame: PanelFrame, _ sheet: Sheet) -> [Wish] {
    var wanted: [Wish] = []
    for (index, series) in frame.panel.series.enumerated() {
      let ink = sheet.theme.series(series.slot).label
      func wish(_ point: Point, _ text: RichText) {
        wanted.append(Wish(point: point, text: text, ink: ink, owners: [series.label]))
      }
      for callout in series.callouts where !callout.text.isEmpty {
        if let point = frame.point(callout, of: index) { wish(point, callout.text) }
      }
      if let exit = frame.exits[index] {
        wish(exit.exit, DivergenceMark.words(exit))
        continue
      }
      for stop in frame.paths[index].breaks.filter({ $0.end != nil }).prefix(most.breaks) where series.line != .faint {
        guard let end = stop.end else { continue }
        let unit = frame.panel.x.unit == .steps ? "step " : ""
        wish(end, .literal("not finite from \(unit)") + NumberText.short(stop.step))
      }
    }
    let plain = sheet.theme.paint(.ink2)
    wanted += (ReferenceLine.words(frame) + Landmark.words(frame) + FormulaCurve.words(frame)).map {
      Wish(point: $0.point, text: $0.text, ink: plain)
    }
    return wanted
  }
}
