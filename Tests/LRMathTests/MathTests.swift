import Foundation
import LRMath
import Testing

@Suite struct MathTests {
  static let unary: [String: @Sendable (Double) -> Double] = [
    "exp": Math.exp, "expm1": Math.expm1, "log": Math.log, "log1p": Math.log1p, "log2": Math.log2,
    "log10": Math.log10, "sin": Math.sin, "cos": Math.cos, "sinPi": Math.sinPi, "cosPi": Math.cosPi,
    "tanh": Math.tanh, "sqrt": { $0.squareRoot() },
  ]

  /// The square root is the machine's, correctly rounded by IEEE 754; the rest keep what they state.
  static func bound(_ name: String) throws -> Double {
    name == "sqrt" ? 0.5 : try #require(Math.bounds[name])
  }

  static func check(_ name: String, _ rows: [Reference.Row]) throws {
    let bound = try bound(name)
    var correct = 0
    for row in rows {
      let value =
        if let function = unary[name] { function(row.arguments[0]) } else {
          Math.pow(row.arguments[0], row.arguments[1])
        }
      let error = row.error(of: value)
      #expect(error <= bound, "\(name)\(row.arguments) = \(value), not \(row.result)")
      if value == row.result || value.isNaN { correct += 1 }
    }
    print("\(name): \(correct) of \(rows.count) correctly rounded")
  }

  @Test(arguments: ["exp", "log", "tanh", "sin", "cos", "expm1", "log1p", "sqrt"])
  func keepsItsBoundOnTheGoldenValues(name: String) throws {
    let rows = try #require(Reference.golden().functions[name])
    #expect(rows.count == 40)
    try Self.check(name, rows)
  }

  @Test(arguments: ["pow", "sinPi", "cosPi", "log2", "log10", "sin", "cos"])
  func keepsItsBoundOnItsOwnReference(name: String) throws {
    let rows = try #require(Reference.own().functions[name])
    #expect(rows.count > 50)
    try Self.check(name, rows)
  }

  @Test func boundsNameEveryFunction() {
    #expect(Set(Math.bounds.keys) == Set(Self.unary.keys).subtracting(["sqrt"]).union(["pow"]))
    #expect(Math.bounds.values.allSatisfy { $0 >= 0.5 && $0 <= 0.51 })
  }

  @Test(arguments: unary.keys.sorted())
  func notANumberStaysNotANumber(name: String) throws {
    let function = try #require(Self.unary[name])
    #expect(function(.nan).isNaN)
  }

  /// Of neighbours the functions may give equal values, never values in the wrong order.
  @Test(
    arguments: [
      ("exp", -745.0, 709.0, 1.0), ("expm1", -1, 1, 1), ("expm1", -40, 700, 1), ("log", 0.5, 2, 1),
      ("log", 0, 1e9, 1), ("log1p", -0.99, 1, 1), ("log2", 0.5, 2, 1), ("log10", 0.1, 1e6, 1),
      ("sin", -1.5, 1.5, 1), ("cos", 0, 3.1, -1), ("sinPi", -0.49, 0.49, 1), ("cosPi", 0, 1, -1), ("tanh", -4, 4, 1),
    ])
  func isMonotoneOnNeighbours(name: String, low: Double, high: Double, direction: Double) throws {
    let function = try #require(Self.unary[name])
    var draws = Draws(seed: 1)
    for _ in 0..<3000 {
      let x = draws.number(low, high)
      #expect(direction * function(x) <= direction * function(x.nextUp), "\(name)(\(x))")
    }
  }

  /// The same bits on every CPU: no library function stands behind any of these.
  @Test func sourcesImportNothing() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let sources = tests.appending(path: "../../Sources/LRMath").standardized
    let files = try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }
    #expect(files.count > 8)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n").filter { $0.contains("import ") && !$0.contains("//") }
      #expect(lines.isEmpty, "\(file.lastPathComponent): \(lines)")
      for name in [".addingProduct", ".addProduct", ".rounded(.", ".rounded()", "pow(2", ".remainder", "SIMD"] {
        // Vectors have a file of their own; what it does to each lane are + − × and bits.
        if name == "SIMD", file.lastPathComponent == "NetScalar.swift" { continue }
        let found = text.split(separator: "\n").contains { $0.contains(name) && !$0.contains("//") }
        #expect(!found, "\(file.lastPathComponent) uses \(name)")
      }
    }
  }
}
