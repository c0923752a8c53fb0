import LRInput
public import LRResults

/// What a table of values is asked for, in place of a figure.
public struct ValueRequest: Sendable {
  /// Nil for the rates, or the losses of a log without rates.
  public var quantity: Quantity?
  /// Whether runs record every step, however long they are.
  public var everyStep: Bool
  /// The place that mistakes of the choice are told at.
  public var offset = 0

  /// `ValueRequest(.loss)`
  public init(_ quantity: Quantity? = nil, everyStep: Bool = true) {
    self.quantity = quantity
    self.everyStep = everyStep
  }
}
