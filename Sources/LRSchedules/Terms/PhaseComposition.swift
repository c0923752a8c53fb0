import LRMath

extension Phase {
  /// A part of a sequence: where it is in the whole, and its phases on the clock of the whole.
  package struct Part {
    package var start: Double
    package var end: Double
    package var phases: [Phase]

    /// See the properties of the same names.
    package init(start: Double, end: Double, phases: [Phase]) {
      self.start = start
      self.end = end
      self.phases = phases
    }
  }

  /// The phases of parts one after the other.
  ///
  /// A part that makes no claims, such as a table, is told by the way its rates go, if they go one way.
  package static func joined(_ parts: [Part], rate: (Double) -> Double) -> [Phase] {
    var found: [Phase] = []
    let kept = parts.filter { $0.end > $0.start }
    for part in kept {
      var place = part.start
      for phase in part.phases {
        var phase = phase
        (phase.start, phase.end) = (Swift.max(phase.start, place), Swift.min(phase.end, part.end))
        guard phase.end > phase.start else { continue }
        if phase.start > place { found += seen(from: place, to: phase.start, rate: rate) }
        found.append(phase)
        place = phase.end
      }
      if place < part.end { found += seen(from: place, to: part.end, rate: rate) }
    }
    return kept.count > 1 ? opened(found, until: kept[0].end) : found
  }

  /// The same phases, the first of which is a warmup if it is a rise that opens a composition: nothing but holds follow it in
  /// its part, and what comes after does not rise.
  ///
  /// - Parameter seam: Where the first part ends.
  package static func opened(_ phases: [Phase], until seam: Double) -> [Phase] {
    guard let first = phases.first, first.kind == .rise, first.start == 0, phases.count > 1 else { return phases }
    let part = phases.dropFirst().prefix { $0.start < seam }
    guard first.end <= seam, part.allSatisfy({ $0.kind == .hold }), phases[1].kind != .rise else { return phases }
    return [Phase(.warmup, from: first.start, to: first.end)] + phases.dropFirst()
  }

  /// What the rates of a stretch do, as far as a look at some updates shows it; nothing where they go to and fro.
  package static func seen(from start: Double, to end: Double, rate: (Double) -> Double) -> [Phase] {
    let (first, last) = (start.rounded(.up), end.rounded(.up) - 1)
    guard end.isFinite, last >= first else { return [] }
    let looks = Swift.min(last - first, 64)
    let rates =
      looks < 1
      ? [rate(first)]
      : (0...Int(looks)).map { index in
        rate((first + (last - first) * Double(index) / looks).rounded())
      }
    let pairs = zip(rates, rates.dropFirst())
    if pairs.allSatisfy({ $0 == $1 }) { return [Phase(.hold, from: start, to: end)] }
    if pairs.allSatisfy({ $0 >= $1 }) { return [Phase(.decay, from: start, to: end)] }
    if pairs.allSatisfy({ $0 <= $1 }) { return [Phase(.rise, from: start, to: end)] }
    return []
  }

  /// The phases of a product of parts that all act at every step; none if a part makes no claims.
  ///
  /// - Parameter rate: The product.
  package static func overlaid(_ parts: [[Phase]], until length: Double, rate: (Double) -> Double) -> [Phase] {
    guard length > 0, parts.allSatisfy({ !$0.isEmpty }) else { return [] }
    let opening = parts.compactMap { Self.opening(of: $0) }.first
    if let cycles = parts.first(where: { $0.contains { $0.kind == .cycle } }) {
      guard let opening, opening < length else { return cycles }
      return [Phase(.warmup, from: 0, to: opening)]
        + cycles.filter { $0.end > opening }.map { phase in
          var phase = phase
          phase.start = Swift.max(phase.start, opening)
          return phase
        }
    }
    let seams = Set(parts.flatMap { $0.flatMap { [$0.start, $0.end] } }).filter { $0 > 0 && $0 < length }.sorted()
    guard seams.count < mostCycles else { return [] }
    var found: [Phase] = []
    for (start, end) in zip([0] + seams, seams + [length]) {
      let here = parts.compactMap { phases in phases.first { $0.start <= start && $0.end > start } }
      let kinds = Set(here.map(\.kind)).subtracting([.hold])
      let kind: Kind
      if let one = kinds.first, kinds.count == 1 {
        kind = one
      } else if kinds.isEmpty {
        kind = .hold
      } else {
        // A warmup against a decay: what comes of both is what the rates do. A run looks at them, and finds where they turn.
        let (step, end) = (start.rounded(.up), end.rounded(.up) - 1)
        let (first, second, last) = (rate(step), rate(Swift.min(step + 1, end)), rate(Swift.max(step, end)))
        kind =
          start == 0 && opening != nil && second > first
          ? .warmup : last > first ? .rise : last < first ? .decay : .hold
      }
      if let last = found.last, last.kind == kind, goesOn(kind, at: start, rate: rate) {
        found[found.count - 1].end = end
      } else {
        found.append(Phase(kind, from: start, to: end, name: here.count == 1 ? here[0].name : nil))
      }
    }
    return parts.count > 1 && opening != nil ? opened(found, until: opening ?? 0) : found
  }

  /// Whether the two updates beside a seam do what the phases on both sides of it do.
  private static func goesOn(_ kind: Kind, at seam: Double, rate: (Double) -> Double) -> Bool {
    let next = seam.rounded(.up)
    let (one, other) = (rate(Swift.max(0, next - 1)), rate(next))
    switch kind {
    case .hold: return one == other
    case .decay: return other <= one * (1 + 1e-9)
    case .rise, .warmup: return other >= one * (1 - 1e-9)
    case .cycle: return true
    }
  }

  /// Where the rise of a part that does nothing but rise and hold comes to its end; nil for other parts.
  private static func opening(of phases: [Phase]) -> Double? {
    guard let first = phases.first, first.kind == .rise || first.kind == .warmup, first.start == 0, phases.count > 1,
      phases.dropFirst().allSatisfy({ $0.kind == .hold })
    else { return nil }
    return first.end
  }
}

/// A curve whose phases are told by others.
package struct Told: RateCurve {
  package let body: any RateCurve
  /// The phases, given the length.
  package let tell: @Sendable (Double) -> [Phase]

  /// See the properties of the same names.
  package init(body: any RateCurve, tell: @escaping @Sendable (Double) -> [Phase]) {
    self.body = body
    self.tell = tell
  }

  package func rate(at step: Double) -> Double { body.rate(at: step) }
  package func piece(at step: Double) -> Piece { body.piece(at: step) }
  package func hasRate(at step: Double) -> Bool { body.hasRate(at: step) }
  package func final(length: Double) -> Double { body.final(length: length) }
  package func phases(length: Double) -> [Phase] { tell(length) }
  package func driven(by metrics: [Double]) -> any RateCurve { Told(body: body.driven(by: metrics), tell: tell) }
}
