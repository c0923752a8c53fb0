import LRInput
import LRSchedules

/// The schedules and their parameters as a page of text, made from the declarations that the reader uses.
public enum Listing {
  /// - Parameter name: one schedule with all that is known of it, or nil for all of them in short.
  /// - Returns: nil if no schedule has that name.
  public static func text(_ name: String? = nil) -> String? {
    if let name { return ScheduleCatalog.entry(named: name).map(whole) }
    let blocks = ScheduleCatalog.all.map { entry in
      "\(entry.name)\n    \(entry.summary)\n    \(entry.formula)\n    keys: "
        + entry.keys.map(short).joined(separator: ", ")
    }
    return "Schedules (lrplot list NAME says more of one)\n\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  private static func whole(_ entry: ScheduleEntry) -> String {
    let width = entry.keys.map(\.name.utf8.count).max() ?? 0
    let keys = entry.keys.map { key in
      let name = key.name + String(repeating: " ", count: width - key.name.utf8.count)
      var facts = [key.kind]
      if let range = key.range { facts.append(range) }
      facts.append(key.defaultText.map { "default \($0)" } ?? "no default")
      return "  \(name)  \(key.summary) (\(facts.joined(separator: "; ")))"
    }
    return """
      \(entry.name)
        \(entry.summary)
        rate of update t: \(entry.formula)
        source: \(entry.source)

      keys
      \(keys.joined(separator: "\n"))

      example
        \(entry.example)

      """
  }

  private static func short(_ key: KeyDeclaration) -> String {
    key.defaultText.map { "\(key.name) (\($0))" } ?? key.name
  }
}

extension Listing {
  /// `did you mean “cosine”?`, or the names of all schedules.
  public static func hint(for name: String) -> String { ScheduleCatalog.hint(for: name) }
}
