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
    let regular: FontChain
    var bold: FontChain?
  }

  private let faces: Mutex<Faces>
  let regularPath: String

  /// Finds DejaVu Sans: in the folders of the usual distributions, else through fontconfig.
  ///
  /// - Throws: `FontError.notFound`, whose hint names the package that brings the font.
  public convenience init() throws(FontError) {
    try self.init(folders: FontFiles.folders)
  }

  /// Takes fonts by their files, of which the first that has a letter draws it; DejaVu Sans where there are none.
  ///
  /// The bold of each is the file beside it that ends in `-Bold`, or else the same face.
  public convenience init(files: [String]) throws(FontError) {
    guard let file = files.first else {
      try self.init()
      return
    }
    let first = try FontFace(path: file)
    var others: [FontFace] = []
    for (place, file) in files.enumerated().dropFirst() {
      others.append(try FontFace(path: file, place: place, unitsPerEm: first.unitsPerEm))
    }
    self.init(FontChain(first, others), path: file)
  }

  convenience init(folders: [String], useFontconfig: Bool = true) throws(FontError) {
    let face = try FontFiles.openHouseFont(in: folders, useFontconfig: useFontconfig)
    let path = face.path
    self.init(FontChain(face), path: path)
  }

  private init(_ regular: sending FontChain, path: String) {
    regularPath = path
    faces = Mutex(Faces(regular: regular, bold: nil))
  }

  /// Whether it is the font that figures are set in where no other is given.
  public var isHouseFont: Bool { faces.withLock { $0.regular.faces.map(\.family) == ["DejaVu Sans"] } }

  /// `DejaVu Sans 2.37`, of several with commas.
  public var description: String {
    faces.withLock { faces in
      faces.regular.faces.map { face in face.family + (face.version.map { " " + $0 } ?? "") }.joined(separator: ", ")
    }
  }

  /// Sum of the advances in px; of scripts that are shaped at least 0.6 em a letter.
  public func width(of text: String, style: TextStyle) -> Double {
    let width = withFace(style.weight) { face in
      Double(face.advance(of: text)) * style.size / face.unitsPerEm
    }
    guard ShapedScript(in: text) != nil else { return width }
    // Live text of such scripts has the width that a browser gives it, in a font that nobody here knows.
    return max(width, Self.roomyLetter * style.size * Double(text.unicodeScalars.count))
  }

  /// Room for a letter whose width is not known, in em.
  private static let roomyLetter = 0.6

  /// Letters that neither the font nor those after it have, in order, each once.
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

  /// The files that a weight is read from.
  func paths(of weight: TextStyle.Weight) -> [String] {
    withFace(weight) { $0.paths }
  }

  private func withFace<Result>(_ weight: TextStyle.Weight, _ body: (FontChain) -> sending Result) -> sending Result {
    faces.withLock { faces in
      guard weight == .bold else { return body(faces.regular) }
      if faces.bold == nil { faces.bold = FontFiles.openBold(of: faces.regular) }
      return body(faces.bold ?? faces.regular)
    }
  }
}
