import Testing

@Suite("A type's name says which type is meant")
struct NameTests {
  /// Read once: it takes seconds.
  private static let names = Result {
    TypeNames(
      try Repository.sources.compactMap { file in
        guard file.folders.count > 1 else { return nil }
        return TypeNames.File(room: file.folders[1], name: file.name, text: try file.text())
      })
  }

  @Test("No file sees types of one name in two rooms")
  func oneMeaning() throws {
    let names = try Self.names.get()
    #expect(names.count > 1000)
    #expect(names.clashes() == [])
  }

  @Test("No type hides one of Swift's")
  func swift() throws {
    #expect(try Self.names.get().hidden() == [])
  }

  @Test("A planted pair is found where a file sees both; a nested, a private and a handed-on type are none")
  func planted() {
    func clashes(_ text: String) -> [String] {
      TypeNames([
        TypeNames.File(
          room: "Low", name: "low.swift", text: "public struct Stone {\n  struct Part {}\n}\nenum Flag {}"),
        TypeNames.File(room: "Side", name: "side.swift", text: "struct Stone {}\nprivate struct Roof {}"),
        TypeNames.File(room: "High", name: "high.swift", text: text),
      ]).clashes()
    }
    #expect(clashes("import Low\npublic import Side") == ["High/high.swift sees Stone of Low and of Side"])
    #expect(clashes("import Low\nfinal class Flag {}") == ["High/high.swift sees Flag of High and of Low"])
    #expect(clashes("import Low\n// import Side") == [])
    #expect(clashes("struct Stone {}\nstruct Roof {}\nstruct Part {}") == [])
    #expect(clashes("import Low\npublic typealias Stone = Low.Stone") == [])
    #expect(
      clashes("import Low\npublic typealias Stone = Low.Flag") == ["High/high.swift sees Stone of High and of Low"])
    #expect(clashes("import Side\nprivate struct Stone {}") == [], "what is private is seen by those who wrote it")
    let clock = TypeNames.File(room: "Low", name: "low.swift", text: "struct Clock {}\nstruct A { struct Task {} }")
    #expect(TypeNames([clock]).hidden() == ["Low/low.swift hides Swift's Clock"])
  }
}
