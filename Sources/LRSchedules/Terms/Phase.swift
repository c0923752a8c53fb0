/// A named stretch of a schedule, such as its warmup.
public struct Phase: Sendable, Equatable {
  /// What the rate does during a phase.
  public enum Kind: String, Sendable, CaseIterable {
    /// It grows from a small rate to the one the main part begins with.
    case warmup
    /// It grows, as part of the schedule itself.
    case rise
    /// It stays.
    case hold
    /// It falls.
    case decay
    /// It goes through one cycle: down and back, or up and down.
    case cycle
  }

  /// What the rate does during it.
  public var kind: Kind
  /// First step of the phase.
  public var start: Double
  /// Step at which the next phase begins, exclusive.
  public var end: Double
  /// Name for people: `warmup`, `decay`, `cycle 3`.
  public var name: String
  /// How many cycles one phase stands for where they are too many for a phase each, in what `name` calls them; infinite where they
  /// get ever shorter.
  public var cycles: Double?
  /// Whether it tells the trend alone, around which noise throws the updates to and fro.
  package var isTrend = false

  /// A phase; without a name it is called after its kind.
  public init(_ kind: Kind, from start: Double, to end: Double, name: String? = nil, cycles: Double? = nil) {
    self.cycles = cycles
    self.kind = kind
    self.start = start
    self.end = end
    self.name = name ?? kind.rawValue
  }

  /// More cycles than this are one phase: nobody reads names a few pixels apart.
  package static let mostCycles = 64

  /// Phases of a schedule made of cycles.
  ///
  /// - Parameters:
  ///   - length: Where the schedule ends, in steps.
  ///   - boundary: First step of cycle i; strictly increasing, 0 for the first.
  package static func cycles(until length: Double, boundary: (Double) -> Double) -> [Phase] {
    var found: [Phase] = []
    var index = 0.0
    while boundary(index) < length {
      if found.count == mostCycles {
        return [Phase(.cycle, from: 0, to: length, name: "cycles", cycles: count(until: length, boundary: boundary))]
      }
      found.append(
        Phase(
          .cycle, from: boundary(index), to: Swift.min(boundary(index + 1), length),
          name: "cycle \(found.count + 1)"))
      index += 1
    }
    return found
  }

  /// How many of more cycles than `mostCycles` begin before a step; infinite where they get ever shorter towards it.
  private static func count(until length: Double, boundary: (Double) -> Double) -> Double {
    var (low, high) = (Double(mostCycles), Double(2 * mostCycles))
    while boundary(high) < length {
      (low, high) = (high, 2 * high)
      // No update is left for so many.
      if low > length { return .infinity }
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if boundary(middle) < length { low = middle } else { high = middle }
    }
    return high
  }

  /// Phases of stairs: one decay if they only lead down, else a hold for each of them; none if there are more than can be read.
  package static func stairs(times: [Double], values: [Double], until length: Double) -> [Phase] {
    let reached = Swift.max(1, times.count { $0 < length })
    let seen = values.prefix(reached)
    guard let first = seen.first, length > 0 else { return [] }
    if seen.allSatisfy({ $0 == first }) { return [Phase(.hold, from: 0, to: length)] }
    if zip(seen, seen.dropFirst()).allSatisfy({ $0 >= $1 }) { return [Phase(.decay, from: 0, to: length)] }
    guard reached <= mostStairs else { return [] }
    return (0..<reached).compactMap { index in
      let (start, end) = (index == 0 ? 0 : times[index], index + 1 < reached ? times[index + 1] : length)
      return end > start ? Phase(.hold, from: start, to: end) : nil
    }
  }

  private static let mostStairs = 12

  /// Phases of a polyline: where it rises, holds and falls; none if there are more than can be read.
  package static func directions(times: [Double], values: [Double], until length: Double) -> [Phase] {
    var found: [Phase] = []
    func add(_ kind: Kind, _ start: Double, _ end: Double) {
      let start = Swift.max(start, 0)
      let end = Swift.min(end, length)
      guard end > start else { return }
      if let last = found.last, last.kind == kind {
        found[found.count - 1].end = end
      } else {
        found.append(Phase(kind, from: start, to: end))
      }
    }
    guard let first = times.first, let last = times.last else { return [] }
    add(.hold, 0, first)
    for index in times.indices.dropLast() {
      let (now, next) = (values[index], values[index + 1])
      add(next > now ? .rise : next < now ? .decay : .hold, times[index], times[index + 1])
      if found.count > mostCycles { return [] }
    }
    add(.hold, last, length)
    return found
  }
}
