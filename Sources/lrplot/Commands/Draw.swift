import ArgumentParser
import LRPlotKit

/// `lrplot SPEC… [-o OUT]`: the default command.
struct Draw: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draw",
      // A command of its own would also be asked for shell completions, twice, each time it parses a line.
      _superCommandName: "lrplot",
      abstract: "Draws learning-rate schedules: a spec becomes a chart.", usage: "lrplot SPEC... [-o OUT] [OPTIONS]",
      discussion: Help.examples, helpNames: Help.drawingNames)
  }

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The figure: *.svg, *.png, *.pdf, or - for standard output.", valueName: "out"))
  var outputs: [String] = []

  @OptionGroup var options: DrawingOptions

  @Option(
    help: ArgumentHelp(
      "Write the files that were read into a file for make and ninja, and set the figures' time.", valueName: "file"))
  var deps: String?

  @Flag(help: "Write over files that lrplot did not make, where -o does not name them.")
  var force = false

  @Flag(help: "Print the versions of lrplot, Cairo and the font.")
  var version = false

  mutating func run() throws {
    options.work.begin()
    if version { return try printVersion() }
    guard !options.specs.isEmpty else { throw ValidationError("name a spec, or - for standard input") }
    if let mistake = Help.mistyped(options.specs) { throw mistake }
    let specs = try options.expandedSpecs()
    Console.nameInputs(specs)
    let output = try OutputPath.only(of: outputs)
    let plan: OutputPlan
    let drawn = try options.drawn(specs, output: output)
    do {
      plan = try OutputPlan(
        specs: drawn, output: output, folder: options.outDir, formats: options.formats)
    } catch { throw ValidationError(error.message) }
    let looks = options.fontFiles + (options.paletteFile.map { [$0] } ?? [])
    if let conflict = OutputPath.conflict(plan.items.map(\.path), deps: deps, with: specs + looks) {
      throw ValidationError(conflict)
    }
    let fonts: FontBook
    do { fonts = try options.fonts() } catch { throw Exit.report(error) }
    let palette = try options.palette()
    let results = options.work.results()
    var failure: ExitCode?
    var used: Set<String> = []
    // Looked at once, before the first figure is made.
    var unseen =
      output == nil
      ? FolderGuard(
        options.outDir ?? ".", isForced: force,
        advice: options.outDir == nil ? "-o names another file, and --force writes over what is there" : nil) : nil
    if deps != nil, plan.items.contains(where: { $0.path == "-" }) {
      throw ValidationError("--deps is for figures in files")
    }
    var rules = DepsFile(deps)
    for spec in drawn {
      let items = plan.items.filter { $0.spec == spec }
      let files = ReadFiles()
      // Also where the figure fails: what was read has to change before it can be made.
      defer { rules?.add(files, for: items.map(\.path)) }
      do throws(ExitCode) {
        let input = try options.input(spec, of: specs, palette: palette, read: files)
        files.add(looks)
        if let conflict = OutputPath.conflict(items.map(\.path), with: files.paths) { throw Exit.misuse(conflict) }
        try unseen?.check(plan.items.map { OutputFolder.File(path: $0.path) })
        unseen = nil
        try draw(input, items, fonts, results, used: &used)
      } catch {
        failure = failure ?? error
        if unseen?.hasRefused == true { break }
      }
    }
    try rules?.write()
    if let failure { throw failure }
    options.runOptions.warnOfUnused(used)
    try options.work.end()
  }

  private func draw(
    _ input: SpecInput, _ items: [OutputPlan.Item], _ fonts: FontBook, _ results: ResultFolder?,
    used: inout Set<String>
  ) throws(ExitCode) {
    used.formUnion(input.usedFlags)
    input.chart.reportMissingLetters(fonts: fonts, sink: input.sink)
    // Said before the runs, which may take long.
    input.sayWarnings()
    // Without runs a figure is drawn as fast as it is looked up.
    let cache = input.chart.hasRuns ? options.work.figureCache(results) : nil
    let known = items.map { cache?.figure(of: input.chart, as: $0.format, scale: options.scale, fonts: fonts) }
    if known.allSatisfy({ $0 != nil }) {
      for (item, bytes) in zip(items, known) {
        try Console.put(bytes ?? [], to: item.path, touches: deps != nil)
      }
      return
    }
    let drawable = try input.trained(options.work, results)
    var notes: [String] = []
    for item in items {
      let figure: Chart.Figure
      do throws(DrawError) {
        figure = try drawable.draw(as: item.format, scale: options.scale, fonts: fonts)
      } catch { throw Exit.report(error, in: input) }
      cache?.keep(figure, of: input.chart, as: item.format, scale: options.scale, fonts: fonts)
      notes += figure.notes.filter { !notes.contains($0) }
      try Console.put(figure.bytes, to: item.path, touches: deps != nil)
    }
    let layout = DiagnosticSink(input.sink.source)
    for note in notes { layout.warning(at: 0, note) }
    Console.say(layout)
  }

  private func printVersion() throws {
    let font: String
    do { font = try options.fonts().description } catch { font = "no font (\(error.description))" }
    try Console.out("\(Versions.lrplot)\nCairo \(Versions.cairo), zlib \(Versions.zlib)\n\(font)\n")
  }
}
