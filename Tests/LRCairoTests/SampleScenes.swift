import LRScene

/// Small scenes that hold one of everything.
enum SampleScenes {
  static let blue = Color(hex: 0x1c4bb5)

  static func scene(
    _ layers: [Layer], digest: String = "0123456789abcdef", background: Paint = Paint(Color(hex: 0xffffff)),
    title: String = "A title", summary: String = "A summary.", spec: String? = nil
  ) -> Scene {
    Scene(
      width: 200, height: 120, background: background, title: title, summary: summary,
      origin: Origin(digest: digest, spec: spec, generator: "lrplot 0.1.0"), layers: layers)
  }

  static func text(
    _ text: String, at origin: Point = Point(10, 20), size: Double = 12, weight: TextStyle.Weight = .regular,
    slant: TextStyle.Slant = .upright, halo: Stroke? = nil, rotation: Double = 0, paint: Paint = Paint(blue)
  ) -> SceneNode {
    .text(
      TextRun(
        text: text, origin: origin, style: TextStyle(size: size, weight: weight, slant: slant), paint: paint,
        width: Double(text.unicodeScalars.count) * 7.123456, halo: halo, rotation: rotation))
  }

  static func line(_ start: Point, _ end: Point, stroke: Stroke = Stroke(Paint(blue), width: 1)) -> SceneNode {
    .shape(Shape(path: .line(from: start, to: end), stroke: stroke))
  }

  static func box(_ rect: Rect, fill: Paint = Paint(blue)) -> SceneNode {
    .shape(Shape(path: .rect(rect), fill: fill))
  }

  static var wave: Path {
    var path = Path()
    path.move(to: Point(20, 60.123))
    for step in 1...40 {
      path.line(to: Point(20 + Double(step) * 4.0371, 60 + Double((step * step * 7) % 41) * 0.777))
    }
    path.curve(Point(185, 40.5), Point(190.333, 80.25), to: Point(195, 60))
    return path
  }

  /// Text in all styles, curves, a clip, an opaque and a clear fill, dashes and a halo.
  static func full(digest: String = "0123456789abcdef", dark: Bool = false) -> Scene {
    let ink = Paint(Color(hex: 0x1b1f24), dark: dark ? Color(hex: 0xe8ebef) : nil)
    let page = Paint(Color(hex: 0xffffff), dark: dark ? Color(hex: 0x14171c) : nil)
    let curve = Paint(blue, dark: dark ? Color(hex: 0x7891f5) : nil)
    return scene(
      [
        Layer(role: "title", nodes: [text("Loss & rate <η>", weight: .bold, paint: ink)]),
        Layer(
          role: "grid", nodes: [line(Point(20, 30.5), Point(190, 30.5)), line(Point(20, 90.5), Point(190, 90.5))]),
        Layer(
          role: "curve", title: "cosine “a” & b", clip: Rect(x: 20, y: 25, width: 170.5, height: 70),
          nodes: [
            .shape(Shape(path: wave, stroke: Stroke(curve, width: 1.75, dash: [8, 3], cap: .round, join: .round))),
            box(Rect(x: 50.4567, y: 40, width: 20, height: 10), fill: Paint(blue, opacity: 0.18)),
          ]),
        Layer(
          role: "note",
          nodes: [
            text("0.02", at: Point(12.3456, 100), size: 8.28, paint: ink),
            text("0.04", at: Point(60, 100), size: 8.28, paint: ink),
            text("t+1", at: Point(100, 70), size: 11.5, slant: .italic, halo: Stroke(page, width: 3, join: .round)),
            text("head", at: Point(8, 90), rotation: -90, paint: ink),
          ]),
      ], digest: digest, background: page, spec: #"{"steps":1000,"title":"a < b & \"c\""}"#)
  }
}
