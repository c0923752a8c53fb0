internal import CCairo
internal import LRScene

/// Sets text on a canvas; how differs between a bitmap and a page with fonts.
protocol Typesetter {
  /// Draws the letters of `run` with the left end of the baseline at the origin of the canvas's present coordinates.
  func draw(_ run: TextRun, on canvas: borrowing Canvas)
}

/// Paints a scene as it is onto a bitmap or a page.
struct Painter<Text: Typesetter> {
  let typesetter: Text

  func paint(_ scene: Scene, on canvas: borrowing Canvas) {
    let context = canvas.context
    if scene.background.opacity > 0 {
      canvas.setInk(scene.background)
      cairo_paint(context)
    }
    for layer in scene.layers {
      cairo_save(context)
      if let clip = layer.clip { canvas.clip(to: clip) }
      for node in layer.nodes {
        switch node {
        case .shape(let shape): paint(shape, on: canvas)
        case .text(let run): paint(run, on: canvas)
        }
      }
      cairo_restore(context)
    }
  }

  private func paint(_ shape: Shape, on canvas: borrowing Canvas) {
    canvas.append(shape.path)
    if let fill = shape.fill {
      canvas.setInk(fill)
      cairo_fill_preserve(canvas.context)
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      canvas.setInk(stroke.paint)
      canvas.setPen(stroke)
      cairo_stroke_preserve(canvas.context)
    }
    cairo_new_path(canvas.context)
  }

  private func paint(_ run: TextRun, on canvas: borrowing Canvas) {
    cairo_save(canvas.context)
    cairo_translate(canvas.context, run.origin.x, run.origin.y)
    if run.rotation != 0 { cairo_rotate(canvas.context, run.rotation * .pi / 180) }
    typesetter.draw(run, on: canvas)
    cairo_restore(canvas.context)
  }
}

/// Draws letters as filled outlines.
///
/// Cairo 1.16 puts glyphs on whole device pixels and 1.18 does not: as paths letters keep their even spacing at any
/// scale and look the same under both.
struct OutlineTypesetter: Typesetter {
  let fonts: FontBook

  func draw(_ run: TextRun, on canvas: borrowing Canvas) {
    appendLetters(of: run, to: canvas)
    if let halo = run.halo, halo.width > 0 {
      canvas.setInk(halo.paint)
      canvas.setPen(halo)
      cairo_stroke_preserve(canvas.context)
    }
    canvas.setInk(run.paint)
    canvas.fill()
  }

  func appendLetters(of run: TextRun, to canvas: borrowing Canvas) {
    let (glyphs, unitsPerEm) = fonts.glyphs(of: run.text, weight: run.style.weight)
    let pen = LetterPen(
      context: canvas.context, scale: run.style.size / unitsPerEm, slant: run.style.slant == .italic ? 0.2 : 0)
    var x = 0.0
    for glyph in glyphs {
      pen.append(glyph, at: x)
      x += Double(glyph.advance) * pen.scale
    }
  }
}

/// Adds letters to the path of a context.
private struct LetterPen {
  let context: OpaquePointer
  /// px a font unit.
  let scale: Double
  /// How far a point leans to the right for each px above the baseline.
  let slant: Double

  func append(_ glyph: Glyph, at x: Double) {
    let coordinates = glyph.coordinates
    var next = 0
    func place() -> Point {
      let up = Double(coordinates[next + 1]) * scale
      let point = Point(x + Double(coordinates[next]) * scale + slant * up, -up)
      next += 2
      return point
    }
    var now = Point(0, 0)
    for (number, verb) in glyph.verbs.enumerated() {
      switch verb {
      case .move:
        if number > 0 { cairo_close_path(context) }
        now = place()
        cairo_move_to(context, now.x, now.y)
      case .line:
        now = place()
        cairo_line_to(context, now.x, now.y)
      case .quad:
        // The cubic with the same arc: its control points lie two thirds of the way to the quadratic one.
        let (control, to) = (place(), place())
        cairo_curve_to(
          context, now.x + (control.x - now.x) * 2 / 3, now.y + (control.y - now.y) * 2 / 3,
          to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3, to.x, to.y)
        now = to
      case .cubic:
        let (first, second, to) = (place(), place(), place())
        cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
        now = to
      }
    }
    if !glyph.verbs.isEmpty { cairo_close_path(context) }
  }
}
