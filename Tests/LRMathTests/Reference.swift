import Foundation
import Testing

/// Exact values of elementary functions: arguments, the correctly rounded result, and what rounding took away.
struct Reference: Decodable {
  struct Row: Decodable {
    var arguments: [Double]
    var result: Double
    /// (exact value − result) in units of the last place of the result.
    var remainder: Double

    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      var numbers: [Double] = []
      while cells.currentIndex < (cells.count ?? 0) - 1 {
        let text = try cells.decode(String.self)
        guard let number = Double(text) else {
          throw DecodingError.dataCorruptedError(in: cells, debugDescription: "\(text) is no number")
        }
        numbers.append(number)
      }
      result = numbers.removeLast()
      arguments = numbers
      remainder = try cells.decode(Double.self)
    }

    /// The error of `value` against the exact value, in units of the last place of the result.
    func error(of value: Double) -> Double {
      if value == result || (value.isNaN && result.isNaN) {
        return value.sign == result.sign || value.isNaN ? abs(remainder) : .infinity
      }
      return abs((value - result) / result.ulp - remainder)
    }
  }

  var functions: [String: [Row]]

  /// The correctly rounded values that came with the project, 40 a function.
  static func golden() throws -> Reference {
    let url = try #require(Bundle.module.url(forResource: "math", withExtension: "json"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  /// The values of make_reference.py.
  static func own() throws -> Reference {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "reference.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }
}
