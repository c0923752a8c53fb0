internal import CCairo

/// An open font file: FreeType's library and face, closed together.
final class FontFile {
  let face: FT_Face
  private let library: FT_Library

  init(path: String) throws(FontError) {
    var opened: FT_Library?
    let started = FT_Init_FreeType(&opened)
    guard started == 0, let library = opened else { throw .freeType(Int(started)) }
    var found: FT_Face?
    let status = FT_New_Face(library, path, 0, &found)
    guard status == 0, let face = found else {
      FT_Done_FreeType(library)
      throw status == FT_Error(FT_Err_Cannot_Open_Resource) ? .unreadable(path: path) : .notAFont(path: path)
    }
    self.face = face
    self.library = library
    guard face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) != 0, face.pointee.units_per_EM > 0 else {
      throw .notAFont(path: path)
    }
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }
}
