import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("The edges of the arguments, as timm, Optax, Keras and DeepSpeed have them")
struct FurtherEdgeTests {
  /// Length of the runs in the tables, and the steps whose rates they hold.
  private static let steps = 24
  private static let probes = [0, 1, 3, 5, 8, 10, 19, 20, 22, 23]

  @Test("timm", arguments: TimmEdgeTable.rows.indices)
  func timm(_ index: Int) { check(TimmEdgeTable.rows[index]) }

  @Test("timm's factory, and its noise", arguments: TimmFactoryEdgeTable.rows.indices)
  func factory(_ index: Int) { check(TimmFactoryEdgeTable.rows[index]) }

  @Test("Optax", arguments: OptaxEdgeTable.rows.indices)
  func optax(_ index: Int) { check(OptaxEdgeTable.rows[index]) }

  @Test("Optax's warmups, joins and plateaus", arguments: OptaxWarmupEdgeTable.rows.indices)
  func warmups(_ index: Int) { check(OptaxWarmupEdgeTable.rows[index]) }

  @Test("Keras", arguments: KerasEdgeTable.rows.indices)
  func keras(_ index: Int) { check(KerasEdgeTable.rows[index], relative: 3e-6, absolute: 1e-6) }

  @Test("DeepSpeed", arguments: DeepSpeedEdgeTable.rows.indices)
  func deepspeed(_ index: Int) { check(DeepSpeedEdgeTable.rows[index]) }

  @Test(
    "Optax: a first point at step 0 takes the place of the start, which is told",
    arguments: [
      (
        "piecewise_interpolate_schedule",
        #""interpolate_type": "linear", "init_value": 1, "boundaries_and_scales": {"0": 0.5, "20": 0.1}"#, 0.5, true
      ),
      (
        "piecewise_interpolate_schedule",
        #""interpolate_type": "linear", "init_value": 1, "boundaries_and_scales": {"5": 0.5}"#, 1, false
      ),
      ("linear_onecycle_schedule", #""transition_steps": 20, "peak_value": 1, "pct_start": 0.01"#, 1, true),
      ("cosine_onecycle_schedule", #""transition_steps": 20, "peak_value": 1, "pct_start": 0.01"#, 1, true),
      ("cosine_onecycle_schedule", #""transition_steps": 20, "peak_value": 1"#, 0.04, false),
    ])
  func optaxStart(_ name: String, args: String, first: Double, isTold: Bool) throws {
    let form = DialectForm(#"{"dialect": "optax", "name": "\#(name)", "args": {\#(args)}}"#, steps: Self.steps)
    #expect(try #require(form.read).schedule.rate(at: 0) == first)
    #expect(form.warnings.count { $0.contains("takes the place of the start") } == (isTold ? 1 : 0), "\(form.warnings)")
  }

  private func check(_ row: (form: String, rates: [Double]), relative: Double = 1e-9, absolute: Double = 1e-12) {
    let form = DialectForm(row.form, steps: FurtherEdgeTests.steps)
    guard !row.rates.isEmpty else {
      #expect(form.read == nil, "\(row.form)")
      #expect(form.errors.count == 1, "\(form.errors) \(row.form)")
      return
    }
    guard let read = form.read else {
      Issue.record("refused: \(form.errors) \(row.form)")
      return
    }
    let largest = row.rates.map(abs).max() ?? 0
    for (probe, rate) in zip(FurtherEdgeTests.probes, row.rates) {
      let ours = read.schedule.rate(at: Double(probe))
      #expect(abs(ours - rate) <= relative * abs(rate) + absolute * largest, "t = \(probe): \(ours), \(row.form)")
    }
    #expect(PieceLaw.complaint(about: read, steps: FurtherEdgeTests.steps) == nil, "\(row.form)")
  }
}
