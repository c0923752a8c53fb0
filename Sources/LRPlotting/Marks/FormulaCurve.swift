import LRScene

/// A thin dashed curve with its name on it: what a formula says beside what was measured.
public struct FormulaCurve: Sendable {
  public var curve: Curve
  /// May be empty.
  public var name: RichText
  /// The series that it speaks of, whose colour it takes; nil for none.
  public var slot: Int?

  public init(_ curve: Curve, name: RichText, slot: Int? = nil) {
    self.curve = curve
    self.name = name
    self.slot = slot
  }
}
