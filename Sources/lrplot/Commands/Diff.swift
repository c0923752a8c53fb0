import ArgumentParser
import LRPlotKit

/// `lrplot diff A B`: where and by how much two specs part.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say where and by how much two specs part, and draw it.",
    discussion: """
      The only curves of two specs are compared; where there are several, those with the same label. Exits with 0 if \
      they are equal within 1e-12 of the peak, with 1 if they differ.

        lrplot diff torch.json keras.json
        lrplot diff torch.json keras.json -o diff.svg   both curves above, their difference below
        lrplot diff torch.json keras.json --format json
        lrplot diff trainer_state.json plan.json        does the run follow its plan?

      Where training sets the rates (`tune`, `shape`, a schedule that acts on the losses of its runs), those of the runs \
      are compared; nothing else is run.

      A log is compared at the steps that it has; it follows a plan if one small offset fits all its values.

      The JSON is {"equal","steps":[a,b],"only_a","only_b","curves":[{"a","b","equal","peak","largest":{"difference", \
      "relative","step","a","b"},"differ":[first,last],"exact","shift","factor"}]}: `differ` is beyond 1e-9 of the peak, \
      `shift` the steps by which b comes later, `factor` b ÷ a; each is null where it does not apply.
      """)

  @Argument(help: "A spec, a config of a framework or a log, or - for standard input.")
  var a: String

  @Argument(help: "Another one.")
  var b: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("A figure of both: *.svg, *.png, *.pdf, or - for standard output.", valueName: "out"))
  var outputs: [String] = []

  @Flag(help: "Exit with 0 whether they differ or not.")
  var exitZero = false

  @Option(help: "text or json.")
  var format: Explanation.Format = .text

  @Option(help: "Colours: light, dark, print, or auto (one SVG that follows the reader).")
  var theme: Appearance?

  @Option(parsing: .unconditional, help: "Device pixels a px, for PNG: 2 for sharp screens (0.1 to 8).")
  var scale: Double = 1

  @Option(
    name: .customLong("font"),
    help: ArgumentHelp(
      "A font file in place of DejaVu Sans; of several the first that has a letter draws it.", valueName: "file"))
  var fontFiles: [String] = []

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard a != "-" || b != "-" else { throw ValidationError("standard input can be read once only") }
    guard scale >= 0.1, scale <= 8 else { throw ValidationError("--scale must be between 0.1 and 8") }
  }

  mutating func run() throws {
    work.begin()
    Console.nameInputs([a, b])
    let output = try OutputPath.only(of: outputs)
    let figure: OutputPlan.Item?
    do {
      figure = try output.map { try OutputPlan(specs: [a], output: $0, folder: nil, formats: []) }?.items.first
    } catch let conflict as OutputPlan.Conflict { throw ValidationError(conflict.message) }
    let files = ReadFiles()
    files.add([a, b] + fontFiles)
    if let conflict = OutputPath.conflict([output ?? "-"], with: files.paths) { throw ValidationError(conflict) }
    var overrides: [SpecOverride] = []
    if let theme { overrides.append(SpecOverride("--theme", key: "theme", .string(theme.rawValue))) }
    let (one, other) = try inputs(overrides, read: files)
    if let conflict = OutputPath.conflict([output ?? "-"], with: files.paths) { throw Exit.misuse(conflict) }
    runOptions.warnOfUnused(one.usedFlags.union(other.usedFlags))
    let fonts = try figure == nil ? nil : openFonts()
    for input in [one, other] {
      if let fonts { input.chart.reportMissingLetters(fonts: fonts, sink: input.sink) }
      input.sayWarnings()
    }
    let comparison = ChartComparison(
      one.chart, other.chart, names: (a, b),
      rates: (
        try one.trainedRates(work), try other.trainedRates(work)
      ))
    guard comparison.hasPairs else {
      Console.fail("no curve of \(a) has the label of a curve of \(b)")
      throw Exit.wrongInput
    }
    if let figure, let fonts { try draw(comparison, figure, one, fonts) }
    if output != "-" { try Console.out(comparison.written(as: format)) }
    if !comparison.isEqual, !exitZero { throw Exit.differences }
    try work.end()
  }

  private func openFonts() throws(ExitCode) -> FontBook {
    do throws(FontError) { return try FontBook(files: fontFiles) } catch { throw Exit.report(error) }
  }

  /// Both specs; the mistakes of both are said before the command gives up.
  private func inputs(_ overrides: [SpecOverride], read files: ReadFiles) throws(ExitCode) -> (SpecInput, SpecInput) {
    var failure: ExitCode?
    var inputs: [SpecInput] = []
    for path in [a, b] {
      do throws(ExitCode) {
        inputs.append(try SpecInput(path, run: runOptions, overrides: overrides, read: files))
      } catch { failure = failure ?? error }
    }
    guard inputs.count == 2 else {
      inputs.forEach { $0.sayWarnings() }
      throw failure ?? Exit.internalError
    }
    return (inputs[0], inputs[1])
  }

  private func draw(
    _ comparison: ChartComparison, _ item: OutputPlan.Item, _ input: SpecInput, _ fonts: FontBook
  ) throws(ExitCode) {
    let figure: Chart.Figure
    do throws(DrawError) {
      figure = try comparison.draw(as: item.format, scale: scale, fonts: fonts)
    } catch { throw Exit.report(error, in: input) }
    for note in figure.notes { Console.warning(note) }
    try Console.put(figure.bytes, to: item.path)
  }
}
