import LRSpec
import Testing

@Suite("Groups of parameters under one schedule") struct ScheduleGroupTests {
  private func rates(_ schedule: String, _ more: String = "") throws -> [(name: String, rates: [Double])] {
    try SpecReading(steps: 100, schedule: schedule, more).good().curves.map { curve in
      (curve.name, [0, 50, 99].map { curve.schedule?.schedule.rate(at: Double($0)) ?? .nan })
    }
  }

  private func close(_ found: [Double], _ wanted: [Double]) -> Bool {
    zip(found, wanted).allSatisfy { abs($0 - $1) <= 1e-15 + 1e-12 * abs($1) }
  }

  @Test("each group has a curve, named after the curve's label or the schedule's")
  func names() throws {
    let groups = #""groups": [{ "label": "backbone", "factor": 0.1 }, { "label": "head", "lr": 0.1 }]"#
    let cosine = #"{ "type": "cosine", "lr": 0.1, \#(groups) }"#
    #expect(try rates(cosine).map(\.name) == ["cosine · backbone", "cosine · head"])
    #expect(try rates(cosine, #""label": "A""#).map(\.name) == ["A · backbone", "A · head"])
  }

  @Test("a factor is that of the whole schedule, floor and warmup too", arguments: [0.1, 1, 3])
  func factor(f: Double) throws {
    let plain = #""type": "cosine", "lr": 0.1, "min_lr": 0.01, "warmup": 10"#
    let whole = try rates("{ \(plain) }")[0].rates
    let group = try rates(#"{ \#(plain), "groups": [{ "label": "g", "factor": \#(f) }] }"#)[0].rates
    #expect(close(group, whole.map { $0 * f }))
    let rated = try rates(#"{ \#(plain), "groups": [{ "label": "g", "lr": \#(0.1 * f) }] }"#)[0].rates
    #expect(close(rated, group))
  }

  @Test(
    "PyTorch's schedulers go from the rate of the group, with one eta_min; the lambdas of transformers scale it all")
  func frameworks() throws {
    let torch = #""dialect": "torch", "name": "CosineAnnealingLR", "args": { "T_max": 100, "eta_min": 0.001 }"#
    let own = try rates(#"{ \#(torch), "lr": 0.01 }"#)[0].rates
    #expect(close(try rates(#"{ \#(torch), "lr": 0.1, "groups": [{ "label": "g", "factor": 0.1 }] }"#)[0].rates, own))
    #expect(close(try rates(#"{ \#(torch), "lr": 0.1, "groups": [{ "label": "g", "lr": 0.01 }] }"#)[0].rates, own))
    let hub =
      #""dialect": "transformers", "name": "polynomial", "lr": 0.1, "#
      + #""args": { "num_warmup_steps": 10, "num_training_steps": 100, "lr_end": 0.01 }"#
    let whole = try rates("{ \(hub) }")[0].rates
    let group = try rates(#"{ \#(hub), "groups": [{ "label": "g", "factor": 0.1 }] }"#)[0].rates
    #expect(close(group, whole.map { 0.1 * $0 }))
  }

  @Test(
    "what is no group is told",
    arguments: [
      (#""groups": []"#, "`groups` must be a list of 1 to 32 groups"),
      (#""groups": [{ "factor": 1 }]"#, "`label` is missing from a group"),
      (#""groups": [{ "label": "a" }]"#, "a group has a `factor` or an `lr`"),
      (#""groups": [{ "label": "a", "lr": 1, "factor": 1 }]"#, "a group has a `factor` or an `lr`, not both"),
      (#""groups": [{ "label": "a", "scale": 1 }]"#, "unknown key `scale` in a group | did you mean `factor`?"),
      (#""groups": [{ "label": "a", "lr": 1 }, { "label": "a", "lr": 2 }]"#, "two groups are named `a`"),
    ])
  func mistakes(groups: String, message: String) {
    let found = SpecReading(steps: 10, schedule: #"{ "type": "cosine", "lr": 1, \#(groups) }"#).messages
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test("a schedule without a rate of its own has factors only")
  func noRate() {
    let found = SpecReading(
      steps: 10,
      schedule:
        #"{ "type": "sequence", "parts": [{ "type": "constant", "lr": 1 }], "groups": [{ "label": "a", "lr": 1 }] }"#
    ).messages
    #expect(found.contains { $0.contains("no `lr` that this one could take the place of | give the group a `factor`") })
  }

  /// get_num_layer_for_vit and LayerDecayValueAssigner of BEiT's optim_factory.py: decay ** (num_layers + 1 - i).
  @Test("layers stand for a group each, from the head down to the embeddings")
  func layers() throws {
    let cosine = #""type": "cosine", "lr": 0.1, "min_lr": 0.01"#
    let whole = try rates("{ \(cosine) }")[0].rates
    let found = try rates(#"{ \#(cosine), "groups": [{ "layers": 3, "decay": 0.5 }] }"#)
    #expect(
      found.map(\.name) == ["head", "layer 3", "layer 2", "layer 1", "embeddings"].map { "cosine · \($0)" })
    for (curve, factor) in zip(found, [1, 0.5, 0.25, 0.125, 0.0625]) {
      #expect(close(curve.rates, whole.map { $0 * factor }), "\(curve.name)")
    }
    // So many that the legend has no room for the name that all share; and no warning about colours.
    let many = SpecReading(
      steps: 100, schedule: #"{ \#(cosine), "groups": [{ "layers": 12, "decay": 0.5 }] }"#)
    #expect(many.messages == [])
    #expect(try many.good().curves.map(\.label).prefix(2) == [.literal("head"), .literal("layer 12")])
    #expect(try many.good().curves.last?.name == "cosine · embeddings")
    let least = try rates(
      #"{ \#(cosine), "groups": [{ "label": "block", "layers": 2, "decay": 0.5, "min_factor": 0.2 }, { "label": "new", "lr": 0.3 }] }"#
    )
    #expect(
      least.map(\.name).suffix(4) == ["cosine · block 2", "cosine · block 1", "cosine · embeddings", "cosine · new"])
    #expect(close(least[3].rates, whole.map { $0 * 0.2 }) && close(least[4].rates, whole.map { $0 * 3 }))
  }

  @Test(
    "what is no stack of layers is told",
    arguments: [
      (#""groups": [{ "layers": 3 }]"#, "`decay` is missing from a group"),
      (#""groups": [{ "decay": 0.5 }]"#, "`layers` is missing from a group"),
      (#""groups": [{ "layers": 3, "decay": 1.5 }]"#, "`decay` must be above 0 and at most 1"),
      (#""groups": [{ "layers": 300, "decay": 0.5 }]"#, "`layers` must be between 1 and 62"),
      (#""groups": [{ "layers": 3, "decay": 0.5, "lr": 1 }]"#, "a stack of layers has a `decay`, and no `lr`"),
      (
        #""groups": [{ "layers": 3, "layer_decay": 0.5 }]"#,
        "unknown key `layer_decay` in a group | did you mean `decay`?"
      ),
      (
        #""groups": [{ "layers": 62, "decay": 0.5 }, { "label": "b", "layers": 62, "decay": 0.5 }]"#,
        "the groups and layers are 128 curves | at most 64 are drawn"
      ),
      (#""groups": [{ "layers": 3, "decay": 0.5 }, { "label": "head", "lr": 1 }]"#, "two groups are named `head`"),
    ])
  func noLayers(groups: String, message: String) {
    let found = SpecReading(steps: 10, schedule: #"{ "type": "cosine", "lr": 1, \#(groups) }"#).messages
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
