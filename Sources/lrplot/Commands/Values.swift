import ArgumentParser
import LRPlotKit

/// `lrplot values SPEC`: the numbers behind a chart.
struct Values: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "Print the rate of every step, as CSV or JSON.",
    discussion: """
      Every number is the shortest that reads back as the same double.

        lrplot values cosine.json > rates.csv
        lrplot values cosine.json --format json --steps 200
      """)

  @Argument(help: "A spec, or - for standard input.")
  var spec: String

  @Option(help: "csv or json.")
  var format: ValueFormat = .csv

  @Option(help: "Length of the run, in place of that of the spec.")
  var steps: Int?

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  mutating func run() throws {
    let input = try SpecInput(spec, overrides: steps.map { [.steps($0)] } ?? [])
    input.sayWarnings(quiet: quiet)
    var isWritten = true
    input.chart.writeValues(format) { bytes in
      isWritten = Console.out(bytes)
      return isWritten
    }
    guard isWritten else { throw Console.cannotWrite() }
  }
}
