import ArgumentParser
import LRPlotKit

/// `lrplot show SPEC…`: the figure in the terminal.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show figures in the terminal: as pictures where it has them, else in letters.",
    discussion: """
      Terminals that answer that they have the pictures of kitty or of iTerm2 get one; others a chart of braille dots \
      with axes, and the names of the curves with their last values. The last line says it in words. Into a pipe or a file \
      goes plain text of 80 columns.

        lrplot show cosine.json
        lrplot show plan.yaml log.csv --overlay
        lrplot show cosine.json --width 100 > chart.txt
      """)

  @Argument(help: "Specs, configs of frameworks or logs, or - for standard input.")
  var specs: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Columns (default: those of the terminal; 80 in a pipe).", valueName: "n"))
  var width: Int?

  @Flag(help: "Letters, whatever the terminal can do.")
  var letters = false

  @Flag(help: "One chart of all specs, configs and logs.")
  var overlay = false

  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp(
      "Colours of a picture: light, dark, print or auto (default: as the terminal).", valueName: "theme"))
  var theme: Appearance?

  @Option(
    name: .customLong("font"),
    help: ArgumentHelp(
      "A font file in place of DejaVu Sans, for pictures; of several the first that has a letter.", valueName: "file"))
  var fontFiles: [String] = []

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let width, !(24...1000).contains(width) { throw ValidationError("--width must be between 24 and 1000") }
    if specs.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input can be read once only") }
  }

  mutating func run() throws {
    work.begin()
    Console.nameInputs(specs)
    let terminal = Terminal()
    let answer = letters ? "" : terminal?.answer(to: TerminalPicture.question, isWhole: TerminalPicture.isWhole) ?? ""
    let results = work.results()
    var failure: ExitCode?
    var used: Set<String> = []
    let drawn = overlay ? Array(specs.prefix(1)) : specs
    for (place, spec) in drawn.enumerated() {
      do throws(ExitCode) {
        let input = try input(spec)
        used.formUnion(input.usedFlags)
        input.sayWarnings()
        let drawable = try input.trained(work, results)
        if place > 0 { try Console.out("\n") }
        if drawn.count > 1 { try Console.out(spec + "\n") }
        try show(drawable, input, terminal, answer)
      } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
    runOptions.warnOfUnused(used)
    try work.end()
  }

  private func input(_ spec: String) throws(ExitCode) -> SpecInput {
    let looks = theme.map { [SpecOverride("--theme", key: "theme", .string($0.rawValue))] } ?? []
    return overlay
      ? try SpecInput(over: specs, run: runOptions, overrides: looks, palette: nil, read: ReadFiles())
      : try SpecInput(spec, run: runOptions, overrides: looks)
  }

  private func show(
    _ drawable: DrawableChart, _ input: SpecInput, _ terminal: Terminal?, _ answer: String
  ) throws(ExitCode) {
    let columns = width ?? max(24, min(terminal?.columns ?? 80, 1000))
    guard let terminal, let picture = TerminalPicture(answer: answer) else {
      let rows = Self.rows(terminal?.rows ?? 24, panels: input.chart.spec.panels.count)
      return try Console.out(
        drawable.cells(columns: columns, rows: rows, isColored: terminal?.isColored == true))
    }
    let fonts: FontBook
    do { fonts = try FontBook(files: fontFiles) } catch { throw Exit.report(error) }
    // As the terminal is, unless the spec or the command says otherwise.
    let isFree = theme == nil && !input.chart.spec.choosesAppearance
    let chart = isFree && TerminalPicture.isDark(answer) == true ? drawable.inColors(.dark) : drawable
    // As sharp as the window; a picture need not be larger than it is.
    let room = Double(terminal.width) * Double(columns) / Double(max(terminal.columns, 1))
    let scale = room > 0 ? min(max(room / input.chart.spec.width, 0.5), 3) : 1
    let figure: Chart.Figure
    do throws(DrawError) { figure = try chart.draw(as: .png, scale: scale, fonts: fonts) } catch {
      throw Exit.report(error, in: input)
    }
    try Console.out(picture.codes(figure.bytes, columns: columns) + drawable.words(columns: columns) + "\n")
  }

  /// The rows of a panel: as many as fit, within reason.
  private static func rows(_ rows: Int, panels: Int) -> Int {
    min(max((rows - 4) / max(panels, 1) - 5, 8), 24)
  }
}
