internal import CCairo

/// Where fonts lie.
enum FontFiles {
  /// The folders in which distributions keep DejaVu Sans: Debian and Ubuntu, Fedora new and old (and Alpine), Arch,
  /// openSUSE, FreeBSD.
  static let folders = [
    "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu",
    "/usr/share/fonts/TTF", "/usr/share/fonts/truetype", "/usr/local/share/fonts/dejavu",
  ]

  /// Set in the keys of bold glyphs, above all Unicode scalars.
  static let boldMark = 1 << 24

  static func openHouseFont(in folders: [String], useFontconfig: Bool) throws(FontError) -> FontFace {
    for folder in folders {
      do {
        return try FontFace(path: folder + "/DejaVuSans.ttf")
      } catch .freeType(let code) {
        throw .freeType(code)
      } catch {
        continue
      }
    }
    guard useFontconfig, let path = pathFromFontconfig() else { throw .notFound }
    return try FontFace(path: path)
  }

  /// The bold face beside `regular`: `Name-Bold.ttf` for `Name.ttf` and `Name-Regular.ttf`, of the same family.
  static func openBold(of regular: FontChain) -> FontChain? {
    guard let first = regular.faces.first else { return nil }
    // Alone a font without a bold face is its own; among others each keeps its place.
    let bold = openBold(of: first, place: 0, unitsPerEm: nil)
    guard regular.faces.count > 1 else { return bold.map { FontChain($0) } }
    let unit = (bold ?? first).unitsPerEm
    return FontChain(
      bold ?? first,
      regular.faces.enumerated().dropFirst().map { place, face in
        openBold(of: face, place: place, unitsPerEm: unit)
          ?? (try? FontFace(path: face.path, mark: boldMark, place: place, unitsPerEm: unit)) ?? face
      })
  }

  private static func openBold(of regular: FontFace, place: Int, unitsPerEm: Double?) -> FontFace? {
    guard let dot = regular.path.lastIndex(of: ".") else { return nil }
    var stem = String(regular.path[..<dot])
    let ending = String(regular.path[dot...])
    for suffix in ["-Regular", "-regular"] where stem.hasSuffix(suffix) { stem.removeLast(suffix.count) }
    guard let bold = try? FontFace(path: stem + "-Bold" + ending, mark: boldMark, place: place, unitsPerEm: unitsPerEm),
      bold.family == regular.family
    else { return nil }
    return bold
  }

  /// Asks fontconfig, which always answers with some font: only DejaVu Sans itself counts.
  private static func pathFromFontconfig() -> String? {
    guard let config = FcInitLoadConfigAndFonts() else { return nil }
    defer { FcConfigDestroy(config) }
    guard let pattern = FcNameParse("DejaVu Sans:style=Book:slant=0:weight=80") else { return nil }
    defer { FcPatternDestroy(pattern) }
    FcConfigSubstitute(config, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultNoMatch
    guard let match = FcFontMatch(config, pattern, &result) else { return nil }
    defer { FcPatternDestroy(match) }
    guard string(FC_FAMILY, of: match) == "DejaVu Sans" else { return nil }
    return string(FC_FILE, of: match)
  }

  private static func string(_ key: String, of pattern: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, key, 0, &text) == FcResultMatch, let text else { return nil }
    return String(cString: text)
  }
}
