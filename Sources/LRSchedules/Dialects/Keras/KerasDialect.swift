/// The schedules of keras.
enum KerasDialect {
  static let rows: [DialectCatalog.Row] = []
}
