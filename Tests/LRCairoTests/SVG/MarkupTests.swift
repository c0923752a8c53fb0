import Testing

@testable import LRCairo

@Suite struct MarkupTests {
  private func written(_ write: (inout Markup) -> Void) -> String {
    var markup = Markup()
    write(&markup)
    return String(decoding: markup.bytes, as: UTF8.self)
  }

  @Test(
    "numbers have at most two decimals and no idle digit",
    arguments: [
      (0.0, "0"), (1, "1"), (-0.5, "-.5"), (12.345, "12.35"), (12.3, "12.3"), (0.05, ".05"), (-0.004, "0"),
      (99.999, "100"), (1e6, "1000000"),
    ])
  func numbers(value: Double, text: String) {
    #expect(written { $0.number(value) } == text)
  }

  @Test("what XML keeps for itself is escaped, what it forbids is dropped")
  func escaping() {
    #expect(written { $0.escaped(#"a<b>&"c" 'd'"#) } == "a&lt;b&gt;&amp;&quot;c&quot; 'd'")
    #expect(written { $0.escaped("a\u{0}b\u{1b}c\u{fffe}d\u{ffff}e\u{fffd}") } == "abcde\u{fffd}")
    #expect(written { $0.escaped("a\tb\nc\r") } == "a&#9;b&#10;c&#13;")
    #expect(written { $0.escaped("η 学 👩‍🔬 \u{1fffe} ﾾ ﾿") } == "η 学 👩‍🔬 \u{1fffe} ﾾ ﾿")
  }

  @Test func colors() {
    #expect(written { $0.color(red: 0x1c, green: 0x4b, blue: 0xb5) } == "#1c4bb5")
    #expect(written { $0.color(red: 0xee, green: 0xaa, blue: 0) } == "#ea0")
  }

  @Test func ids() {
    #expect(written { $0.id("lr01", "g", 35) } == "lr01gz")
    #expect(written { $0.id("lr01", "g", 36) } == "lr01g10")
  }
}
