import Testing

/// Memory is looked at within bounds, but where C asks for a pointer or a measurement stands beside one.
@Suite("Pointers are measured")
struct PointerTests {
  /// The modules of C.
  static let c: Set<String> = ["Glibc", "CCairo"]

  @Test("What checks no bounds has a measurement in its file, or calls C", arguments: Repository.sources)
  func measured(_ file: Repository.File) throws {
    let text = try file.text()
    let names = Self.unchecked(in: text)
    guard !names.isEmpty, !ImportLine.all(in: text).contains(where: { Self.c.contains($0.module) }) else { return }
    let measurement = try #require(
      Self.measurement(in: text),
      "\(file.path) has \(names[0]): measure it against a span, and keep it beside `Measured: … 1.21 times …`, or not at all"
    )
    guard case .elsewhere(let stem) = measurement else { return }
    let other = try #require(Repository.sources.first { $0.stem == stem }, "\(file.path) names \(stem)")
    #expect(try Self.measurement(in: other.text()) == .here, "\(file.path) names \(stem)")
  }

  // MARK: The checkers themselves

  @Test(
    "A planted pointer is found",
    arguments: [
      ("let a: UnsafePointer<Int>", "UnsafePointer"), ("x.withUnsafeBytes { f($0) }", "withUnsafeBytes"),
      ("unsafeBitCast(x, to: Int.self)", "unsafeBitCast"), ("Span(_unsafeStart: a, count: 1)", "_unsafeStart"),
      ("nonisolated(unsafe) var a = 1", "(unsafe)"), ("let b = span[unchecked: 3]", "unchecked"),
      ("Unmanaged.passRetained(a)", "Unmanaged"),
    ])
  func plantedPointer(text: String, name: String) {
    #expect(Self.unchecked(in: "let ok = 1\n" + text) == [name])
    #expect(Self.unchecked(in: "// never " + text) == [])
  }

  @Test("A policy of pages is no pointer")
  func policy() { #expect(Self.unchecked(in: #""style-src 'unsafe-inline'""#) == []) }

  @Test("A measurement is a number in the comment that says so, or names the file that has one")
  func plantedMeasurement() {
    #expect(Self.measurement(in: "/// Fast.\n  // Measured: with spans\n  // 1.21 times the time.\nlet a = 1") == .here)
    #expect(Self.measurement(in: "// Measured: see `Arena`.\n") == .elsewhere("Arena"))
    #expect(Self.measurement(in: "// Measured: much faster.\nlet a = 1\n// 1.21 times.") == nil)
    #expect(Self.measurement(in: "// 1.21 times the time.") == nil)
    #expect(Self.measurement(in: "let a = \"Measured: 1.21\"") == nil)
  }

  enum Measurement: Equatable {
    case here
    /// In the file of this name.
    case elsewhere(String)
  }

  static func unchecked(in text: String) -> [String] {
    // Most files hold none of the words, and a search for them is quicker than the expression.
    guard ["nsafe", "unchecked", "Unmanaged"].contains(where: text.contains) else { return [] }
    return text.split(separator: "\n").flatMap { line in
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      return code.matches(of: /\w*[Uu]nsafe[A-Z]\w*|\(unsafe\)|unchecked|Unmanaged/).map { String($0.0) }
    }
  }

  static func measurement(in text: String) -> Measurement? {
    var comments = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("//") {
        comments[comments.count - 1] += words.drop { $0 == "/" }
      } else {
        comments.append("")
      }
    }
    let found = comments.compactMap { $0.firstMatch(of: /Measured: (?:see `(\w+)`|.*?\b\d+\.\d+ times\b)/) }
    return found.first.map { $0.1.map { .elsewhere(String($0)) } ?? .here }
  }
}
