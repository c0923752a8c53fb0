internal import CCairo
internal import LRScene

/// One PDF page of the figure's size, with embedded fonts, without a clock.
enum PDFOutput: Output {
  /// A px is 1/96 inch, a point 1/72.
  private static let pointsPerPixel = 0.75
  /// Specs longer than this stay outside the file's keywords, in bytes.
  private static let longestSpec = 65_536

  static func render(_ scene: Scene, options: RenderOptions, fonts: FontBook) throws(RenderError) -> [UInt8] {
    let typesetter = FontTypesetter(
      regular: try embedded(fonts.paths(of: .regular)), bold: try embedded(fonts.paths(of: .bold)),
      outlines: OutlineTypesetter(fonts: fonts))
    let canvas = try Canvas.pdf(width: scene.width * pointsPerPixel, height: scene.height * pointsPerPixel)
    canvas.setUpDocument(scene, longestSpec: longestSpec)
    canvas.scale(pointsPerPixel, pointsPerPixel)
    Painter(typesetter: typesetter).paint(scene, on: canvas)
    cairo_show_page(canvas.context)
    return try canvas.finish()
  }

  private static func embedded(_ paths: [String]) throws(RenderError) -> [EmbeddedFont] {
    var fonts: [EmbeddedFont] = []
    for path in paths { fonts.append(try EmbeddedFont(path: path)) }
    return fonts
  }
}

extension Canvas {
  /// Version and document information of a PDF.
  fileprivate func setUpDocument(_ scene: Scene, longestSpec: Int) {
    let surface = cairo_get_target(context)
    // PDF 1.4 has transparency, and no object streams, so that the information stays readable from outside.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene.summary)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, scene.origin.generator)
    var keywords = "lrplot:digest=" + scene.origin.digest
    if let spec = scene.origin.spec, spec.utf8.count <= longestSpec { keywords += " lrplot:spec=" + spec }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, keywords)
    // Without a date of ours Cairo would write the present one.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
  }
}

/// Sets text in embedded fonts, so that it can be searched and copied.
struct FontTypesetter: Typesetter {
  /// Of each weight the fonts in their order.
  let regular: [EmbeddedFont]
  let bold: [EmbeddedFont]
  let outlines: OutlineTypesetter

  func draw(_ run: TextRun, on canvas: borrowing Canvas) {
    if run.text.isEmpty { return }
    let context = canvas.context
    if let halo = run.halo, halo.width > 0 {
      outlines.appendLetters(of: run, to: canvas)
      canvas.setInk(halo.paint)
      canvas.setPen(halo)
      cairo_stroke(context)
    }
    let size = run.style.size
    // Glyph space has y downward: −0.2 leans what is above the baseline to the right.
    var matrix = cairo_matrix_t(
      xx: size, yx: 0, xy: run.style.slant == .italic ? -0.2 * size : 0, yy: size, x0: 0, y0: 0)
    cairo_set_font_matrix(context, &matrix)
    let fontOptions = cairo_font_options_create()
    cairo_font_options_set_hint_style(fontOptions, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(fontOptions, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, fontOptions)
    cairo_font_options_destroy(fontOptions)
    canvas.setInk(run.paint)
    let faces = run.style.weight == .bold ? bold : regular
    let (letters, unitsPerEm) = outlines.fonts.glyphs(of: run.text, weight: run.style.weight)
    var stretch = Stretch()
    var x = 0.0
    for (letter, scalar) in zip(letters, run.text.unicodeScalars) {
      if letter.font != stretch.font {
        stretch.show(with: faces, on: canvas)
        stretch = Stretch(font: letter.font)
      }
      stretch.add(letter, scalar, at: x)
      x += Double(letter.advance) * run.style.size / unitsPerEm
    }
    stretch.show(with: faces, on: canvas)
  }

  /// Letters of one font, one cluster a scalar: its bytes and its one glyph.
  private struct Stretch {
    var font = 0
    private var text = ""
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []

    init(font: Int = 0) { self.font = font }

    mutating func add(_ letter: Glyph, _ scalar: Unicode.Scalar, at x: Double) {
      text.unicodeScalars.append(scalar)
      glyphs.append(cairo_glyph_t(index: UInt(letter.index), x: x, y: 0))
      clusters.append(cairo_text_cluster_t(num_bytes: Int32(UTF8.width(scalar)), num_glyphs: 1))
    }

    func show(with faces: [EmbeddedFont], on canvas: borrowing Canvas) {
      guard !glyphs.isEmpty else { return }
      cairo_set_font_face(canvas.context, faces[min(font, faces.count - 1)].face)
      cairo_show_text_glyphs(
        canvas.context, text, Int32(text.utf8.count), glyphs, Int32(glyphs.count), clusters,
        Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
    }
  }
}
