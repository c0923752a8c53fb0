/// The numbers that a key allows.
public struct Bounds: Sendable, Equatable {
  /// The least number; nil for no bound.
  public var lower: Double?
  /// The greatest number; nil for no bound.
  public var upper: Double?
  /// True where the lower bound itself is not allowed.
  public var lowerIsOpen = false
  /// True where the upper bound itself is not allowed.
  public var upperIsOpen = false
  /// True where 0 is allowed besides what lies between the bounds.
  public var orZero = false

  private init(_ lower: Double?, _ upper: Double?) {
    self.lower = lower
    self.upper = upper
  }

  /// Every number but NaN.
  public static let any = Bounds(nil, nil)
  /// A learning rate: 0, or a number whose ratios and squares stay far from overflow.
  public static let rate = Bounds.between(1e-100, 1e100).orZeroToo
  /// `above 0`.
  public static let positive = Bounds.above(0)

  /// `at least 0`.
  public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower, nil) }
  /// `at most 1`.
  public static func atMost(_ upper: Double) -> Bounds { Bounds(nil, upper) }
  /// `between 0 and 1`, both allowed.
  public static func between(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower, upper) }
  /// `above 0`.
  public static func above(_ lower: Double) -> Bounds { Bounds(lower, nil).openBelow }
  /// `above 0 and at most 1`.
  public static func above(_ lower: Double, upTo upper: Double) -> Bounds { Bounds(lower, upper).openBelow }
  /// `below 1`.
  public static func below(_ upper: Double) -> Bounds { Bounds(nil, upper).openAbove }
  /// `at least 0 and below 1`.
  public static func from(_ lower: Double, below upper: Double) -> Bounds { Bounds(lower, upper).openAbove }
  /// `above 0 and below 1`.
  public static func inside(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower, upper).openBelow.openAbove }

  private var openBelow: Bounds {
    var copy = self
    copy.lowerIsOpen = true
    return copy
  }

  private var openAbove: Bounds {
    var copy = self
    copy.upperIsOpen = true
    return copy
  }

  private var orZeroToo: Bounds {
    var copy = self
    copy.orZero = true
    return copy
  }

  /// Whether a number is allowed; NaN never is.
  ///
  ///     Bounds.from(0, below: 1).contains(1)   // false
  public func contains(_ x: Double) -> Bool {
    if orZero, x == 0 { return true }
    if let lower, lowerIsOpen ? x <= lower : x < lower { return false }
    if let upper, upperIsOpen ? x >= upper : x > upper { return false }
    return !x.isNaN
  }

  /// The bounds in words that follow "must be": `between 0 and 1`, `above 0`; nil where every number is allowed.
  public var text: String? {
    let zero = orZero ? "0 or " : ""
    switch (lower, upper) {
    case (nil, nil): return nil
    case (let lower?, nil): return zero + (lowerIsOpen ? "above " : "at least ") + String(plain: lower)
    case (nil, let upper?): return zero + (upperIsOpen ? "below " : "at most ") + String(plain: upper)
    case (let lower?, let upper?):
      let (low, high) = (String(plain: lower), String(plain: upper))
      switch (lowerIsOpen, upperIsOpen) {
      case (false, false): return zero + "between \(low) and \(high)"
      case (true, false): return zero + "above \(low) and at most \(high)"
      case (false, true): return zero + "at least \(low) and below \(high)"
      case (true, true): return zero + "above \(low) and below \(high)"
      }
    }
  }
}
