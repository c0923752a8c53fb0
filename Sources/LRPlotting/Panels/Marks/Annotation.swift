import LRScene

/// What a writer puts into a panel besides its curves: a line, a span, a note, each with its name.
///
///     Annotation(.upright(500), name: .literal("resumed"))
public struct Annotation: Sendable {
  /// What it is, and where it stands.
  public enum Kind: Sendable, Equatable {
    /// A line at a place of the x axis.
    case upright(Double)
    /// A line at a value of the y axis.
    case level(Double)
    /// A shaded stretch of the x axis.
    case span(Double, Double)
    /// A point with a leader to its words.
    case note(x: Double, y: Double)
  }

  /// What it is, and where it stands.
  public var kind: Kind
  /// May be empty, but of a note.
  public var name: RichText

  /// See the properties of the same names.
  public init(_ kind: Kind, name: RichText) {
    self.kind = kind
    self.name = name
  }

  /// The place that the x axis has to hold, and the value that the y axis has to.
  var xs: [Double] {
    switch kind {
    case .upright(let x), .note(let x, _): [x]
    case .span(let from, let to): [from, to]
    case .level: []
    }
  }
  var y: Double? {
    switch kind {
    case .level(let y), .note(_, let y): y
    case .upright, .span: nil
    }
  }
}

/// Where an annotation lies in its panel.
enum AnnotationPlace {
  case upright(Double)
  case level(Double)
  case span(Double, Double)
  case note(Point)

  /// Nil outside of the panel.
  init?(_ annotation: Annotation, in frame: PanelFrame) {
    let box = frame.box.grown(by: 0.5)
    func across(_ x: Double) -> Double? {
      frame.x.position(of: x).flatMap { $0 >= box.x && $0 <= box.maxX ? $0 : nil }
    }
    switch annotation.kind {
    case .upright(let x):
      guard let x = across(x) else { return nil }
      self = .upright(x)
    case .level(let y):
      guard let y = frame.y.position(of: y), y >= box.y, y <= box.maxY else { return nil }
      self = .level(y)
    case .span(let from, let to):
      guard from < frame.x.domain.high, to > frame.x.domain.low else { return nil }
      let start = from > frame.x.domain.low ? frame.x.position(of: from) : frame.box.x
      let end = to < frame.x.domain.high ? frame.x.position(of: to) : frame.box.maxX
      guard let start, let end, end - start >= 0.5 else { return nil }
      self = .span(start, end)
    case .note(let x, let y):
      guard let point = frame.point(x, y) else { return nil }
      self = .note(point)
    }
  }
}

extension Annotation {
  private static let (share, ring) = (0.1, 3.0)

  /// The shading of spans, which lies under all else.
  static func shading(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    frame.panel.annotations.compactMap { annotation in
      guard case .span(let from, let to) = AnnotationPlace(annotation, in: frame) else { return nil }
      let box = Rect(x: from, y: frame.box.y, width: to - from, height: frame.box.height)
      return .shape(Shape(path: .rect(box), fill: sheet.theme.paint(.ink2, opacity: share)))
    }
  }

  /// Lines, the edges of spans, and the rings of notes.
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    let (lines, edges) = paths(frame)
    var nodes: [SceneNode] = []
    if !lines.isEmpty {
      nodes.append(.shape(Shape(path: lines, stroke: Stroke(sheet.theme.paint(.ink2), width: 1, dash: [4, 2]))))
    }
    if !edges.isEmpty { nodes.append(.shape(Shape(path: edges, stroke: Stroke(sheet.theme.paint(.axis), width: 1)))) }
    for annotation in frame.panel.annotations {
      guard case .note(let point) = AnnotationPlace(annotation, in: frame) else { continue }
      let stroke = Stroke(sheet.theme.paint(.ink), width: 1.25)
      let fill = sheet.theme.paint(.background)
      nodes.append(.shape(Shape(path: .circle(center: point, radius: ring), fill: fill, stroke: stroke)))
    }
    return nodes
  }

  private static func paths(_ frame: PanelFrame) -> (lines: Path, edges: Path) {
    let box = frame.box
    func upright(_ x: Double) -> Path { .line(from: Point(x, box.y), to: Point(x, box.maxY)) }
    var (lines, edges) = (Path(), Path())
    for annotation in frame.panel.annotations {
      switch AnnotationPlace(annotation, in: frame) {
      case .upright(let x): lines.append(upright(x))
      case .level(let y): lines.append(.line(from: Point(box.x, y), to: Point(box.maxX, y)))
      case .span(let from, let to):
        for x in [from, to] where x > box.x && x < box.maxX { edges.append(upright(x)) }
      case .note, nil: break
      }
    }
    return (lines, edges)
  }

  /// Notes what no text may cover.
  static func occupy(_ frame: PanelFrame, _ taken: inout Occupancy) {
    let (lines, edges) = paths(frame)
    taken.add(lines, bit: Occupancy.rule)
    taken.add(edges, bit: Occupancy.rule)
    for annotation in frame.panel.annotations {
      guard case .note(let point) = AnnotationPlace(annotation, in: frame) else { continue }
      taken.add(Rect(x: point.x - ring, y: point.y - ring, width: 2 * ring, height: 2 * ring))
    }
  }
}
