import LRMath

/// How values are laid along an axis.
public enum ScaleKind: String, CaseIterable, Sendable {
  case linear, log
}

/// Maps the values of a domain onto a stretch of px and back.
///
///     Scale(Domain(kind: .log, low: 1, high: 100), from: 0, to: 200).position(of: 10)   // 100
struct Scale: Sendable {
  let domain: Domain
  /// Where the low end of the domain lies, px.
  let start: Double
  /// Where the high end lies, px; less than `start` on a y axis.
  let end: Double
  private let offset: Double
  private let span: Double

  var kind: ScaleKind { domain.kind }
  /// Length of the axis in px.
  var length: Double { abs(end - start) }

  init(_ domain: Domain, from start: Double, to end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
    switch domain.kind {
    case .linear:
      offset = domain.low
      span = domain.high - domain.low
    case .log:
      offset = Math.log10(domain.low)
      span = Math.log10(domain.high) - offset
    }
  }

  /// Where `value` lies in px, also outside the domain; nil if it has no place: not finite, or not
  /// positive on a log scale.
  func position(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch kind {
    case .linear:
      return place(value)
    case .log:
      guard value > 0 else { return nil }
      return place(Math.log10(value))
    }
  }

  /// A share of 1e6 is far outside every figure, and small enough to go on computing with.
  private func place(_ value: Double) -> Double {
    let share = min(max((value - offset) / span, -1e6), 1e6)
    return share == 1 ? end : start + share * (end - start)
  }

  /// The value at `position` px.
  func value(at position: Double) -> Double {
    let share = (position - start) / (end - start)
    switch kind {
    case .linear: return offset + share * span
    case .log: return Math.pow(10, offset + share * span)
    }
  }
}
