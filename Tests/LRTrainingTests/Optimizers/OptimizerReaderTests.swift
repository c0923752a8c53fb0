import LRInput
import LRSchedules
import Testing

@testable import LRTraining

@Suite("Optimizers are read from specs")
struct OptimizerReaderTests {
  @Test("Each entry has an example that reads without a word, a formula, a source and keys that say what they mean")
  func entries() throws {
    let names = OptimizerEntry.catalog.names
    #expect(!names.isEmpty && Set(names).count == names.count)
    for entry in OptimizerEntry.catalog.all {
      let read = try TrainingText.optimizer(entry.example)
      #expect(read.type == entry.name)
      #expect(TrainingText.said(ofOptimizer: entry.example) == [])
      let texts = [entry.summary, entry.formula, entry.latex, entry.edges, entry.source]
      #expect(texts.allSatisfy { $0.utf8.count > 10 }, "\(entry.name)")
      #expect(entry.keys.allSatisfy { $0.summary.hasSuffix(".") }, "\(entry.name)")
      #expect(OptimizerEntry.catalog.entry(named: entry.name)?.example == entry.example)
      #expect((read.rule is any MomentumRule) == (entry.momentum != nil), "\(entry.name)")
    }
  }

  @Test("Names of elsewhere lead to ours, and belong to one optimizer")
  func otherNames() {
    var owners: [String: String] = [:]
    for entry in OptimizerEntry.catalog.all {
      for other in entry.otherNames {
        #expect(OptimizerEntry.catalog.entry(named: other) == nil, "\(other) is a name of ours")
        #expect(owners.updateValue(entry.name, forKey: other) == nil, "\(other) stands twice")
        #expect(OptimizerEntry.catalog.hint(for: other).contains("`\(entry.name)`"), "\(other)")
      }
    }
    #expect(OptimizerEntry.catalog.hint(for: "adma") == "did you mean `adam`?")
  }

