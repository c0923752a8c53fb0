import LRScene

/// A thin dashed curve of no series with its name on it: what a formula says beside what was measured.
public struct FormulaCurve: Sendable {
  public var curve: Curve
  /// May be empty.
  public var name: RichText

  public init(_ curve: Curve, name: RichText) {
    self.curve = curve
    self.name = name
  }
}
