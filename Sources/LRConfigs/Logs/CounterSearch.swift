/// Finds the column that counts, from names and from what stands in the first rows: one that never changes does not count,
/// whatever it is called (`total_steps` of a log that has `current_steps` beside it).
struct CounterSearch {
  /// Of each place the first number, and whether another came.
  private var seen: [Int: (first: Double, varies: Bool)] = [:]

  mutating func add(_ row: [(place: Int, value: Double)]) {
    for (place, value) in row {
      if let known = seen[place] {
        if known.first != value { seen[place]?.varies = true }
      } else {
        seen[place] = (value, false)
      }
    }
  }

  /// The column with the best name of all, once it is seen to count.
  func certain(_ columns: [LogCollector.Column]) -> Int? {
    guard let best = steps(columns).first, seen[best]?.varies == true else { return nil }
    return best
  }

  /// The column that counts, as far as it can be told; nil if none does.
  ///
  /// - Parameter isWhole: whether these were all rows. If not, updates may still be counted that have many rows each.
  func choice(_ columns: [LogCollector.Column], isWhole: Bool) -> (place: Int, isEpoch: Bool)? {
    let steps = steps(columns)
    let counting = steps.first { place in
      guard let values = seen[place] else { return false }
      return values.varies || !isWhole && LogNames.countsUpdates(columns[place].name)
    }
    if let counting { return (counting, false) }
    if let epoch = epoch(columns), seen[epoch]?.varies == true { return (epoch, true) }
    return steps.first { seen[$0] != nil }.map { ($0, false) } ?? epoch(columns).map { ($0, true) }
  }

  /// The column of epochs: one that changes, if there is one.
  func epoch(_ columns: [LogCollector.Column]) -> Int? {
    let epochs = columns.indices.filter { columns[$0].isEpoch && seen[$0] != nil }
    return epochs.first { seen[$0]?.varies == true } ?? epochs.first
  }

  /// The columns that count by their names, the one to trust most first.
  private func steps(_ columns: [LogCollector.Column]) -> [Int] {
    let ranked = columns.indices.compactMap { place in
      LogNames.stepRank(columns[place].name).map { (rank: $0, place: place) }
    }
    return ranked.sorted { $0.rank == $1.rank ? $0.place < $1.place : $0.rank < $1.rank }.map(\.place)
  }
}
