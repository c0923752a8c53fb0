internal import CCairo

/// What differs between two pictures: black where they are the same, bright where they are not.
public enum PictureDifference {
  /// Reads two PNG files and writes a third, as large as the larger of them.
  ///
  /// - Returns: whether all of that went well.
  public static func write(of first: String, and second: String, to path: String) -> Bool {
    let surfaces = [first, second].map { (path: String) in cairo_image_surface_create_from_png(path) }
    defer { for surface in surfaces { cairo_surface_destroy(surface) } }
    guard surfaces.allSatisfy({ cairo_surface_status($0) == CAIRO_STATUS_SUCCESS }) else { return false }
    let width = surfaces.map { cairo_image_surface_get_width($0) }.max() ?? 1
    let height = surfaces.map { cairo_image_surface_get_height($0) }.max() ?? 1
    let sheet = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
    let context = cairo_create(sheet)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(sheet)
    }
    for (place, surface) in surfaces.enumerated() {
      cairo_set_operator(context, place == 0 ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_DIFFERENCE)
      cairo_set_source_surface(context, surface, 0, 0)
      cairo_paint(context)
    }
    return cairo_surface_write_to_png(sheet, path) == CAIRO_STATUS_SUCCESS
  }
}
