public import LRScene
private import Synchronization

/// The faces that figures are set in: DejaVu Sans regular and bold, or another font by its file.
///
/// The regular face is opened at once, the bold one when the first bold text is measured or drawn. Widths are sums
/// of unhinted advances without kerning; italics are the upright face sheared, with the same advances.
///
///     let fonts = try FontBook()
///     fonts.width(of: "a", style: TextStyle(size: 2048))   // 1255
///
/// Safe to use from several threads.
public final class FontBook: TextMeasurer, Sendable, CustomStringConvertible {
  private struct Faces {
    let regular: FontFace
    var bold: FontFace?
  }

  private let faces: Mutex<Faces>
  let regularPath: String

  /// Finds DejaVu Sans: in the folders of the usual distributions, else through fontconfig.
  ///
  /// - Throws: `FontError.notFound`, whose hint names the package that brings the font.
  public convenience init() throws(FontError) {
    try self.init(folders: FontFiles.folders)
  }

  /// Takes the font at `file`; its bold is the file beside it that ends in `-Bold`, or else the same face.
  public init(file: String) throws(FontError) {
    let face = try FontFace(path: file)
    regularPath = file
    faces = Mutex(Faces(regular: face, bold: nil))
  }

  init(folders: [String], useFontconfig: Bool = true) throws(FontError) {
    let face = try FontFiles.openHouseFont(in: folders, useFontconfig: useFontconfig)
    regularPath = face.path
    faces = Mutex(Faces(regular: face, bold: nil))
  }

  /// `DejaVu Sans 2.37`
  public var description: String {
    faces.withLock { faces in
      guard let version = faces.regular.version else { return faces.regular.family }
      return faces.regular.family + " " + version
    }
  }

  public func width(of text: String, style: TextStyle) -> Double {
    withFace(style.weight) { face in
      Double(face.advance(of: text)) * style.size / face.unitsPerEm
    }
  }

  public func missingCharacters(in text: String, style: TextStyle) -> [Unicode.Scalar] {
    withFace(style.weight) { face in
      var missing: [Unicode.Scalar] = []
      for scalar in text.unicodeScalars where !missing.contains(scalar) && !face.has(scalar) {
        missing.append(scalar)
      }
      return missing
    }
  }

  /// The letters of a run and the size of their em in font units; one glyph a Unicode scalar.
  func glyphs(of text: String, weight: TextStyle.Weight) -> (glyphs: [Glyph], unitsPerEm: Double) {
    withFace(weight) { face in
      (text.unicodeScalars.map { face.glyph($0) }, face.unitsPerEm)
    }
  }

  /// The file that a weight is read from.
  func path(of weight: TextStyle.Weight) -> String {
    withFace(weight) { $0.path }
  }

  private func withFace<Result>(_ weight: TextStyle.Weight, _ body: (FontFace) -> sending Result) -> sending Result {
    faces.withLock { faces in
      guard weight == .bold else { return body(faces.regular) }
      if faces.bold == nil { faces.bold = FontFiles.openBold(of: faces.regular) }
      return body(faces.bold ?? faces.regular)
    }
  }
}
