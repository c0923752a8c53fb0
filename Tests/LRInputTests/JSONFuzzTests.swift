import Testing

@testable import LRInput

/// Whatever the bytes are: the reader ends, and answers with a tree or with an error at a place that exists.
@Suite struct JSONFuzzTests {
  /// A linear congruential generator (Knuth's MMIX constants): the same texts in every run.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static func check(_ bytes: [UInt8]) {
    let reading = Reading(bytes: bytes)
    #expect((reading.node != nil) || reading.sink.hasErrors, "\(bytes)")
    for diagnostic in reading.sink.diagnostics {
      #expect((0...bytes.count).contains(diagnostic.offset), "\(bytes)")
    }
    let text = DiagnosticText.render(reading.sink)
    #expect(text.isEmpty == reading.sink.diagnostics.isEmpty)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }, "\(bytes)")
    for line in text.unicodeScalars.split(separator: "\n") where !line.contains(":") {
      #expect(line.count <= 120, "\(bytes)")
    }
  }

  @Test(arguments: 0..<8)
  func randomBytes(seed: Int) {
    var generator = Generator(state: UInt64(seed))
    let letters = Array("{}[]\",:\\u0123456789eE+-.tfn \n\t\r/*#'aéD8".utf8) + [0x00, 0x1B, 0xFF, 0xC3, 0xED, 0xF4]
    for _ in 0..<250 {
      let count = Int.random(in: 0...60, using: &generator)
      Self.check((0..<count).map { _ in letters.randomElement(using: &generator) ?? 0 })
      Self.check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  @Test(arguments: 0..<8)
  func damagedSpecs(seed: Int) {
    let spec =
      Array(
        #"{ "title": "Two schedulés 😀 \u00e9\n", "steps": 1e3, "curves": [ { "label": "step", "on": true,"#.utf8)
      + Array(
        #" "schedule": { "type": "step", "lr": -0.15e-2, "every": 300, "points": [[0, 1], [10, null]] } } ] }"#.utf8)
    var generator = Generator(state: UInt64(seed) &+ 1000)
    Self.check(spec)
    #expect(Reading(bytes: spec).messages == [])
    for _ in 0..<250 {
      var damaged = spec
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<damaged.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: damaged.remove(at: index)
        case 1: damaged[index] = UInt8.random(in: 0...255, using: &generator)
        case 2: damaged.insert(spec.randomElement(using: &generator) ?? 0, at: index)
        default: damaged.removeSubrange(index..<min(damaged.count, index + 9))
        }
        if damaged.isEmpty { break }
      }
      Self.check(damaged)
    }
  }

  @Test func everyPrefixOfASpecIsRefused() {
    let spec = Array(#"{"a": [1.5e1, {"b": "\u00e9\ud83d\ude00"}], "c": null}"#.utf8)
    for count in 0..<spec.count {
      let reading = Reading(bytes: Array(spec[..<count]))
      #expect(reading.node == nil)
      #expect(reading.messages.count == 1)
    }
    #expect(Reading(bytes: spec).node != nil)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":[", "\"\\u", "-", "1", "\n", "\"", "[],", "é", "\u{1B}"])
  func aMegabyteOfTheSame(piece: String) {
    let piece = Array(piece.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 20)
    while bytes.count < 1 << 20 { bytes += piece }
    let reading = Reading(bytes: bytes)
    #expect(reading.node == nil)
    #expect(reading.messages.count == 1)
    #expect(DiagnosticText.render(reading.sink).utf8.count < 2000)
  }
}
