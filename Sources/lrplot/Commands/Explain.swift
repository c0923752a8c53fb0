import ArgumentParser
import LRPlotKit

extension Explanation.Format: ExpressibleByArgument {}

/// `lrplot explain SPEC`: what the schedules do, in words.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say in words what the schedules do, and what looks wrong.",
    discussion: """
      For every curve its phases, its peak and where it is, its first, last and lowest rate, and the sum, the sum of \
      squares and the mean over all updates; then what looks like a mistake: a jump where two parts meet, a floor that \
      is never met, a length unlike the run's, and more of that kind.

        lrplot explain cosine.json
        lrplot explain cosine.json --strict             exit 1 if anything was found
        lrplot explain cosine.json --format json
        lrplot explain specs --strict                   all specs of a folder

      Of several specs each has its name before its words; their JSON is one object after the other.

      Where training sets the rates (`tune`, `shape`, a schedule that acts on the losses of its runs), those of the runs \
      are told; nothing else is run.

      The JSON is {"unit","curves":[{"label","type","steps","phases":[{"name","kind","start","end","from","to"}], \
      "peak":{"rate","step"},"first","last","final","end":{"step","rate"},"min","min_step","sum","sum_error", \
      "sum_of_squares","sum_of_squares_error","mean", \
      "findings":[{"rule","severity","message","steps","reason","source"}]}]}. `last` and `final` are the rate of the last \
      update, `end` is the value that a curve leads to behind it, or null; an `…_error` is 0 unless the run was too long \
      to count every update.
      """)

  @Argument(help: "Specs, configs of frameworks or logs: files, - for standard input, or folders.")
  var specs: [String]

  @Option(help: "text or json.")
  var format: Explanation.Format = .text

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  mutating func run() throws {
    work.begin()
    let files = try SpecInput.files(specs)
    Console.nameInputs(files)
    var used: Set<String> = []
    var (isFirst, hasFindings) = (true, false)
    var failure: ExitCode?
    for file in files {
      do throws(ExitCode) {
        let input = try SpecInput(file, run: runOptions)
        input.sayWarnings()
        used.formUnion(input.usedFlags)
        let explanation = input.chart.explanation(rates: try input.trainedRates(work))
        let head = files.count > 1 && format == .text ? (isFirst ? "" : "\n") + "\(input.sink.source.name):\n" : ""
        try Console.out(head + explanation.written(as: format))
        isFirst = false
        hasFindings = hasFindings || explanation.hasFindings
      } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
    runOptions.warnOfUnused(used)
    if work.strict, hasFindings { throw Exit.differences }
    try work.end()
  }
}
