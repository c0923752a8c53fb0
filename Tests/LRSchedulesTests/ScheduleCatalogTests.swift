import LRInput
import Testing

@testable import LRSchedules

struct ScheduleCatalogTests {
  @Test func holdsEveryTypeOnce() {
    let names = ScheduleEntry.catalog.all.map(\.name)
    #expect(Set(Self.ends.keys).subtracting(names) == [], "a type is gone that specs may name")
    #expect(names.count == Set(names).count)
    #expect(names == ScheduleEntry.catalog.names)
    #expect(ScheduleEntry.catalog.entry(named: "wsd")?.name == "wsd")
    #expect(ScheduleEntry.catalog.entry(named: "cosin") == nil)
  }

  @Test(arguments: ScheduleEntry.catalog.all.map(\.name))
  func entriesAreComplete(name: String) throws {
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    #expect(entry.summary.hasSuffix(".") && entry.summary.count > 15)
    #expect(!entry.formula.isEmpty && !entry.latex.isEmpty && !entry.source.isEmpty)
    #expect(entry.latex.utf8.count { $0 == UInt8(ascii: "{") } == entry.latex.utf8.count { $0 == UInt8(ascii: "}") })
    let keys = entry.keys.map(\.name)
    #expect(keys.count == Set(keys).count)
    #expect(keys.suffix(2) == ["steps", "warmup"])
    for key in entry.keys { #expect(key.summary.hasSuffix("."), "\(key.name)") }
    #expect(try read(entry.example).type == name)
  }

  /// The first and the last rate of the examples in a run of 1000 steps, by hand.
  static let ends: [String: (first: Double, last: Double)] = [
    "constant": (0.002, 0.1), "linear": (0.002, 0.001), "polynomial": (0.1, 0.001), "cosine": (0.002, 0.001),
    "exponential": (0.1, 0.1 / 1024), "inverse_time": (0.1, 0.1 / 21), "inverse_sqrt": (0.001, 0.03162277660168379),
    "step": (0.1, 1e-4), "multistep": (0.1, 0.001),
    "cosine_restarts": (0.1, 0.001 + 0.0502 * 0.8314696123025452 * 0.8314696123025452),
    "cyclic": (0.001, 0.001), "one_cycle": (0.004, 4e-7), "wsd": (0.002, 0.001), "piecewise": (0.01, 0.001),
    "constant_factor": (0.025, 0.1), "tanh": (0.002, 0.001), "rex": (0.002, 0.001), "range_test": (1e-5, 1),
    "plateau": (0.1, 0.001), "greedy": (0.05, 0.05), "expression": (0.1, 0.1 / 1024), "noise": (0.1, 0),
    "table": (0.1, 0.01), "sequence": (0.1, 0.001), "product": (0.1, 0),
  ]

  @Test(arguments: ScheduleEntry.catalog.all.map(\.name))
  func examplesBeginAndEndAsPromised(name: String) throws {
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    let (first, last) = try #require(
      Self.ends[name], "write the first and the last rate of the example of `\(name)` into `ends`")
    expect(try schedule(entry.example), [0: first, 1000: last])
  }

  @Test(arguments: [
    ("cosin", "cosine"), ("Cosine", "cosine"), ("sgdr", "cosine_restarts"), ("1cycle", "one_cycle"),
    ("onecycle", "one_cycle"), ("OneCycleLR", "one_cycle"), ("warmup_stable_decay", "wsd"), ("triangular", "cyclic"),
    ("step_decay", "step"), ("poly", "polynomial"), ("exp", "exponential"), ("noam", "inverse_sqrt"),
    ("multi-step", "multistep"), ("LRRangeTest", "range_test"), ("formula", "expression"),
    ("ConstantLR", "constant_factor"),
    ("ReduceLROnPlateau", "plateau"), ("GreedyLR", "greedy"), ("RexLR", "rex"), ("inverseTime", "inverse_time"),
  ])
  func hintsNameOurs(wrong: String, ours: String) {
    #expect(ScheduleEntry.catalog.hint(for: wrong) == "did you mean `\(ours)`?")
  }

  @Test func otherNamesAreNobodyElses() {
    let others = ScheduleEntry.catalog.all.flatMap(\.otherNames)
    #expect(others.count == Set(others).count)
    #expect(Set(others).isDisjoint(with: ScheduleEntry.catalog.all.map(\.name)))
  }

  @Test func aliasesLeadToKeysThatExist() {
    let keys = Set(ScheduleEntry.catalog.all.flatMap { $0.keys.map(\.name) })
    for (other, ours) in SharedKeys.aliases {
      #expect(keys.contains(ours), "\(other) leads to \(ours)")
    }
  }
}
