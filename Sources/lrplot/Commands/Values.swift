import ArgumentParser
import LRPlotKit

extension Quantity: ExpressibleByArgument {
  /// `tuned` is short for `tuned_lr`.
  public init?(argument: String) {
    guard let quantity = Quantity.named(argument) else { return nil }
    self = quantity
  }

  /// Every quantity of the catalogue, for completions.
  public static var allValueStrings: [String] { catalog.names }
}

/// `lrplot values SPEC`: the numbers behind a chart.
struct Values: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "Print the numbers behind a chart, as CSV or JSON: the rate of every step, or what came of runs.",
    discussion: """
      Every number is the shortest that reads back as the same double. Of a log the steps that it has are printed; \
      beside a plan its cells are empty elsewhere. Losses of runs are those at x_0 … x_T, so one more than rates; \
      of several runs the mean is printed, with its standard error.

        lrplot values cosine.json > rates.csv
        lrplot values cosine.json --format json --steps 200
        lrplot values trainer_state.json --of loss
        lrplot values training.json --of tuned --format json
      """)

  @Argument(help: "A spec, a config of a framework or a log, or - for standard input.")
  var spec: String

  @Option(help: "csv or json.")
  var format: ValueFormat = .csv

  @Option(
    help: ArgumentHelp(
      "lr, loss, tuned, or whatever else a panel can show (default: lr, where there is one).", valueName: "quantity"))
  var of: Quantity?

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  mutating func run() throws {
    work.begin()
    let input = try SpecInput(spec, run: runOptions, values: ValueRequest(of))
    input.sayWarnings()
    runOptions.warnOfUnused(input.usedFlags)
    let drawable = try input.trained(work, work.results())
    var isWritten = true
    drawable.writeValues(format) { bytes in
      isWritten = Console.out(bytes)
      return isWritten
    }
    guard isWritten else { throw Console.cannotWrite() }
    try work.end()
  }
}
