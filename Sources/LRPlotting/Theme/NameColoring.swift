public import LRScene

/// Gives names their colours over many figures: two that share one are told apart, and each is the same everywhere.
///
///     NameColoring([["constant", "cosine"], ["cosine", "linear"]]).slots["cosine"]   // 1
public struct NameColoring: Sendable {
  /// Two names of one figure whose colours lie too near to each other.
  public struct Clash: Sendable, Equatable {
    /// The place of the figure in the list that was given.
    public var figure: Int
    /// The two names.
    public var names: [String]
  }

  /// Places in the palette.
  public private(set) var slots: [String: Int] = [:]
  /// What nobody could tell apart, in the order of the figures; empty as a rule.
  public private(set) var clashes: [Clash] = []

  /// What everyone tells apart: CIEDE2000, the least of all kinds of vision.
  public static let seen = 10.0
  /// Least distances in a figure of up to six names, and of up to eight.
  private static let apart = (few: 13.0, many: seen)
  /// Places that are tried before the best that was found has to do.
  private static let mostTries = 200_000

  /// Distances of the colours of the palette, light or dark, for whom they are nearest.
  private static let distances: [[Double]] = Palette.series.map { one in
    Palette.series.map { min(one.light.distance(to: $0.light), one.dark.distance(to: $0.dark)) }
  }

  /// - Parameters:
  ///   - figures: the names that are drawn together, in the order of the report.
  ///   - fixed: places that names have already.
  ///   - own: colours of names that have none of the palette.
  public init(_ figures: [[String]], fixed: [String: Int] = [:], own: [String: PageColors] = [:]) {
    var order: [String] = []
    var seen: Set<String> = []
    for name in figures.joined() where own[name] == nil && seen.insert(name).inserted { order.append(name) }
    let index = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    // What every two names need; figures of more than eight cannot be told apart by colour, and ask for nothing.
    var needs: [[Int: Double]] = order.map { _ in [:] }
    for figure in figures where figure.count <= Palette.series.count {
      let need = figure.count <= 6 ? Self.apart.few : Self.apart.many
      for one in figure.compactMap({ index[$0] }) {
        for other in figure.compactMap({ index[$0] }) where one != other {
          needs[one][other] = max(needs[one][other] ?? 0, need)
        }
      }
    }
    let free = order.map { name in
      let beside = figures.filter { $0.contains(name) }.joined().compactMap { own[$0] }
      return Palette.series.indices.filter { slot in beside.allSatisfy { Self.isApart($0, slot) } }
    }
    var places: [Int?] = order.map { fixed[$0] }
    let found = Self.search(&places, needs, free)
    if !found { Self.greedy(&places, needs) }
    for (name, place) in zip(order, places) { slots[name] = place ?? 0 }
    clashes = clashes(in: figures)
  }

  private static func isApart(_ color: PageColors, _ slot: Int) -> Bool {
    let one = Palette.series[slot]
    return min(one.light.distance(to: color.light), one.dark.distance(to: color.dark)) >= seen
  }

  private static func fits(_ slot: Int, _ name: Int, _ places: [Int?], _ needs: [[Int: Double]]) -> Bool {
    needs[name].allSatisfy { other, need in places[other].map { distances[slot][$0] >= need } ?? true }
  }

  /// Depth first, colours that fewest names bear first, so that no two of few names have the same; the name with the fewest colours left comes next, the first of the report among equals (Brélaz 1979).
  private static func search(_ places: inout [Int?], _ needs: [[Int: Double]], _ free: [[Int]]) -> Bool {
    var tries = 0
    func next() -> (name: Int, left: [Int])? {
      var best: (name: Int, left: [Int])?
      for name in places.indices where places[name] == nil {
        let left = free[name].filter { fits($0, name, places, needs) }
        if left.count < best?.left.count ?? .max { best = (name, left) }
        if left.isEmpty { break }
      }
      return best
    }
    func go() -> Bool {
      guard let (name, left) = next() else { return true }
      var uses = Palette.series.map { _ in 0 }
      for (place, need) in zip(places, needs) where !need.isEmpty { if let place { uses[place] += 1 } }
      let order = needs[name].isEmpty ? left : left.sorted { (uses[$0], $0) < (uses[$1], $1) }
      for slot in order {
        tries += 1
        guard tries < mostTries else { break }
        places[name] = slot
        if go() { return true }
      }
      places[name] = nil
      return false
    }
    return go()
  }

  /// Each name in its turn takes the colour that is farthest from those beside it.
  private static func greedy(_ places: inout [Int?], _ needs: [[Int: Double]]) {
    for name in places.indices where places[name] == nil {
      func room(_ slot: Int) -> Double {
        needs[name].keys.compactMap { places[$0].map { distances[slot][$0] } }.min() ?? .infinity
      }
      places[name] = Palette.series.indices.max { room($0) < room($1) } ?? 0
    }
  }

  private func clashes(in figures: [[String]]) -> [Clash] {
    figures.enumerated().compactMap { place, names in
      guard names.count <= Palette.series.count else { return nil }
      let need = names.count <= 6 ? Self.apart.few : Self.apart.many
      for (index, one) in names.enumerated() {
        for other in names[..<index] {
          guard let a = slots[one], let b = slots[other], Self.distances[a][b] < need else { continue }
          return Clash(figure: place, names: [other, one])
        }
      }
      return nil
    }
  }
}
