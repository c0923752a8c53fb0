/// Faces of one weight, one a font: the first that has a letter draws it, and the first of all where none has it.
///
/// All letters are given in units of the first face.
struct FontChain {
  let faces: [FontFace]

  private var first: FontFace { faces[0] }
  var unitsPerEm: Double { first.unitsPerEm }
  var paths: [String] { faces.map(\.path) }

  /// - Parameter first: holds at least one face.
  init(_ first: FontFace, _ others: [FontFace] = []) { faces = [first] + others }

  func has(_ scalar: Unicode.Scalar) -> Bool { faces.contains { $0.has(scalar) } }

  private func face(of scalar: Unicode.Scalar) -> FontFace {
    faces.count == 1 ? first : faces.first { $0.has(scalar) } ?? first
  }

  func glyph(_ scalar: Unicode.Scalar) -> Glyph { face(of: scalar).glyph(scalar) }

  /// Sum of the advances of `text`.
  func advance(of text: String) -> Int {
    var sum = 0
    for scalar in text.unicodeScalars { sum += face(of: scalar).advance(of: scalar) }
    return sum
  }
}
