import Testing

@testable import LRInput

@Suite struct NearMissTests {
  static let keys = [
    "type", "lr", "min_lr", "min_ratio", "steps", "warmup", "gamma", "per_steps", "staircase", "milestones", "first",
    "mult", "pct_start", "final_div", "div", "shape", "phases", "every", "up", "down",
  ]

  @Test(arguments: [
    // Case, hyphens, underscores, the order of words.
    ("minLR", "min_lr"), ("min-lr", "min_lr"), ("minlr", "min_lr"), ("MIN_LR", "min_lr"), ("lr_min", "min_lr"),
    ("Steps", "steps"), ("start_pct", "pct_start"), ("pctStart", "pct_start"), ("perSteps", "per_steps"),
    // One or two letters.
    ("min_rl", "min_lr"), ("gama", "gamma"), ("gammma", "gamma"), ("stpes", "steps"), ("warmpu", "warmup"),
    ("warm_up", "warmup"), ("milestone", "milestones"), ("millestones", "milestones"), ("evry", "every"),
    ("typ", "type"),
    ("stairs_case", "staircase"), ("rl", "lr"), ("finaldiv", "final_div"), ("step", "steps"), ("warmupp", "warmup"),
    // The beginning of a longer name.
    ("final", "final_div"), ("mile", "milestones"), ("pct", "pct_start"), ("per", "per_steps"),
    // What others call it.
    ("eta_min", "min_lr"), ("T_0", "first"), ("t-0", "first"), ("eta_mni", "min_lr"),
  ])
  func meant(name: String, key: String) {
    #expect(NearMiss.of(name, among: Self.keys, aliases: ["eta_min": "min_lr", "T_0": "first"]) == key)
  }

  @Test(arguments: [
    "", "_", "x", "epochs", "optimizer", "foo", "min", "schedule", "betas", "日本", "min_lr_min_lr_min_lr",
    String(repeating: "lr", count: 200),
  ])
  func notMeant(name: String) {
    #expect(NearMiss.of(name, among: Self.keys) == nil)
  }

  @Test func theNearestWins() {
    #expect(NearMiss.of("cosne", among: ["cone", "cosine", "cos"]) == "cone")
    #expect(NearMiss.of("cosinee", among: ["cone", "cosine", "cosines"]) == "cosine")
    #expect(NearMiss.of("beginning", among: ["begin", "beginnings"]) == "beginnings")
    // Two longer names begin alike: no guess.
    #expect(NearMiss.of("inverse", among: ["inverse_time", "inverse_sqrt"]) == nil)
    #expect(NearMiss.of("inverse", among: ["inverse_sqrt"]) == "inverse_sqrt")
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("abc", "abd", 1), ("abc", "acb", 1), ("abcd", "badc", 2),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("a", "b", 1), ("ab", "ba", 1),
  ])
  func distances(a: String, b: String, distance: Int) {
    let (a, b) = (a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    #expect(NearMiss.distance(a, b) == distance)
    #expect(NearMiss.distance(b, a) == distance)
  }

  @Test func hints() {
    #expect(NearMiss.hint(for: "gama", among: ["gamma", "lr"], noun: "keys") == "did you mean `gamma`?")
    #expect(NearMiss.hint(for: "xyz", among: ["gamma", "lr"], noun: "keys") == "the keys are `gamma` and `lr`")
    #expect(NearMiss.hint(for: "xyz", among: [], noun: "keys") == "there are no keys here")
  }
}
