import LRInput

extension Dialect {
  /// Every schedule of the framework: a new one is registered in the table of its framework.
  ///
  ///     Dialect.torch.catalog.entry(named: "StepLR")
  public var catalog: Catalog<DialectEntry> {
    switch self {
    case .torch: TorchDialect.catalog
    case .transformers: TransformersDialect.catalog
    case .timm: TimmDialect.catalog
    case .optax: OptaxDialect.catalog
    case .keras: KerasDialect.catalog
    case .deepspeed: DeepSpeedDialect.catalog
    }
  }

  /// What to say to someone who wrote a name that the framework does not have.
  ///
  ///     Dialect.torch.hint(for: "CosineAnealingLR")   // "did you mean `CosineAnnealingLR`?"
  ///     Dialect.torch.hint(for: "CosineDecay")        // "`CosineDecay` is a schedule of keras"
  public func hint(for unknownName: String) -> String {
    if let home = Dialect.allCases.first(where: { $0.catalog.entry(named: unknownName) != nil }) {
      return "\(DiagnosticText.quoted(unknownName)) is a schedule of \(home.rawValue)"
    }
    return catalog.hint(for: unknownName)
  }
}

extension DialectEntry: CatalogEntry {
  /// The schedules of all frameworks, framework by framework.
  public static var all: [DialectEntry] { Dialect.allCases.flatMap { $0.catalog.all } }

  /// A framework's table: its users write all names that it knows.
  static func catalog(_ rows: [Catalog<DialectEntry>.Row]) -> Catalog<DialectEntry> {
    Catalog(of: CatalogNoun("schedule"), acceptsOtherNames: true, rows)
  }
}
