import LRResults
import LRSpec
import LRTraining
import Testing

/// What is said of trainings that cannot be run as they are asked for, and where.
@Suite("Trainings that are refused") struct TrainRefusalTests {
  private static let plain = #""steps": 9, "schedule": { "type": "constant", "lr": 1 }"#
  private static let noisy = #""problem": { "type": "noisy_quadratic" }"#

  @Test(
    "each mistake is said once, at its place",
    arguments: [
      (
        #"{ "steps": 9, "schedule": { "type": "plateau", "lr": 1, "metrics": "loss" }, "panels": [{ "steps": 5 }] }"#,
        "1:68: error: the metrics are the losses of runs, but nothing is trained | add a `train`, or a list of `metrics`"
      ),
      (
        "{ \(plain), \"train\": { \(noisy), \"score\": \"steps_to_target\" } }",
        "1:122: error: `steps_to_target` needs a `target` | for example \"target\": { \"below\": 0.1 }"
      ),
      (
        #"{ \#(plain), "train": { "problem": { "type": "rosenbrock" }, "shape": { "iterations": 5 } } }"#,
        "1:117: error: `shape` needs a problem whose loss is known exactly | for example { \"type\": \"noisy_quadratic\" }, "
          + "with plain descent"
      ),
      (
        "{ \(plain), \"show\": \"final\", \"train\": { \(noisy) }, \"vary\": { \"key\": \"train.runs\", \"values\": [1, \"2\"] } }",
        "1:177: error: `values` must be numbers, not a string"
      ),
      (
        "{ \(plain), \"show\": \"sweep\", \"heat\": 1, \"train\": { \(noisy), \"sweep\": { \"from\": 0.1, \"to\": 1 } } }",
        "1:85: error: `heat` must be `true` or `false`, not a number"
      ),
      (
        #"{ \#(plain), "show": "excess_loss", "train": { "problem": { "type": "two_basins" } } }"#,
        "1:68: error: the least loss of `two_basins` is not known | show the `loss` instead"
      ),
      (
        #"{ "steps": 10000000, "schedule": { "type": "constant", "lr": 0.1 }, "show": "final", "train": { "problem": { "type": "noisy_quadratic", "dimension": 2000, "sampled": true } } }"#,
        "minutes of work"
      ),
    ])
  func mistakes(_ spec: String, message: String) {
    let said = SpecReading(spec).messages
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }

  @Test("what a panel adds to the training of the chart is laid over it, and any number of a schedule can be varied")
  func merged() throws {
    let spec = try SpecReading(
      """
      { \(Self.plain), "train": { "problem": { "type": "quadratic", "curvatures": [1], "noise": 1 } }, "panels": [
          { "show": "final", "vary": { "key": "schedule.lr", "values": [0.5, 1] } },
          { "show": "final", "train": { "runs": 3 } } ] }
      """
    ).good()
    #expect(spec.plans.compactMap(\.training?.runs) == [16, 16, 3])
    #expect(spec.plans.map { $0.schedule.rate(at: 0) } == [0.5, 1, 1])
  }
}
