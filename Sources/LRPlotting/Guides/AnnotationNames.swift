import LRScene

/// The names of annotations, each at a place where it covers nothing: beside its line, inside or beside its span, and of
/// a note wherever there is room for it and its leader.
struct AnnotationNames {
  private(set) var nodes: [SceneNode] = []
  /// What could not be shown, one sentence each.
  private(set) var notes: [String] = []

  private let frame: PanelFrame
  private let sheet: Sheet
  /// Made for the first note.
  private var search: NoteSearch?

  /// Between a name and its line, and from one place that is looked at to the next, px.
  private static let (gap, step) = (NotePlace.gap, NotePlace.step)

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
    if case .note(let point) = place {
      let search = search ?? NoteSearch(frame.box, taken: taken)
      self.search = search
      guard let found = search.led(to: point, line, taken: taken) else { return false }
      nodes += found.nodes(line, sheet: sheet, halo: sheet.halo(in: frame.panel), taken: &taken)
      return true
    }
    let origin = candidates(line, place).first { origin in
      let bounds = line.bounds(at: origin)
      return frame.box.grown(by: -1).contains(bounds) && taken.isFree(bounds.grown(by: 1.5))
    }
    guard let origin else { return false }
    nodes += NotePlace(origin: origin).nodes(line, sheet: sheet, halo: sheet.halo(in: frame.panel), taken: &taken)
    return true
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
}
