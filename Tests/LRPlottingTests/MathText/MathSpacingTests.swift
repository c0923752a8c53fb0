import Testing

@testable import LRPlotting

@Suite struct MathSpacingTests {
  /// The spaces of a formula in eighteenths of an em.
  private func spaces(_ source: String) throws -> [Int] {
    guard case .formula(let nodes)? = try RichText("$\(source)$").nodes.first else { return [] }
    return nodes.compactMap { node in
      guard case .space(let width) = node else { return nil }
      return Int((width * 18).rounded())
    }
  }

  @Test(
    arguments: [
      ("a=b", [5, 5]), ("a+b", [4, 4]), ("-a", []), ("a=-b", [5, 5]), ("(-a)", []), ("f(x,y)", [3]),
      ("2\\log x", [3, 3]),
      ("\\log(x)", []), ("a\\to b", [5, 5]), ("a b c", []), ("x_{a+b}", []), ("a\\;b", [5]), ("a\\quad b", [18]),
      ("a+", []),
    ] as [(String, [Int])])
  func followTheTeXbook(source: String, expected: [Int]) throws {
    #expect(try spaces(source) == expected)
  }
}
