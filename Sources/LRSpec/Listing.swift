import LRInput
import LRSchedules

/// The schedules and their parameters as a page of text, made from the declarations that the reader uses.
public enum Listing {
  /// - Parameter name: a schedule, a framework, or a schedule of a framework by its own name; nil for all schedules in
  ///   short.
  /// - Returns: nil if nothing has that name.
  public static func text(_ name: String? = nil) -> String? {
    if let name { return ScheduleCatalog.entry(named: name).map(whole) ?? peers(name) }
    let blocks = ScheduleCatalog.all.map { entry in
      "\(entry.name)\n    \(entry.summary)\n    \(entry.formula)\n    keys: "
        + entry.keys.map(short).joined(separator: ", ")
    }
    let dialects = Dialect.allCases.map { "  \($0.rawValue): \(DialectCatalog.names(of: $0).joined(separator: ", "))" }
    return "Schedules (lrplot list NAME says more of one)\n\n" + blocks.joined(separator: "\n\n")
      + "\n\nFrameworks' own schedules (lrplot list torch, lrplot list StepLR)\n\n" + dialects.joined(separator: "\n")
      + "\n"
  }

  /// All schedules of a framework in short, or those that bear a name in any framework.
  private static func peers(_ name: String) -> String? {
    if let dialect = Dialect(rawValue: name) {
      let blocks = DialectCatalog.entries(of: dialect).map { entry in
        "\(entry.name)\n    \(entry.summary)\n    \(entry.formula)\n    arguments: "
          + entry.keys.map(short).joined(separator: ", ")
      }
      return "Schedules of \(name)\n\n" + blocks.joined(separator: "\n\n") + "\n"
    }
    let pages = Dialect.allCases.compactMap { DialectCatalog.entry($0, name) }.map { entry in
      page(
        "\(entry.dialect.rawValue) \(entry.name)", entry.summary, entry.formula, entry.source, entry.keys,
        "arguments", entry.example)
    }
    return pages.isEmpty ? nil : pages.joined(separator: "\n")
  }

  private static func whole(_ entry: ScheduleEntry) -> String {
    page(entry.name, entry.summary, entry.formula, entry.source, entry.keys, "keys", entry.example)
  }

  private static func page(
    _ name: String, _ summary: String, _ formula: String, _ source: String, _ keys: [KeyDeclaration], _ noun: String,
    _ example: String
  ) -> String {
    let width = keys.map(\.name.utf8.count).max() ?? 0
    let rows = keys.map { key in
      let name = key.name + String(repeating: " ", count: width - key.name.utf8.count)
      var facts = [key.kind]
      if let range = key.range { facts.append(range) }
      facts.append(key.defaultText.map { "default \($0)" } ?? "no default")
      return "  \(name)  \(key.summary) (\(facts.joined(separator: "; ")))"
    }
    return """
      \(name)
        \(summary)
        rate of update t: \(formula)
        source: \(source)

      \(noun)
      \(rows.joined(separator: "\n"))

      example
        \(example)

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
