internal import CCairo
internal import LRScene

/// A Cairo surface and its context, owned: `finish()` consumes them, and nothing can be drawn afterwards.
///
/// Cairo's error status sticks once it is set, so it is looked at once, when the figure is finished.
struct Canvas: ~Copyable {
  let context: OpaquePointer
  private let surface: OpaquePointer
  /// Takes what Cairo streams; nil for a bitmap.
  private let sink: ByteSink?
  /// Where a bitmap's pixels are; nil for a stream.
  private let memory: PixelMemory?

  private init(
    surface: OpaquePointer?, sink: ByteSink? = nil, memory: PixelMemory? = nil
  ) throws(RenderError) {
    // Cairo answers with an object in an error state, never with nothing.
    guard let surface, let context = cairo_create(surface) else { throw .cairo("out of memory") }
    self.surface = surface
    self.context = context
    self.sink = sink
    self.memory = memory
    // SVG's default; Cairo's own is 10.
    cairo_set_miter_limit(context, 4)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// A drawing whose SVG text is streamed into memory; one user unit is one px.
  static func svg(width: Double, height: Double) throws(RenderError) -> Canvas {
    let sink = ByteSink()
    let surface = cairo_svg_surface_create_for_stream(ByteSink.write, sink.handle, width, height)
    if let surface { cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX) }
    return try Canvas(surface: surface, sink: sink)
  }

  /// A page of `width` × `height` pt.
  static func pdf(width: Double, height: Double) throws(RenderError) -> Canvas {
    let sink = ByteSink()
    return try Canvas(
      surface: cairo_pdf_surface_create_for_stream(ByteSink.write, sink.handle, width, height), sink: sink)
  }

  /// A bitmap of whole device pixels, black or, with `alpha`, transparent at first.
  static func bitmap(width: Int, height: Int, alpha: Bool) throws(RenderError) -> Canvas {
    let format = alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    let stride = cairo_format_stride_for_width(format, Int32(width))
    guard stride > 0, let memory = PixelMemory(size: Int(stride) * height) else { throw .cairo("out of memory") }
    return try Canvas(
      surface: cairo_image_surface_create_for_data(memory.start, format, Int32(width), Int32(height), stride),
      memory: memory)
  }

  /// Ends the drawing and gives the bytes that Cairo has streamed.
  consuming func finish() throws(RenderError) -> [UInt8] {
    cairo_surface_finish(surface)
    try checkStatus()
    return sink?.bytes ?? []
  }

  /// Ends the drawing and gives its pixels, as many as `bitmap` was asked for.
  consuming func finish(width: Int, height: Int, alpha: Bool) throws(RenderError) -> Bitmap {
    cairo_surface_flush(surface)
    try checkStatus()
    guard let memory else { throw .cairo("the figure is no bitmap") }
    let stride = Int(cairo_image_surface_get_stride(surface))
    return Bitmap(memory: memory, stride: stride, width: width, height: height, hasAlpha: alpha)
  }

  private func checkStatus() throws(RenderError) {
    for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw .cairo(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown error")
    }
  }

  /// Keeps later drawing of this context inside `box`, until `restore`.
  func clip(to box: Rect) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_clip(context)
  }

  func append(_ path: Path) {
    var next = 0
    let points = path.points
    for verb in path.verbs {
      switch verb {
      case .move:
        cairo_move_to(context, points[next].x, points[next].y)
        next += 1
      case .line:
        cairo_line_to(context, points[next].x, points[next].y)
        next += 1
      case .curve:
        cairo_curve_to(
          context, points[next].x, points[next].y, points[next + 1].x, points[next + 1].y, points[next + 2].x,
          points[next + 2].y)
        next += 3
      case .close: cairo_close_path(context)
      }
    }
  }

  /// Makes one user unit `x` wide and `y` high.
  func scale(_ x: Double, _ y: Double) { cairo_scale(context, x, y) }

  /// Fills the path and forgets it.
  func fill() { cairo_fill(context) }

  func setInk(_ paint: Paint) {
    let color = paint.color
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, paint.opacity)
  }

  func setPen(_ stroke: Stroke) {
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_set_line_cap(context, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_line_join(context, stroke.join == .round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
  }
}

/// Memory that a Cairo stream writes into.
private final class ByteSink {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 15) }

  /// The canvas holds the sink for as long as the surface lives, so the handle need not.
  var handle: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      .bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
