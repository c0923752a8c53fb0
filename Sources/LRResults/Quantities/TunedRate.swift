extension Quantity {
  /// The peak rate that tuning chose.
  static var tunedRate: Quantity {
    Quantity(
      "tuned_lr", shortName: "tuned", otherNames: ["best_lr"],
      summary: "The peak rate with the best score, with that score.", words: "tuned peak rate",
      title: { _ in "tuned peak rate" }, form: .outcome, needs: [.training, .tune],
      columns: [
        .value("lr"),
        ResultColumn("loss") { row, _, _ in .number(row.x) },
        ResultColumn("edge") { row, _, _ in .bool(row.note.contains(.edge)) },
        ResultColumn("cliff") { row, _, _ in .bool(row.note.contains(.cliff)) },
      ]
    ) { _, result in
      let best = result.tuned?.best
      // The score of the rate stands where other tables have what the number stands against.
      var row = ResultRow(x: best?.score ?? .nan, value: best?.rate ?? .nan)
      row.note = best == nil ? .diverged : ResultNote(of: result.tuned)
      return ResultTable(.rows([row]), tuned: best.map { TunedPeak(rate: $0.rate, note: row.note) })
    }
  }
}
