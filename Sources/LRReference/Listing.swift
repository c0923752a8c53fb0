import LRInput
import LRSchedules
import LRTraining

/// What can stand in a spec, in text for a terminal or in Markdown, made from the declarations that the reader uses.
public enum Listing {
  /// - Parameter name: a schedule, a framework, a schedule of a framework by its own name, or another page of the
  ///   reference; nil for all schedules in short.
  /// - Returns: nil if nothing has that name.
  public static func text(_ name: String? = nil) -> String? {
    guard let name else { return overview }
    if let page = ReferencePage.named(name) { return heads(of: page) }
    let found = ReferencePage.entries(named: name)
    return found.isEmpty ? nil : found.map(whole).joined(separator: "\n")
  }

  /// Every name that it knows, each once, schedules first.
  public static var names: [String] {
    var names: [String] = []
    for page in ReferencePage.all { names += page.entries().map(\.name) }
    var seen: Set<String> = []
    return (names + ReferencePage.all.map(\.name)).filter { seen.insert($0).inserted }
  }

  /// All files of the reference: their paths below `docs/reference/`, and what they hold.
  public static func files() -> [(path: String, text: String)] {
    [("README.md", ReferenceMarkdown.index())] + ReferencePage.all.map { ($0.path, ReferenceMarkdown.page($0)) }
  }

  /// Whether a file is a page of the reference, of whichever version.
  public static func isMade(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ReferenceMarkdown.mark.utf8) }

  /// `did you mean “cosine”?`, or the names of all schedules.
  public static func hint(for name: String) -> String {
    let others = ProblemEntry.catalog.names + OptimizerEntry.catalog.names
    return NearMiss.of(name, among: others, aliases: [:]).map { "did you mean `\($0)`?" }
      ?? ScheduleEntry.catalog.hint(for: name)
  }

  private static var overview: String {
    let schedules = ReferencePage.schedules
    let pages = ReferencePage.all.filter { $0.name != schedules.name }.map { page in
      "  \(page.name): \(page.entries().map(\.name).joined(separator: ", "))"
    }
    return "Schedules (lrplot list NAME says more of one)\n\n" + blocks(of: schedules)
      + "\n\nFrameworks' own schedules, and the rest of a spec (lrplot list torch, StepLR, optimizers, adam)\n\n"
      + pages.joined(separator: "\n") + "\n"
  }

  private static func heads(of page: ReferencePage) -> String { "\(page.title)\n\n\(blocks(of: page))\n" }

  /// The entries of a page in short.
  private static func blocks(of page: ReferencePage) -> String {
    page.entries().map { entry in
      let lines =
        [entry.name, entry.summary] + (entry.formula.isEmpty ? [] : [entry.formula])
        + ["\(page.noun): " + entry.keys.map(short).joined(separator: ", ")]
      return lines.joined(separator: "\n    ")
    }.joined(separator: "\n\n")
  }

  /// All of one entry.
  private static func whole(_ page: ReferencePage, _ entry: ReferenceEntry) -> String {
    let width = entry.keys.map(\.name.utf8.count).max() ?? 0
    let rows = entry.keys.map { key in
      let name = key.name + String(repeating: " ", count: width - key.name.utf8.count)
      return "\(name)  \(key.summary) (\(facts(key)))"
    }
    var head = [entry.summary]
    if !entry.formula.isEmpty {
      head.append(
        (page.name == "problems" || page.name == "optimizers" ? "formula: " : "rate of update t: ") + entry.formula)
    }
    if !entry.source.isEmpty { head.append("source: \(entry.source)") }
    let title = entry.signature == nil ? entry.name : "\(page.name) \(entry.name)"
    return """
      \(title)
        \(head.joined(separator: "\n  "))

      \(page.noun)
        \(rows.joined(separator: "\n  "))

      \(edges("edges", entry.edges.filter { !$0.isRefused }))\(edges("refused", entry.edges.filter(\.isRefused)))example
        \(entry.example)

      """
  }

  private static func edges(_ title: String, _ edges: [ReferenceEdge]) -> String {
    if edges.isEmpty { return "" }
    let lines = edges.flatMap { edge in
      let example = edge.setting.map { ["  " + $0 + edge.gives] } ?? []
      return [edge.text] + example
        + edge.messages.map { "  \(edge.isRefused ? "error" : "warning"): \($0)" }
    }
    return "\(title)\n  \(lines.joined(separator: "\n  "))\n\n"
  }

  private static func facts(_ key: KeyDeclaration) -> String {
    let fallback = key.defaultText.map { "default \($0)" } ?? "no default"
    return ([key.kind] + (key.range.map { [$0] } ?? []) + [fallback]).joined(separator: "; ")
  }

  private static func short(_ key: KeyDeclaration) -> String {
    key.defaultText.map { "\(key.name) (\($0))" } ?? key.name
  }
}
