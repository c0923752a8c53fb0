import LRScene

/// A measurer that needs no font: 0.6 em a scalar, 0.65 em in bold.
///
///     FixedMeasurer().width(of: "step", style: TextStyle(size: 10))   // 24
public struct FixedMeasurer: TextMeasurer {
  /// Scalars that this measurer says it has no glyph for.
  public var missing: Set<Unicode.Scalar>

  /// See the properties of the same names.
  public init(missing: Set<Unicode.Scalar> = []) {
    self.missing = missing
  }

  /// 0.6 em for each scalar, 0.65 em in bold; px.
  public func width(of text: String, style: TextStyle) -> Double {
    let advance = style.weight == .bold ? 0.65 : 0.6
    return Double(text.unicodeScalars.count) * advance * style.size
  }

  /// Those of `missing` that the text has, in order, each once.
  public func missingCharacters(in text: String, style: TextStyle) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where missing.contains(scalar) && !found.contains(scalar) {
      found.append(scalar)
    }
    return found
  }
}
