import LRInput
import LRSchedules

/// Every schedule of every framework: a new one is registered in the table of its framework.
public enum DialectCatalog {
  /// A name, the names also accepted for it, and its entry, built only when it is used.
  typealias Row = (name: String, otherNames: [String], entry: @Sendable () -> DialectEntry)

  private static func rows(_ dialect: Dialect) -> [Row] {
    switch dialect {
    case .torch: TorchDialect.rows
    case .transformers: TransformersDialect.rows
    case .timm: TimmDialect.rows
    case .optax: OptaxDialect.rows
    case .keras: KerasDialect.rows
    case .deepspeed: DeepSpeedDialect.rows
    }
  }

  /// All entries, framework by framework.
  public static var all: [DialectEntry] { Dialect.allCases.flatMap(entries) }

  /// The entries of one framework, in the order of its documentation.
  public static func entries(of dialect: Dialect) -> [DialectEntry] {
    rows(dialect).map { $0.entry() }
  }

  /// The names of one framework's schedules; cheaper than its entries.
  public static func names(of dialect: Dialect) -> [String] {
    rows(dialect).map(\.name)
  }

  /// The schedule of a framework with exactly this name, or another of its names, or nil.
  public static func entry(_ dialect: Dialect, _ name: String) -> DialectEntry? {
    rows(dialect).first { $0.name == name || $0.otherNames.contains(name) }?.entry()
  }

  /// What to say to someone who wrote a name that the framework does not have.
  ///
  ///     DialectCatalog.hint(for: "CosineAnealingLR", in: .torch)   // "did you mean `CosineAnnealingLR`?"
  ///     DialectCatalog.hint(for: "CosineDecay", in: .torch)        // "`CosineDecay` is a schedule of keras"
  public static func hint(for unknownName: String, in dialect: Dialect) -> String {
    if let home = Dialect.allCases.first(where: { entry($0, unknownName) != nil }) {
      return "\(DiagnosticText.quoted(unknownName)) is a schedule of \(home.rawValue)"
    }
    var aliases: [String: String] = [:]
    for row in rows(dialect) {
      for other in row.otherNames { aliases[other] = row.name }
    }
    return NearMiss.hint(for: unknownName, among: names(of: dialect), aliases: aliases, noun: "schedules")
  }
}
