/// A page of the reference: what can stand in one place of a spec.
///
/// A new page is registered in `ReferencePage.all`, and nowhere else: `lrplot list`, the files in `docs/reference/` and the
/// tests of both go through that list.
public struct ReferencePage: Sendable {
  /// What `lrplot list` calls it: `schedules`, `torch`.
  public let name: String
  /// Its file below `docs/reference/`: `dialects/torch.md`.
  public let path: String
  /// `Schedules of torch`
  public let title: String
  /// One sentence for the list of pages.
  public let summary: String
  /// Paragraphs in Markdown.
  public let introduction: [String]
  /// What the keys of its entries are called: `keys`, `arguments`.
  public let noun: String
  /// Its entries, made when they are asked for.
  public let entries: @Sendable () -> [ReferenceEntry]

  /// All pages, in the order of lists.
  public static let all: [ReferencePage] = [.schedules, .spec, .problems, .optimizers] + dialects

  /// The page of this name, or nil.
  public static func named(_ name: String) -> ReferencePage? { all.first { $0.name == name } }

  /// The entries that bear a name, each with its page: the one of our own schedules alone, if there is one, and all
  /// others else, since frameworks use the same names for different things.
  static func entries(named name: String) -> [(page: ReferencePage, entry: ReferenceEntry)] {
    var found: [(page: ReferencePage, entry: ReferenceEntry)] = []
    for page in all {
      let entries = page.entries().filter { $0.name == name || $0.acceptsOtherNames && $0.otherNames.contains(name) }
      found += entries.map { (page, $0) }
      if page.name == ReferencePage.schedules.name, !found.isEmpty { return found }
    }
    return found
  }
}
