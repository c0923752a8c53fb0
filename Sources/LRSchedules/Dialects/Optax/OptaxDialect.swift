/// The schedules of optax.
enum OptaxDialect {
  static let rows: [DialectCatalog.Row] = []
}
