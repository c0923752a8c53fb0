import LRInput
import Testing

@testable import LRSchedules

/// The values of the frameworks, for every record whose mathematics a canonical form has.
struct GoldenTests {
  @Test func canonicalFormsGiveTheValuesOfFrameworks() throws {
    var covered: [String: (done: Int, all: Int)] = [:]
    var probes = 0
    for golden in try GoldenCase.all() {
      covered[golden.dialect, default: (0, 0)].all += 1
      guard let form = GoldenForms.form(of: golden) else { continue }
      covered[golden.dialect, default: (0, 0)].done += 1
      let run = max(golden.steps, 1)
      let ours = try schedule(form, run: run)
      for probe in golden.probes where !golden.glitch.contains(probe.step) {
        probes += 1
        let found = ours.rate(at: Double(probe.step))
        let allowed = golden.absolute + golden.relative * abs(probe.rate)
        if abs(found - probe.rate) > allowed {
          Issue.record("\(golden.id) at \(probe.step): \(found), not \(probe.rate)")
          break
        }
      }
    }
    for (dialect, count) in covered.sorted(by: { $0.key < $1.key }) {
      print("golden \(dialect): \(count.done) of \(count.all) records have a canonical form")
    }
    let done = covered.values.reduce(0) { $0 + $1.done }
    print("golden: \(done) records, \(probes) probes")
    #expect(done >= 100)
    #expect(probes >= 10_000)
  }
}
