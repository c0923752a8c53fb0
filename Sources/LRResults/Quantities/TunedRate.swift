extension Quantity {
  /// The peak rate that tuning chose.
  static var tunedRate: Quantity {
    Quantity(
      "tuned_lr", shortName: "tuned", otherNames: ["best_lr"],
      summary: "The peak rate with the best score, with that score.", words: "tuned peak rate",
      title: { _ in "tuned peak rate" }, form: .outcome, needs: [.training, .tune],
      columns: [
        .value("lr"),
        // The name is a promise to programs; it holds whatever the score is.
        ResultColumn("loss") { _, _, table in .number(table.tuned?.score ?? .nan) },
        ResultColumn("edge") { row, _, _ in .bool(row.note.contains(.edge)) },
        ResultColumn("cliff") { row, _, _ in .bool(row.note.contains(.cliff)) },
      ]
    ) { _, result in
      let peak = TunedPeak(result.tuned)
      var row = ResultRow(x: 0, value: peak?.rate ?? .nan)
      row.note = peak?.note ?? .diverged
      return ResultTable(.rows([row]), tuned: peak)
    }
  }
}
