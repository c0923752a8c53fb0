import Foundation
import Glibc
import LRInput
import LRReference
import LRTestSupport
import Testing

/// Every key of every catalogue, set to the values at which numbers, texts and lists end, one at a time and in pairs drawn by lot,
/// over 7 updates and over the longest run: the program draws it or explains it, or refuses it at its place, within bounded time and memory.
///
/// New entries come under it by their declarations. The tests take a sample, the same every time; `make walk` takes all of it
/// with the release binary (`LRPLOT_WALK` names the program, `LRPLOT_WALK_SHARE` the share of all that is walked).
@Suite("The walk over all keys")
struct WalkTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let program = environment["LRPLOT_WALK"]
  /// CPU seconds, and MiB of addresses, of a release binary and of one for debugging.
  private static let seconds = program == nil ? 30 : 10
  private static let mebibytes = 1024
  private static let share = program == nil ? 0.0003 : Double(environment["LRPLOT_WALK_SHARE"] ?? "1") ?? 1

  /// Values as they are written.
  static let extremes: [String] =
    [
      "0", "-0.0", "1", "-1", "0.5", "3.5", "2147483647", "2147483648", "-2147483649", "1e9", "1000000001",
      "9007199254740991", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "1.8446744073709552e19", "5e-324", "-5e-324", "1e-320", "2.2250738585072014e-308", "1e-308", "1e308", "-1e308",
      "1.7976931348623157e308", "1e309", "1e100", "-1e100", "1e-100", "1e16", "1.0000000000000002",
      "0.9999999999999999",
      "true", "null", #""""#, #""x""#, #""5%""#, #""1e309%""#, #""-9223372036854775808""#, "[]", "{}", "[0]", "[-1]",
      "[1e308, -1e308]", "[5e-324]", "[[0, 1]]", "[9223372036854775807, 1]", "[[]]", "{\"\": {}}",
      "\"" + String(repeating: "x", count: 9_999) + "\"", "\"" + String(repeating: "$\\\\frac{", count: 1_200) + "\"",
      "[" + String(repeating: "1, ", count: 19_999) + "1]",
      "[" + (0..<20_000).map(String.init).joined(separator: ", ") + "]",
      "[" + String(repeating: "[], ", count: 1_999) + "[]]",
      String(repeating: "[", count: 60) + String(repeating: "]", count: 60),
    ]

  /// Those among them that are numbers: of two values at once other kinds would hide each other.
  private static let numbers = 0..<32

  private struct Step: Sendable {
    var entry: String
    /// Where what was put in, as messages show it.
    var change: String
    var text: String
    var isExplained: Bool
  }

  /// Pairs of keys of an entry over a length, in a walk of all.
  private static let pairs = 400.0

  /// The steps of the walk on a page, each with its share of being taken.
  private static func steps(of page: ReferencePage, _ random: inout Seeded) -> [Step] {
    var taken: [Step] = []
    for entry in page.entries() {
      // Two of the usual sixteen runs, which of the dearest problem take longer than is allowed.
      let example = SpecText(
        (entry.spec ?? entry.example).replacing(#""train": { "problem""#, with: #""train": { "runs": 2, "problem""#))
      let isTrained = example.text.contains(#""train""#)
      for length in isTrained ? [""] : ["7", "1000000000"] {
        let spec = length.isEmpty ? example : example.over(steps: length)
        let name = "\(page.name) \(entry.name) over \(length)"
        func places(_ spec: SpecText) -> [SpecText.Place] {
          spec.places(for: entry.keys).filter { $0.name != "steps" || page.name == "spec" }
        }
        func told(_ place: SpecText.Place, _ value: Int) -> String { "`\(place.name)` = \(extremes[value].prefix(60))" }
        for place in places(spec) {
          for value in extremes.indices {
            for isExplained in [false, true] where random.share() < share {
              taken.append(
                Step(
                  entry: name, change: told(place, value), text: spec.setting(place, to: extremes[value]),
                  isExplained: isExplained))
            }
          }
        }
        for _ in 0..<Int(pairs * share + random.share()) {
          let (first, second) = (Int.random(in: numbers, using: &random), Int.random(in: numbers, using: &random))
          guard let one = places(spec).randomElement(using: &random) else { break }
          let changed = SpecText(spec.setting(one, to: extremes[first]))
          guard let other = places(changed).filter({ $0.name != one.name }).randomElement(using: &random) else {
            continue
          }
          taken.append(
            Step(
              entry: name, change: "\(told(one, first)), \(told(other, second))",
              text: changed.setting(other, to: extremes[second]), isExplained: random.share() < 0.5))
        }
      }
    }
    return taken
  }

  @Test("what is drawn, explained or refused stays in its bounds", arguments: ReferencePage.all.map(\.name))
  func walk(_ name: String) throws {
    let page = try #require(ReferencePage.named(name))
    let folder = try WorkFolder()
    var random = Seeded(seed: page.name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let steps = Self.steps(of: page, &random)
    let start = Date()
    for (index, step) in steps.enumerated() {
      if let mistake = try mistake(of: step, in: folder) {
        Issue.record(
          "\(mistake): \(step.entry), \(step.change)\n\(step.text.prefix(1500))"
        )
      }
      if Self.program != nil, index % 2000 == 1999 { print("\(page.name): \(index + 1) of \(steps.count)") }
    }
    guard Self.program != nil else { return }
    print("\(page.name): \(steps.count) inputs in \(Int(Date().timeIntervalSince(start))) s")
  }

  /// What is wrong with the program's answer; nil if nothing is.
  private func mistake(of step: Step, in folder: WorkFolder) throws -> String? {
    try folder.write("spec.json", step.text)
    let words = step.isExplained ? "explain spec.json" : "spec.json -o -"
    let result = try Program.shell(
      "ulimit -v \(Self.mebibytes * 1024); ulimit -t \(Self.seconds); exec \(Self.program ?? "lrplot") \(words)",
      in: folder, timeout: 600)
    guard result.error.count < 400_000 else { return "\(result.error.count) bytes of messages" }
    switch result.code {
    case 0:
      // Numbers of texts that are put in are no words of lrplot's.
      let said = result.text + result.errorText
      let number = #/(^|[^\w."\-])-?(nan|inf)($|[^\w\-])/#.anchorsMatchLineEndings()
      return said.contains(number) ? "words with no number" : nil
    case 65:
      return result.errorText.contains(#/spec\.json:\d+:\d+: error: /#)
        ? (result.output.isEmpty ? nil : "output of what is refused") : "a refusal without a place"
    // A log or a table that is not there.
    case 66: return result.errorText.contains("spec.json:") ? nil : "no file without a place"
    default: return "code \(result.code)"
    }
  }
}
