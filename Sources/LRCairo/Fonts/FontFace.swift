internal import CCairo

/// One face of a font file, read in font units: nothing here depends on a size, a screen or hinting.
///
/// Not thread-safe, as FreeType is not; `FontBook` holds it behind its lock.
final class FontFace {
  let path: String
  private let file: FontFile
  /// Set in the high bits of the glyph keys, so that regular and bold letters differ.
  private let mark: Int
  /// Its place among several fonts.
  private let place: Int
  /// Units of the first font in one of this one.
  private let scale: Double
  private var glyphs: [Int: Glyph] = [:]
  /// Advances of the characters below 128 in font units, −1 where not yet asked for.
  private var asciiAdvances = [Int32](repeating: -1, count: 128)

  /// Font units an em; 2048 in DejaVu Sans.
  let unitsPerEm: Double

  /// - Parameters:
  ///   - place: among several fonts, from 0.
  ///   - unitsPerEm: those of the first of them, in which all letters are given; nil for its own.
  init(path: String, mark: Int = 0, place: Int = 0, unitsPerEm: Double? = nil) throws(FontError) {
    file = try FontFile(path: path)
    self.path = path
    self.mark = mark | place << 25
    self.place = place
    let own = Double(file.face.pointee.units_per_EM)
    self.unitsPerEm = unitsPerEm ?? own
    scale = self.unitsPerEm / own
  }

  private var face: FT_Face { file.face }

  /// `DejaVu Sans`
  var family: String { face.pointee.family_name.map { String(cString: $0) } ?? "" }

  /// `2.37` of the name table's "Version 2.37", or nil.
  var version: String? {
    for index in 0..<FT_Get_Sfnt_Name_Count(face) {
      var record = FT_SfntName()
      // Name 5 is the version; UTF-16 and Latin-1 records both hold ASCII here.
      guard FT_Get_Sfnt_Name(face, index, &record) == 0, record.name_id == 5, let text = record.string else { continue }
      let bytes = UnsafeBufferPointer(start: text, count: Int(record.string_len)).filter { $0 != 0 }
      let digits = bytes.drop { !(48...57).contains($0) }.prefix { (48...57).contains($0) || $0 == 46 }
      if !digits.isEmpty { return String(decoding: digits, as: UTF8.self) }
    }
    return nil
  }

  func has(_ scalar: Unicode.Scalar) -> Bool { FT_Get_Char_Index(face, FT_ULong(scalar.value)) != 0 }

  /// How far a character moves the pen, font units.
  func advance(of scalar: Unicode.Scalar) -> Int {
    Int(scalar.value < 128 ? asciiAdvance(Int(scalar.value)) : glyph(scalar).advance)
  }

  private func asciiAdvance(_ code: Int) -> Int32 {
    if asciiAdvances[code] >= 0 { return asciiAdvances[code] }
    var advance: FT_Fixed = 0
    let index = FT_Get_Char_Index(face, FT_ULong(code))
    let status = FT_Get_Advance(face, index, Self.loadFlags, &advance)
    asciiAdvances[code] = status == 0 ? scaled(Int32(truncatingIfNeeded: advance)) : 0
    return asciiAdvances[code]
  }

  private func scaled(_ units: Int32) -> Int32 { scale == 1 ? units : Int32((Double(units) * scale).rounded()) }

  private static let loadFlags = FT_Int32(FT_LOAD_NO_SCALE)

  /// The outline of a character, read once.
  func glyph(_ scalar: Unicode.Scalar) -> Glyph {
    let code = Int(scalar.value)
    if let known = glyphs[code] { return known }
    let glyph = load(scalar)
    glyphs[code] = glyph
    return glyph
  }

  private func load(_ scalar: Unicode.Scalar) -> Glyph {
    let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
    let key = Int(scalar.value) | mark
    guard FT_Load_Glyph(face, index, Self.loadFlags) == 0, let slot = face.pointee.glyph else {
      return Glyph(key: key, index: index, advance: 0, font: place, verbs: [], coordinates: [])
    }
    let reader = OutlineReader()
    if slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE { reader.read(&slot.pointee.outline) }
    return Glyph(
      key: key, index: index, advance: scaled(Int32(truncatingIfNeeded: slot.pointee.metrics.horiAdvance)), font: place,
      verbs: reader.verbs, coordinates: scale == 1 ? reader.coordinates : reader.coordinates.map(scaled))
  }
}

/// Collects what FreeType walks through.
private final class OutlineReader {
  var verbs: [Glyph.Verb] = []
  var coordinates: [Int32] = []

  func read(_ outline: inout FT_Outline) {
    var walk = FT_Outline_Funcs(
      move_to: { to, user in OutlineReader.add(.move, [to], user) },
      line_to: { to, user in OutlineReader.add(.line, [to], user) },
      conic_to: { control, to, user in OutlineReader.add(.quad, [control, to], user) },
      cubic_to: { first, second, to, user in OutlineReader.add(.cubic, [first, second, to], user) },
      shift: 0, delta: 0)
    verbs.reserveCapacity(Int(outline.n_points))
    coordinates.reserveCapacity(Int(outline.n_points) * 3)
    // A status other than 0 leaves the part that could be read; the font file is broken there.
    _ = FT_Outline_Decompose(&outline, &walk, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func add(
    _ verb: Glyph.Verb, _ points: [UnsafePointer<FT_Vector>?], _ user: UnsafeMutableRawPointer?
  ) -> CInt {
    guard let user else { return 1 }
    let reader = Unmanaged<OutlineReader>.fromOpaque(user).takeUnretainedValue()
    reader.verbs.append(verb)
    for case let point? in points {
      reader.coordinates.append(Int32(truncatingIfNeeded: point.pointee.x))
      reader.coordinates.append(Int32(truncatingIfNeeded: point.pointee.y))
    }
    return 0
  }
}
