import Testing

@testable import LRInput

@Suite struct ObjectReaderTests {
  let schema = Key.string("$schema", summary: "For editors.")
  let lr = Key.rate("lr", summary: "The peak rate.")
  let floor = Key.rate("min_lr", default: 0, summary: "The floor.")
  let steps = Key.integer("steps", summary: "The length.")

  private func reader(_ reading: Reading, aliases: [String: String] = [:]) throws -> ObjectReader {
    let keys = [schema.declaration, lr.declaration, floor.declaration, steps.declaration]
    let node = try #require(reading.node)
    return try #require(
      ObjectReader(node, keys: keys, what: "a cosine schedule", aliases: aliases, sink: reading.sink))
  }

  @Test func readsValuesAndDefaults() throws {
    let reading = Reading(#"{"lr": 0.1}"#)
    let reader = try reader(reading)
    #expect(reader.require(lr) == 0.1)
    #expect(reader.read(floor) == 0)
    #expect(reader.read(steps) == nil)
    #expect(reader.has(lr) && !reader.has(floor))
    #expect(reader.offset(of: lr) == 7 && reader.keyOffset(of: lr) == 1)
    #expect(reader.offset(of: steps) == 0 && reader.keyOffset(of: steps) == 0)
    #expect(reader.node(of: lr)?.double == 0.1)
    #expect(reading.messages == [])
  }

  @Test(arguments: [
    ("minlr", "did you mean `min_lr`?"), ("lr_min", "did you mean `min_lr`?"), ("LR", "did you mean `lr`?"),
    ("max_lr", "did you mean `lr`?"), ("gamma", "the keys are `lr`, `min_lr` and `steps`"),
    ("", "the keys are `lr`, `min_lr` and `steps`"),
  ])
  func unknownKeysAreMarkedAtTheKey(key: String, hint: String) throws {
    let reading = Reading("{\"lr\": 1, \"\(key)\": 2}")
    _ = try reader(reading, aliases: ["max_lr": "lr"])
    #expect(reading.messages == ["1:11: unknown key \(DiagnosticText.quoted(key)) in a cosine schedule | \(hint)"])
  }

  @Test func missingKeysAreMarkedAtTheObject() throws {
    let reading = Reading("\n  {}")
    let reader = try reader(reading)
    #expect(reader.require(lr) == nil)
    #expect(reading.messages == ["2:3: `lr` is missing from a cosine schedule | The peak rate."])
  }

  @Test func whatIsButMisspeltIsNotAlsoMissing() throws {
    let reading = Reading(#"{"LR": 1}"#)
    let reader = try reader(reading)
    #expect(reader.isMeant(lr) && !reader.isMeant(steps))
    #expect(reader.require(lr) == nil)
    #expect(reading.messages == ["1:2: unknown key `LR` in a cosine schedule | did you mean `lr`?"])
  }

  @Test func keysOfAnInnerObjectAreSentThere() throws {
    let inner = Key.node("schedule", kind: "schedule", summary: "The schedule.")
    let reading = Reading(#"{"lr": 1, "title": 2}"#)
    let node = try #require(reading.node)
    let reader = try #require(
      ObjectReader(
        node, keys: [inner.declaration], what: "a curve", misplaced: { $0 == "lr" ? "schedule" : nil },
        sink: reading.sink))
    #expect(reader.require(inner) == nil)
    #expect(
      reading.messages == [
        "1:2: unknown key `lr` in a curve | `lr` belongs inside `schedule`",
        "1:11: unknown key `title` in a curve | the keys are `schedule`",
      ])
  }

  @Test func aliasesOfOtherObjectsAreNoHelp() throws {
    let reading = Reading(#"{"lr": 1, "type": 2}"#)
    _ = try reader(reading, aliases: ["type": "scale"])
    #expect(
      reading.messages == ["1:11: unknown key `type` in a cosine schedule | the keys are `lr`, `min_lr` and `steps`"])
  }

  @Test func wrongValuesAreNil() throws {
    let reading = Reading(#"{"lr": "x", "min_lr": -1}"#)
    let reader = try reader(reading)
    #expect(reader.require(lr) == nil)
    // Not the default: the value is there, and wrong.
    #expect(reader.read(floor) == nil)
    #expect(reading.messages.count == 2)
    #expect(reader.has(floor))
  }

  @Test(arguments: [("[]", "a list"), ("5", "a number"), ("null", "null")])
  func whatIsNoObjectIsRefused(text: String, kind: String) throws {
    let reading = Reading(text)
    let node = try #require(reading.node)
    #expect(ObjectReader(node, keys: [], what: "a cosine schedule", sink: reading.sink) == nil)
    #expect(reading.messages == ["1:1: a cosine schedule must be an object, not \(kind) | write `{ … }`"])
  }

  @Test func mistakesOfTheCallerAreMarkedAtTheValue() throws {
    let reading = Reading(#"{"lr": 0.1, "min_lr": 0.2}"#)
    let reader = try reader(reading)
    reader.error(at: floor, "`min_lr` must be at most `lr`", hint: "swap them")
    reader.warning(at: steps, "no length")
    #expect(reading.messages == ["1:1: no length", "1:23: `min_lr` must be at most `lr` | swap them"])
    #expect(reading.sink.errorCount == 1)
  }

  @Test func allMistakesOfAnObjectAreSaid() throws {
    let reading = Reading(#"{"minLr": 1, "steps": 2.5, "lr": true, "foo": 1, "lr": 2}"#)
    let reader = try reader(reading)
    _ = (reader.require(lr), reader.read(floor), reader.read(steps))
    #expect(
      reading.messages == [
        "1:2: unknown key `minLr` in a cosine schedule | did you mean `min_lr`?",
        "1:23: `steps` must be a whole number, not 2.5 | The length.",
        "1:34: `lr` must be a number, not true | The peak rate.",
        "1:40: unknown key `foo` in a cosine schedule | the keys are `lr`, `min_lr` and `steps`",
        "1:50: `lr` stands twice in one object | it stands first in line 1",
      ])
  }

  @Test func flagsAreReadLikeTheFile() throws {
    var source = Source(name: "spec.json", text: #"{"steps": 10}"#)
    let flag = source.offset(ofFlag: "--steps")
    let sink = DiagnosticSink(source)
    let node = try #require(JSONReader.parse(sink)).setting("steps", to: .number(Number(0.5)), offset: flag)
    let reader = try #require(ObjectReader(node, keys: [steps.declaration], what: "a spec", sink: sink))
    #expect(reader.read(steps) == nil)
    #expect(
      DiagnosticText.render(sink) == "--steps: error: `steps` must be a whole number, not 0.5\nhint: The length.\n")
  }
}
