/// The schedules of transformers.optimization, by the names of its SchedulerType.
enum TransformersDialect {
  static let rows: [DialectCatalog.Row] = []
}
