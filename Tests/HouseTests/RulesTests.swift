import Foundation
import Testing

@Suite("Rules of the house")
struct RulesTests {
  static let texts = Repository.files().filter { file in
    ["swift", "md", "json", "yml", "yaml", "sh", "py", "c", "h", "csv", "html", "css", "svg", "txt", "modulemap", ""]
      .contains(file.kind)
  }
  static let library = Repository.sources.filter { !$0.path.hasPrefix("Sources/lrplot/") }

  /// What the library's own protocols ask for is explained there, once for all who conform.
  static let explained = library.reduce(into: Set<String>()) { names, file in
    names.formUnion(PublicNames.requirements(in: (try? file.text()) ?? ""))
  }

  @Test("No input can stop the program: no try!, as! or fatalError", arguments: Repository.sources)
  func traps(_ file: Repository.File) throws {
    let traps = Self.traps(in: try file.text())
    #expect(traps == [], "in \(file.path)")
  }

  @Test("Nothing is left to do in a comment", arguments: Repository.sources)
  func unfinished(_ file: Repository.File) throws {
    let words = try ["TODO", "FIXME"].filter(file.text().contains)
    #expect(words == [], "in \(file.path): open an issue instead")
  }

  @Test("No file names a folder of someone's machine", arguments: texts)
  func machinePaths(_ file: Repository.File) throws {
    let paths = Self.machinePaths(in: try file.text())
    #expect(paths == [], "in \(file.path)")
  }

  // A spec with a tab in it is one of the wrong inputs that the command is tested with.
  @Test(
    "Spaces, not tabs",
    arguments: texts.filter { $0.name != "Makefile" && !$0.path.hasPrefix("Tests/lrplotTests/WrongSpecs/") })
  func tabs(_ file: Repository.File) throws {
    let lines = try file.lines().enumerated().filter { $0.element.utf8.contains(9) }.map { $0.offset + 1 }
    #expect(lines == [], "in \(file.path)")
  }

  @Test("Public names of the library are explained", arguments: library)
  func documented(_ file: Repository.File) throws {
    let names = PublicNames.undocumented(in: try file.text(), explained: Self.explained)
    #expect(names == [], "in \(file.path)")
  }

  // MARK: The checkers themselves

  @Test(
    "A planted trap is found",
    arguments: [
      ("let a = try! f()", "try!"), ("x as! Int", "as!"), ("  fatalError(\"no\")", "fatalError("),
    ])
  func plantedTrap(text: String, trap: String) {
    #expect(Self.traps(in: "let ok = 1\n" + text) == ["2: \(trap)"])
    #expect(Self.traps(in: "// never " + text) == [])
  }

  @Test(
    "A planted path is found, a web address and a relative path are not", arguments: ["work", "tmp", "home", "root"])
  func plantedPath(folder: String) {
    #expect(Self.machinePaths(in: "see \"/\(folder)/x\"") == ["1: /\(folder)/"])
    #expect(Self.machinePaths(in: "https://example.org/\(folder)/x and a/\(folder)/x, ./\(folder)/") == [])
  }

  @Test("A planted public name without a comment is found")
  func plantedName() {
    let text = """
      /// A point.
      public struct Point: Equatable {
        public var x: Double
        public var isOrigin: Bool { x == 0 }
        public init(x: Double) {
        }
        @inlinable public static func zero() -> Point { Point(x: 0) }
        /// The length.
        @inlinable
        public var length: Double {
        }
        public static var farthest: Point {
        }
        public static func == (a: Point, b: Point) -> Bool { true }
        public func rate(at t: Double) -> Double { t }
      }
      public enum Cap { case butt, round }
      public protocol Rated {
        /// The rate.
        func rate(at t: Double) -> Double
      }
      """
    let names = PublicNames.undocumented(in: text, explained: PublicNames.requirements(in: text))
    #expect(names.map(\.description) == ["7: zero", "12: farthest", "18: Rated"])
  }

  static func traps(in text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      guard line.utf8.contains(where: { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "(") }) else { return [String]() }
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      return code.matches(of: /\b(try!|as!|fatalError\()/).map { "\(index + 1): \($0.1)" }
    }
  }

  static func machinePaths(in text: String) -> [String] {
    // Most files hold none of the words, and a search for them is quicker than the expression.
    let words = ["work", "tmp", "home", "root"]
    guard words.contains(where: { text.range(of: "/\($0)/", options: .literal) != nil }) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      line.matches(of: /(?:^|[^A-Za-z0-9._~\/-])(\/(?:work|tmp|home|root)\/)/).map { "\(index + 1): \($0.1)" }
    }
  }
}
