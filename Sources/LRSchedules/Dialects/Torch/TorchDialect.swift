/// The schedules of torch.optim.lr_scheduler, in the order of its documentation.
enum TorchDialect {
  static let rows: [DialectCatalog.Row] = []
}
