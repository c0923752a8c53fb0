import LRPlotting
import LRSchedules

/// How the numbers of several curves lie to each other.
enum OrderWords {
  /// Curves that are put in order; more would not be followed.
  private static let most = 12
  /// What two equal numbers may differ by, as a share of them: rounding.
  private static let rounding = 1e-12

  /// `At the end, from high to low: a 3, b = c 2.`: equal ones stand together, and numbers that are none take no part.
  ///
  /// - Parameters:
  ///   - place: what the numbers are, `At the end,`; empty where the sentences before say it.
  ///   - tells: whether the numbers stand beside the names.
  static func sentence(
    _ numbers: [(name: String, value: Double)], _ place: String = "", tells: Bool = false
  ) -> [String] {
    guard (2...most).contains(numbers.count { $0.value.isFinite }) else { return [] }
    let groups = groups(numbers)
    let head = place.isEmpty ? "" : place + " "
    if groups.count == 1 {
      let value = tells ? " at \(RateText.short(groups[0].value))" : " equal"
      return ["\(head)\(place.isEmpty ? "All" : "all") are\(value)."]
    }
    let parts = groups.map { group in
      group.names.joined(separator: " = ") + (tells ? " \(RateText.short(group.value))" : "")
    }
    return [(place.isEmpty ? "From" : head + "from") + " high to low: \(list(parts))."]
  }

  /// Names with the one number that they have.
  typealias Group = (names: [String], value: Double)

  /// Equal numbers together, from high to low; what is no number is left out.
  static func groups(_ numbers: [(name: String, value: Double)]) -> [Group] {
    let sorted = numbers.filter { $0.value.isFinite }.enumerated().sorted { a, b in
      a.element.value == b.element.value ? a.offset < b.offset : a.element.value > b.element.value
    }.map(\.element)
    var groups: [Group] = []
    for (name, value) in sorted {
      if let last = groups.last, last.value - value <= rounding * max(abs(value), abs(last.value)) {
        groups[groups.count - 1].names.append(name)
      } else {
        groups.append(([name], value))
      }
    }
    return groups
  }

  /// Names one after the other: by semicolons where a name has a comma of its own.
  static func list(_ names: [String]) -> String {
    names.joined(separator: names.contains { $0.contains(",") } ? "; " : ", ")
  }
}
