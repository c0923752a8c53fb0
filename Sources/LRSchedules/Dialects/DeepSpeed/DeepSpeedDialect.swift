/// The schedules of deepspeed.
enum DeepSpeedDialect {
  static let rows: [DialectCatalog.Row] = []
}