  @Test(
    "What the libraries refuse is refused, at its place",
    arguments: [
      (#"{"type": "sgd", "nesterov": true}"#, "28: `nesterov` needs a `momentum` above 0 and no `dampening`"),
      (
        #"{"type": "sgd", "momentum": 0.9, "dampening": 0.1, "nesterov": true}"#,
        "63: `nesterov` needs a `momentum` above 0 and no `dampening` (leave `dampening` out)"
      ),
      (#"{"type": "sgd", "momentum": -0.1}"#, "28: `momentum` must be at least 0, not -0.1"),
      (#"{"type": "sgd", "weight_decay": -1}"#, "32: `weight_decay` must be at least 0, not -1"),
      (#"{"type": "adam", "betas": [0.9, 1.0]}"#, "32: element 2 of `betas` must be at least 0 and below 1, not 1"),
      (#"{"type": "adam", "betas": [-0.1, 0.9]}"#, "27: element 1 of `betas` must be at least 0 and below 1, not -0.1"),
      (#"{"type": "lion", "betas": [1, 0.9]}"#, "27: element 1 of `betas` must be at least 0 and below 1, not 1"),
      (#"{"type": "adamw", "betas": [0.9]}"#, "27: `betas` must have 2 elements, not 1"),
      (#"{"type": "radam", "eps": -1e-8}"#, "25: `eps` must be at least 0, not -1e-8"),
      (#"{"type": "nadam", "momentum_decay": -1}"#, "36: `momentum_decay` must be at least 0, not -1"),
      (#"{"type": "rmsprop", "alpha": -0.5}"#, "29: `alpha` must be at least 0, not -0.5"),
      (#"{"type": "rmsprop", "momentum": -1}"#, "32: `momentum` must be at least 0, not -1"),
      (#"{"type": "adagrad", "lr_decay": -1}"#, "32: `lr_decay` must be at least 0, not -1"),
      (
        #"{"type": "adagrad", "initial_accumulator_value": -1}"#,
        "49: `initial_accumulator_value` must be at least 0, not -1"
      ),
      (#"{"type": "adadelta", "rho": 1.1}"#, "28: `rho` must be between 0 and 1, not 1.1"),
      (#"{"type": "adam", "clip": 0}"#, "25: `clip` must be above 0, not 0"),
      (#"{"type": "adam", "momenta": [0.9, 1]}"#, "34: element 2 of `momenta` must be at least 0 and below 1, not 1"),
      (#"{"type": "sgd", "momenta": [-1]}"#, "28: element 1 of `momenta` must be at least 0, not -1"),
      (#"{"type": "sgd", "momenta": []}"#, "27: `momenta` must have at least 1 element, not 0"),
    ])
  func refused(text: String, start: String) {
    let said = TrainingText.said(ofOptimizer: text)
    #expect(said.count == 1 && said[0].hasPrefix(start), "\(said)")
  }

  @Test("A negative rate is refused where rates are read, and an optimizer does not ask where its rate comes from")
  func negativeRate() throws {
    let sink = DiagnosticSink(Source(name: "spec.json", text: #"{"type": "table", "values": [0.1, -0.1]}"#))
    let node = try #require(JSONReader.parse(sink))
    #expect(ScheduleReader(foreign: nil).read(node, clock: RunClock(run: 2), sink: sink) == nil)
    #expect(sink.diagnostics.map(\.offset) == [34])
    // As in torch, where a negative rate can be set after construction.
    let state = SGD().state(dimension: 1)
    var (x, g) = ([1.0], [1.0])
    state.update(&x, gradient: &g, rate: -0.5, momentum: nil)
    #expect(x[0] == 1.5)
  }

  @Test(
    "What torch takes is taken",
    arguments: [
      #"{"type": "sgd", "momentum": 0.9, "dampening": -3}"#,
      #"{"type": "rmsprop", "alpha": 1.5}"#, #"{"type": "adadelta", "rho": 1}"#, #"{"type": "adam", "eps": 0}"#,
      #"{"type": "adamw", "betas": [0, 0]}"#, #"{"type": "sgd", "momenta": [1.5, 0]}"#,
      #"{"type": "lion", "betas": [0, 0.999], "momenta": [0]}"#,
    ])
  func taken(text: String) throws {
    _ = try TrainingText.optimizer(text)
    #expect(TrainingText.said(ofOptimizer: text) == [])
  }

  @Test("A momentum of 1 or more is taken, as by torch, with a warning")
  func hugeMomentum() throws {
    let text = #"{"type": "sgd", "momentum": 1.5}"#
    _ = try TrainingText.optimizer(text)
    #expect(
      TrainingText.said(ofOptimizer: text) == [
        "28: a momentum of 1 or more never forgets, and diverges (the usual value is 0.9)"
      ])
  }

  @Test(
    "Mistakes say what was meant",
    arguments: [
      (
        #"5"#,
        ["0: an optimizer must be an object, not a number (write for example {\"type\": \"sgd\", \"momentum\": 0.9})"]
      ),
      (
        #"{"type": 1}"#,
        ["9: `type` must be a string, not a number (for example in {\"type\": \"sgd\", \"momentum\": 0.9})"]
      ),
      (#"{"type": "Adam"}"#, ["9: unknown optimizer `Adam` (did you mean `adam`?)"]),
      (#"{"type": "adam", "beta1": 0.9}"#, ["17: unknown key `beta1` in an adam optimizer (did you mean `betas`?)"]),
      (
        #"{"type": "sgd", "lr": 0.1}"#,
        ["16: unknown key `lr` in an sgd optimizer (`lr` belongs inside `schedule`)"]
      ),
      (
        #"{"type": "adagrad", "momenta": [0.9]}"#,
        ["20: unknown key `momenta` in an adagrad optimizer"]
      ),
      (#"{"type": "adam", "variant": "nadam_plain"}"#, ["28: `variant` must be a list, not a string"]),
      (#"{"type": "adam", "variant": ["nadam_plain"]}"#, ["29: this optimizer has no variant `nadam_plain`"]),
      (#"{"type": "adam", "variant": ["eps_befor_correction"]}"#, ["29: unknown variant `eps_befor_correction`"]),
      (#"{"type": "adam", "variant": [3]}"#, ["29: a variant must be a string, not a number"]),
      (
        #"{"type": "adam", "amsgrad": true, "variant": ["amsgrad_of_corrected", "eps_before_correction"]}"#,
        ["45: `amsgrad_of_corrected` and `eps_before_correction` exclude each other"]
      ),
      (
        #"{"type": "nadam", "variant": ["nadam_plain", "nadam_common_correction"]}"#,
        ["29: `nadam_plain` and `nadam_common_correction` exclude each other"]
      ),
      (
        #"{"type": "sgd", "momenta": [0.9], "momentum_range": [0.8, 0.9]}"#,
        ["52: `momenta` and `momentum_range` cannot both be given"]
      ),
      (
        #"{"type": "adam", "momentum_range": [0.95, 0.85]}"#,
        ["35: `momentum_range` must begin with its lower end (write `[0.85, 0.95]`)"]
      ),
      (
        #"{"type": "adam", "eps": "x", "betas": 3, "clip": -1}"#,
        ["24: `eps` must be", "38: `betas` must be", "49: `clip` must be"]
      ),
    ])
  func mistakes(text: String, starts: [String]) {
    let said = TrainingText.said(ofOptimizer: text)
    #expect(said.count == starts.count && zip(said, starts).allSatisfy { $0.hasPrefix($1) }, "\(said)")
  }

  @Test(
    "What does nothing is warned about, and read",
    arguments: [
      (#"{"type": "adam", "variant": ["clip_without_eps"]}"#, "28: `clip_without_eps` does nothing without `clip`"),
      (
        #"{"type": "adam", "variant": ["amsgrad_of_corrected"]}"#,
        "28: `amsgrad_of_corrected` does nothing without `amsgrad`"
      ),
      (
        #"{"type": "nadam", "momentum_decay": 0.1, "variant": ["nadam_plain"]}"#,
        "36: `momentum_decay` does nothing here: in this variant β₁ stays"
      ),
      (
        #"{"type": "sgd", "momenta": [0.9, 0.8]}"#,
        "27: `momenta` has 2 numbers, but the run has 3 updates (its last number holds to the end)"
      ),
      (
        #"{"type": "sgd", "momenta": [0.9, 0.8, 0.7, 0.6]}"#,
        "27: `momenta` has 4 numbers, but the run has 3 updates (the numbers past the end are not used)"
      ),
    ])
  func idle(text: String, start: String) {
    let said = TrainingText.said(ofOptimizer: text, steps: 3)
    #expect(said.count == 1 && said[0].hasPrefix(start), "\(said)")
  }

  @Test("Momentum is μ or β₁, a list, or a range; a heavy ball is known as one")
  func momentum() throws {
    #expect(try TrainingText.optimizer(#"{"type": "rmsprop", "momentum": 0.7}"#).momentum == Momentum(argument: 0.7))
    #expect(try TrainingText.optimizer(#"{"type": "lion"}"#).momentum == Momentum(argument: 0.9))
    #expect(try TrainingText.optimizer(#"{"type": "adagrad", "clip": 1}"#).momentum == Momentum())
    let cycled = try TrainingText.optimizer(#"{"type": "adamw", "momentum_range": [0.85, 0.95]}"#)
    #expect(cycled.momentum == Momentum(argument: 0.9, range: 0.85...0.95))
    let listed = try TrainingText.optimizer(#"{"type": "sgd", "momentum": 0.5, "momenta": [0.1, 0], "clip": 2}"#)
    #expect(listed.momentum == Momentum(argument: 0.5, list: [0.1, 0]))

    let balls = [
      #"{"type": "sgd"}"#: true, #"{"type": "sgd", "momentum": 0.9}"#: true,
      #"{"type": "sgd", "momentum": 0.9, "nesterov": true}"#: false, #"{"type": "sgd", "dampening": 0.1}"#: false,
      #"{"type": "sgd", "weight_decay": 0.1}"#: false, #"{"type": "sgd", "clip": 1}"#: false,
      #"{"type": "sgd", "momentum": 0.9, "variant": ["rate_in_momentum"]}"#: false, #"{"type": "adam"}"#: false,
    ]
    for (text, isBall) in balls { #expect(try TrainingText.optimizer(text).isHeavyBall == isBall, "\(text)") }
  }
}
