import LRDialects
import LRInput
import LRPlotting
import LRResults
import LRSchedules
import Testing

@testable import LRSpec

/// A schedule of the catalogues over a run of so many steps.
struct ToldForm: Sendable, CustomTestStringConvertible {
  let name: String
  let schedule: String
  var steps = 1000
  var isExample = true
  var testDescription: String { "\(name): \(schedule)" }

  /// The example of every schedule, and of every schedule of a framework.
  static let examples =
    ScheduleEntry.catalog.all.map { ToldForm(name: $0.name, schedule: $0.example) }
    + DialectEntry.all.map { ToldForm(name: "\($0.dialect) \($0.name)", schedule: $0.example) }

  /// Those, and their edges.
  static let all =
    examples
    + ScheduleEntry.catalog.all.flatMap { entry in
      entry.edges.filter { !$0.isRefused }.map {
        ToldForm(name: entry.name, schedule: entry.example(of: $0), steps: $0.steps, isExample: false)
      }
    }
    + DialectEntry.all.flatMap { entry in
      entry.edges.filter { !$0.isRefused }.map {
        ToldForm(
          name: "\(entry.dialect) \(entry.name)", schedule: entry.example(of: $0), steps: $0.steps, isExample: false)
      }
    }

  func read(_ more: String = "", logs: [String: String] = [:]) -> SpecReading {
    SpecReading(
      "{ \"steps\": \(steps), \"label\": \"plan\", \"schedule\": \(schedule)\(more.isEmpty ? "" : ", " + more) }",
      logs: logs)
  }
}

/// The rates of all updates of a run, one by one: what everything that is said of them is held against.
struct RunTruth {
  let rates: [Double]
  let high: Double
  let low: Double
  /// The value behind the last update, where the curve is drawn to one.
  let end: RunCurve.End?

  init(_ spec: ChartSpec) throws {
    let schedule = try #require(spec.curves[0].schedule).schedule
    rates = (0..<spec.steps).map { schedule.rate(at: Double($0)) }
    (high, low) = (rates.max() ?? .nan, rates.min() ?? .nan)
    end = RunCurve(schedule, steps: spec.steps).end
  }

  /// Whether an update, or the end of the curve, has a rate that a text tells in four digits.
  func has(_ told: Double) -> Bool {
    func isNear(_ rate: Double) -> Bool { abs(rate - told) <= 6e-4 * abs(told) }
    return rates.contains(where: isNear) || end.map { isNear($0.rate) } == true
  }

  /// The rates that a sentence names and that no update has.
  func strangers(in sentence: String) -> [String] {
    let before: Set<Substring> = ["from", "to", "at", "holds", "hold", "reaches", "peak", "final", "lowest"]
    let words = sentence.split { " \n".contains($0) }
    return zip(words, words.dropFirst()).compactMap { word, next in
      guard before.contains(word), let told = ToldNumber.read(next), !has(told) else { return nil }
      return "\(word) \(next)"
    }
  }
}

/// Numbers of a text, read back.
enum ToldNumber {
  /// `≈2.739×10⁻⁴,` → 2.739e-4; nil for what is none.
  static func read(_ word: Substring) -> Double? {
    var text = String(word)
    while let last = text.last, ",.;:".contains(last) { text.removeLast() }
    if text.hasPrefix("≈") { text.removeFirst() }
    let isNegative = text.hasPrefix("−")
    if isNegative { text.removeFirst() }
    let raised: [Character: String] = [
      "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]
    let power = text.reversed().prefix { raised[$0] != nil }.reversed().compactMap { raised[$0] }
    if !power.isEmpty {
      guard text.dropLast(power.count).hasSuffix("10") else { return nil }
      let mantissa = text.dropLast(power.count + 2)
      text = (mantissa.isEmpty ? "1" : String(mantissa.dropLast())) + "e" + power.joined()
    }
    guard text.first?.isNumber == true else { return nil }
    return Double(text.replacing(",", with: "")).map { isNegative ? -$0 : $0 }
  }
}
