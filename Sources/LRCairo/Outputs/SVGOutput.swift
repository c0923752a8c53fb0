internal import CCairo
internal import LRScene

/// SVG fit for a page: Cairo draws the shapes, a finisher writes the file.
///
/// Every shape is drawn in a colour that is its number, without clip, dash or opacity. The finisher takes the
/// geometry out of Cairo's stream, finds the shape by its colour, and writes style, names and text from the scene, so
/// that neither Cairo's dialect nor its ids can reach the file.
enum SVGOutput: Output {
  /// Cairo takes an opaque shape that covers its sheet for a new background and forgets all that lies under it,
  /// though the true ink may be clear; no shape is as large as this sheet.
  private static let sheet = 2 * SceneCheck.limit

  static func render(_ scene: Scene, options: RenderOptions, fonts: FontBook) throws(RenderError) -> [UInt8] {
    let canvas = try Canvas.svg(width: sheet, height: sheet)
    let count = draw(scene, on: canvas)
    let stream = CairoStream(bytes: try canvas.finish())
    var geometry = [Range<Int>](repeating: 0..<0, count: count)
    stream.forEachPath { drawn in
      if drawn.index < count { geometry[drawn.index] = drawn.data }
    }
    var figure = FigureMarkup(scene, stream: stream, geometry: geometry, options: options, fonts: fonts)
    return figure.write()
  }

  /// Draws all shapes, numbered from 0 in the order of the scene, and says how many there are.
  private static func draw(_ scene: Scene, on canvas: borrowing Canvas) -> Int {
    var count = 0
    for layer in scene.layers {
      for case .shape(let shape) in layer.nodes {
        let color = Color(hex: UInt32(truncatingIfNeeded: count))
        count += 1
        canvas.setInk(Paint(color))
        canvas.append(shape.path)
        // Cairo leaves out what has no ink on the page, so each shape is painted as it will be.
        if shape.fill != nil { cairo_fill_preserve(canvas.context) }
        if let stroke = shape.stroke {
          cairo_set_line_width(canvas.context, stroke.width)
          cairo_stroke(canvas.context)
        }
        cairo_new_path(canvas.context)
      }
    }
    return count
  }
}
