import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("The edges of the arguments, as the libraries have them")
struct DialectEdgeTests {
  /// Length of the runs in the tables, and the steps whose rates they hold.
  private static let steps = 24
  private static let probes = [0, 1, 3, 5, 8, 10, 19, 20, 22, 23]

  @Test("PyTorch", arguments: TorchEdgeTable.rows.indices)
  func torch(_ index: Int) {
    check(TorchEdgeTable.rows[index])
  }

  @Test("PyTorch's compositions", arguments: TorchCompositionEdgeTable.rows.indices)
  func compositions(_ index: Int) {
    check(TorchCompositionEdgeTable.rows[index])
  }

  @Test("Transformers", arguments: TransformersEdgeTable.rows.indices)
  func transformers(_ index: Int) {
    check(TransformersEdgeTable.rows[index])
  }

  private func check(_ row: (form: String, rates: [Double])) {
    let form = DialectForm(row.form, steps: DialectEdgeTests.steps)
    guard !row.rates.isEmpty else {
      #expect(form.read == nil, "\(row.form)")
      #expect(!form.errors.isEmpty, "\(row.form)")
      return
    }
    guard let read = form.read else {
      Issue.record("refused: \(form.errors) \(row.form)")
      return
    }
    let largest = row.rates.map(abs).max() ?? 0
    for (probe, rate) in zip(DialectEdgeTests.probes, row.rates) {
      let ours = read.schedule.rate(at: Double(probe))
      #expect(abs(ours - rate) <= 1e-9 * abs(rate) + 1e-12 * largest, "t = \(probe) of \(row.form)")
    }
    #expect(PieceLaw.complaint(about: read, steps: DialectEdgeTests.steps) == nil, "\(row.form)")
  }
}
