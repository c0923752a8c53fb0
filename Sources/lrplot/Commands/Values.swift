import ArgumentParser
import LRPlotKit

extension Quantity: ExpressibleByArgument {}

/// `lrplot values SPEC`: the numbers behind a chart.
struct Values: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "Print the rate of every step, as CSV or JSON.",
    discussion: """
      Every number is the shortest that reads back as the same double. Of a log the steps that it has are printed;
      beside a plan its cells are empty elsewhere.

        lrplot values cosine.json > rates.csv
        lrplot values cosine.json --format json --steps 200
        lrplot values trainer_state.json --of loss
      """)

  @Argument(help: "A spec, a config of a framework or a log, or - for standard input.")
  var spec: String

  @Option(help: "csv or json.")
  var format: ValueFormat = .csv

  @Option(help: ArgumentHelp("lr, or loss of a log (default: lr, where there is one).", valueName: "quantity"))
  var of: Quantity?

  @OptionGroup var runOptions: RunOptions

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  mutating func run() throws {
    let input = try SpecInput(spec, run: runOptions)
    input.sayWarnings(quiet: quiet)
    runOptions.warnOfUnused(input.usedFlags, quiet: quiet)
    if let of, !input.chart.has(of) {
      Console.error("lrplot: error: there is no \(of.rawValue) in \(DiagnosticText.quoted(spec, limit: 200))\n")
      throw Exit.wrongInput
    }
    var isWritten = true
    input.chart.writeValues(format, of: of) { bytes in
      isWritten = Console.out(bytes)
      return isWritten
    }
    guard isWritten else { throw Console.cannotWrite() }
  }
}
