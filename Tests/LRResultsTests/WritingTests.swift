import LRMath
import LRSchedules
import LRTraining
import Testing

@testable import LRResults

/// What is printed of tables, byte for byte.
@Suite("Printed tables") struct WritingTests {
  private func text(_ table: ValueTable, _ format: ValueTable.Format) -> String {
    var bytes: [UInt8] = []
    table.write(format) { chunk in
      bytes += chunk
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Two runs of three points, the second of which diverges at step 2.
  private var thinned: ResultTable {
    let records = [
      RunRecord(outcome: .finished, score: 3, series: [[1, 2, 3]], low: [[]], high: [[]], events: []),
      RunRecord(
        outcome: .diverged(step: 2), score: .infinity, series: [[3, 4, 900]], low: [[]], high: [[]], events: []),
    ]
    return ResultTable(
      .runs(Replicates(TrainingResult(points: [0, 1, 2], records: records)), place: 0, count: 3),
      interval: .standardError, runs: 2, diverged: 1)
  }

  @Test func stepsSayHowManyRunsCount() {
    let table = ValueTable(.loss, curves: [NamedTable(name: "a,b", table: thinned)])
    #expect(
      text(table, .csv)
        == "step,\"a,b\",\"a,b s.e.\",\"a,b runs\"\n0,2.0,1.0,2\n1,3.0,1.0,2\n2,3.0,,1\n")
    #expect(
      text(table, .json).filter { $0 != "\n" }
        == #"{"curves":[{"label":"a,b","values":[2.0,3.0,3.0],"standard_errors":[1.0,1.0,null],"#
        + #""counted":[2,2,1],"runs":2,"diverged":1}]}"#)
  }

  @Test func quantilesStandBesideTheMean() {
    let record = RunRecord(
      outcome: .finished, score: 0, series: [[0.5]], low: [[0.25]], high: [[1]], events: [])
    let table = ResultTable(
      .runs(Replicates(TrainingResult(points: [0], records: [record, record])), place: 0, count: 1),
      interval: .quantiles,
      runs: 2)
    let values = ValueTable(.preconditioner, curves: [NamedTable(name: "a", table: table)])
    #expect(text(values, .csv) == "step,a,a s.e.,a 5 %,a 95 %\n0,0.5,0.0,0.25,1.0\n")
    #expect(
      text(values, .json).filter { $0 != "\n" }
        == #"{"curves":[{"label":"a","values":[0.5],"standard_errors":[0.0],"low":[0.25],"high":[1.0],"runs":2,"#
        + #""diverged":0}]}"#)
  }

  @Test func logsHaveTheStepsTheyHave() {
    let table = ValueTable(
      .rate,
      curves: [
        NamedTable(name: "log", table: ResultTable(steps: [0.5, 2], values: [1, .nan])),
        NamedTable(name: "plan", table: ResultTable(steps: [2], values: [3])),
      ])
    #expect(text(table, .csv) == "step,log,plan\n0.5,1.0,\n2,nan,3.0\n")
    #expect(
      text(table, .json).filter { $0 != "\n" }
        == #"{"curves":[{"label":"log","steps":[0.5,2],"values":[1.0,null]},{"label":"plan","steps":[2],"values":[3.0]}]}"#
    )
  }

  @Test func singleNumbersHaveTheColumnsThatAnyRowHas() {
    var row = ResultRow(x: 0, value: 0.1)
    row.note = .cliff
    let peak = TunedPeak(rate: 0.1, score: 0.25, note: row.note)
    let tuned = ValueTable(.tunedRate, curves: [NamedTable(name: "a", table: ResultTable(.rows([row]), tuned: peak))])
    #expect(text(tuned, .csv) == "label,lr,loss,edge,cliff\na,0.1,0.25,false,true\n")
    #expect(
      text(tuned, .json).filter { $0 != "\n" }
        == #"{"curves":[{"label":"a","tuned":{"lr":0.1,"loss":0.25,"edge":false,"cliff":true}}]}"#)
    let plane = ValueTable(
      .plane, curves: [NamedTable(name: "a", table: ResultTable(.rows([ResultRow(x: 1, value: 2)])))])
    #expect(text(plane, .csv) == "label,step,x,y\na,0,1.0,2.0\n")
    #expect(NamedValues(label: "a", numbers: [("low", 1), ("high", 3), ("none", .nan)]).value("error") == 1)
  }

  @Test func namesOfNumbersLeadToThem() {
    let rows = [
      ResultRow(x: 0.1, value: 3), ResultRow(x: 0.2, value: 1), ResultRow(x: 0.3, value: 3),
      ResultRow(x: 0.4, value: .infinity),
    ]
    func table(_ best: Quantity.Best) -> NamedTable {
      NamedTable(name: "a", table: ResultTable(.rows(rows), best: best.row(in: rows)))
    }
    let values = table(.lowest).values(of: .sweep)
    #expect(values.names == ["best", "best_lr", "worst"])
    #expect(values.value() == 1 && values.value("best_lr") == 0.2 && values.value("worst") == 3)
    #expect(values.value("other") == nil && !values.isAgainstSteps)
    // Of equal ones the lowest rate.
    let shares = table(.highest).values(of: .sweepShare)
    #expect(shares.value() == 3 && shares.value("best_lr") == 0.1)
    let steps = NamedTable(name: "a", table: thinned).values(of: .loss)
    #expect(steps.value() == 3 && steps.value("first") == 2 && steps.value("1") == 3 && steps.value("7") == nil)
    #expect(steps.value("peak_step") == 1 && steps.value("least_step") == 0 && steps.value("mean") == 8.0 / 3)
    #expect(steps.value("sum_of_squares") == 22 && steps.value("last_error") == nil && steps.value("-1") == nil)
    // Tables of documents say it, since the later means are of the runs that are left.
    #expect(steps.value("diverged") == 1)
  }
}
