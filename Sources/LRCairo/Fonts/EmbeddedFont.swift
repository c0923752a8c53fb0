internal import CCairo

/// A font file opened for Cairo, which embeds the letters it uses into a page.
///
/// Cairo keeps faces in a cache of its own, beyond the life of a figure: the FreeType objects therefore belong to
/// the Cairo face and go when it goes.
final class EmbeddedFont {
  let face: OpaquePointer

  init(path: String) throws(RenderError) {
    let file: FontFile
    do {
      file = try FontFile(path: path)
    } catch {
      throw .font(error)
    }
    guard let face = cairo_ft_font_face_create_for_ft_face(file.face, Int32(FT_LOAD_NO_HINTING)) else {
      throw .cairo("out of memory")
    }
    self.face = face
    let owner = Unmanaged.passRetained(file)
    let status = cairo_font_face_set_user_data(face, EmbeddedFont.key, owner.toOpaque()) { owner in
      guard let owner else { return }
      Unmanaged<FontFile>.fromOpaque(owner).release()
    }
    if status != CAIRO_STATUS_SUCCESS {
      owner.release()
      throw .cairo("the font could not be embedded")
    }
  }

  deinit { cairo_font_face_destroy(face) }

  /// Cairo tells user data apart by the address of a key, which is never read or written.
  nonisolated(unsafe) private static let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
}
