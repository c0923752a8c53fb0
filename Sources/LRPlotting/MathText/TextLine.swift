import LRMath
import LRScene

/// A line of text that has been measured, and can be placed anywhere.
struct TextLine: Sendable {
  enum Anchor: Sendable { case start, middle, end }

  /// Characters in one style; `x` and `y` are those of their baseline, px from the line's.
  struct Run: Sendable {
    var text: String
    var x: Double
    var y: Double
    var style: TextStyle
    var width: Double
  }

  /// A drawn sign (root, bar, hat): a stroke of `width` px, or filled if that is 0.
  struct Rule: Sendable {
    var path: Path
    var width: Double
  }

  var runs: [Run] = []
  var rules: [Rule] = []
  var paint: Paint
  /// Sum of the advances, px.
  var width: Double = 0
  /// Top of the line above the baseline, px.
  var ascent: Double = 0
  /// Bottom of the line below the baseline, px.
  var descent: Double = 0

  var height: Double { ascent + descent }

  /// The nodes that draw the line with its anchor at `point`, on the baseline.
  ///
  /// - Parameters:
  ///   - halo: a stroke behind letters and rules, in the colour beneath.
  ///   - rotation: degrees clockwise about `point`; −90 reads upward.
  func placed(at point: Point, anchor: Anchor = .start, halo: Stroke? = nil, rotation: Double = 0) -> [SceneNode] {
    let turn = Turn(about: point, degrees: rotation, shift: shift(anchor))
    var nodes: [SceneNode] = []
    nodes.reserveCapacity(runs.count + 2 * rules.count)
    for rule in rules {
      let path = turn.applied(to: rule.path)
      if let halo {
        let stroke = Stroke(halo.paint, width: rule.width + halo.width, cap: .round, join: .round)
        nodes.append(.shape(Shape(path: path, stroke: stroke)))
      }
      let stroke = rule.width > 0 ? Stroke(paint, width: rule.width) : nil
      nodes.append(.shape(Shape(path: path, fill: rule.width > 0 ? nil : paint, stroke: stroke)))
    }
    for run in runs {
      nodes.append(
        .text(
          TextRun(
            text: run.text, origin: turn.applied(to: Point(run.x, run.y)), style: run.style, paint: paint,
            width: run.width, halo: halo, rotation: rotation)))
    }
    return nodes
  }

  /// Lines below one another, flush left, placed by the baseline of the first; all in one paint.
  static func stacked(_ lines: [TextLine], pitch: Double, paint: Paint) -> TextLine {
    var block = TextLine(paint: paint)
    for (index, line) in lines.enumerated() {
      let down = Double(index) * pitch
      block.runs += line.runs.map { run in
        var run = run
        run.y += down
        return run
      }
      block.rules += line.rules.map { Rule(path: $0.path.mapped { Point($0.x, $0.y + down) }, width: $0.width) }
      block.width = max(block.width, line.width)
      block.descent = max(block.descent, down + line.descent)
    }
    block.ascent = lines.first?.ascent ?? 0
    return block
  }

  /// The box that the placed line covers.
  func bounds(at point: Point, anchor: Anchor = .start, rotation: Double = 0) -> Rect {
    // Thousands of places are looked at for a level line.
    if rotation == 0 { return Rect(x: point.x + shift(anchor), y: point.y - ascent, width: width, height: height) }
    let turn = Turn(about: point, degrees: rotation, shift: shift(anchor))
    let corners = [Point(0, -ascent), Point(width, -ascent), Point(0, descent), Point(width, descent)]
      .map { turn.applied(to: $0) }
    var (low, high) = (corners[0], corners[0])
    for corner in corners.dropFirst() {
      low = Point(min(low.x, corner.x), min(low.y, corner.y))
      high = Point(max(high.x, corner.x), max(high.y, corner.y))
    }
    return Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }

  private func shift(_ anchor: Anchor) -> Double {
    switch anchor {
    case .start: 0
    case .middle: -width / 2
    case .end: -width
    }
  }
}

/// Takes a point of a line to its place in the figure: moved along the line, turned, moved to the anchor.
private struct Turn {
  let center: Point
  let cosine: Double
  let sine: Double
  let shift: Double

  init(about center: Point, degrees: Double, shift: Double) {
    self.center = center
    self.shift = shift
    cosine = degrees == 0 ? 1 : Math.cosPi(degrees / 180)
    sine = degrees == 0 ? 0 : Math.sinPi(degrees / 180)
  }

  func applied(to point: Point) -> Point {
    let x = point.x + shift
    return Point(center.x + x * cosine - point.y * sine, center.y + x * sine + point.y * cosine)
  }

  func applied(to path: Path) -> Path { path.mapped(applied(to:)) }
}
