/// The schedules of timm.
enum TimmDialect {
  static let rows: [DialectCatalog.Row] = []
}
