import ArgumentParser
import LRPlotKit

/// `lrplot check SPEC|FOLDER…`: are the figures what their specs give?
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare the figures or the report on disk with what their specs or documents give.",
    discussion: """
      Takes the arguments of the command that drew the figures, draws again in memory and names every file that is \
      stale, missing or left over, with the command that mends it. Documents are checked as `lrplot report` builds them.

        lrplot check templates/charts --out-dir output/charts
        lrplot check notes.md -o site
      """)

  @Option(
    name: [.short, .customLong("output")], help: ArgumentHelp("The figure of the only spec.", valueName: "out"))
  var outputs: [String] = []

  private var output: String? { outputs.first }

  @Option(help: ArgumentHelp("The host that a report was built for, as in `lrplot report`.", valueName: "name"))
  var flavor: Flavor = .github

  @Option(help: ArgumentHelp("What a report was built to, as in `lrplot report`.", valueName: "list"))
  var to: String = "md"

  @Flag(
    inversion: .prefixedNo, help: "Whether a report was built with links between documents, as in `lrplot report`.")
  var navigation: Bool?

  @Flag(help: "A report's figures are named after their ids alone, as in `lrplot report`.")
  var stableNames = false

  @Option(
    name: .customLong("diff"),
    help: ArgumentHelp(
      "Write pictures of what each figure should be, what it is and where they differ, and the reason, into a folder.",
      valueName: "dir"))
  var witnessFolder: String?

  @Option(help: ArgumentHelp("How far coordinates of an SVG may lie apart (default: not at all).", valueName: "px"))
  var tolerance: Double?

  @OptionGroup var options: DrawingOptions

  func validate() throws {
    try ReportPages.validate(to)
    if let tolerance, !(tolerance >= 0 && tolerance <= 10) {
      throw ValidationError("--tolerance must be between 0 and 10 px")
    }
  }

  mutating func run() throws {
    options.work.begin()
    _ = try OutputPath.only(of: outputs)
    guard !options.specs.isEmpty else { throw ValidationError("name a spec, a document or a folder") }
    // A folder of documents is checked with the folder they were built into, one of specs by itself.
    let isReport = options.specs.contains { path in
      DocumentList.isDocument(path) || output != nil && DocumentList.holdsDocuments(path)
    }
    if isReport {
      guard tolerance == nil else {
        throw ValidationError("--tolerance is for figures of specs: a report names its figures after what they show")
      }
      return try checkReport()
    }
    let specs = try options.expandedSpecs()
    Console.nameInputs(specs)
    let plan: OutputPlan
    let drawn = try options.drawn(specs, output: output)
    do {
      plan = try OutputPlan(
        specs: drawn, output: output, folder: options.outDir, formats: options.formats)
    } catch { throw ValidationError(error.message) }
    guard !plan.items.contains(where: { $0.path == "-" }) else {
      throw ValidationError("a spec from standard input has no figure on disk")
    }
    let fonts: FontBook
    do { fonts = try options.fonts() } catch { throw Exit.report(error) }
    let palette = try options.palette()
    let results = options.work.results()
    var failure: ExitCode?
    var findings: [FigureCheck.Finding] = []
    for spec in drawn {
      do throws(ExitCode) {
        let input = try options.input(spec, of: specs, palette: palette)
        input.chart.reportMissingLetters(fonts: fonts, sink: input.sink)
        input.sayWarnings()
        let drawable = try input.trained(options.work, results)
        for item in plan.items where item.spec == spec {
          let figure: Chart.Figure
          do throws(DrawError) {
            figure = try drawable.draw(as: item.format, scale: options.scale, fonts: fonts)
          } catch { throw Exit.report(error, in: input) }
          let tolerance = tolerance.map { FigureTolerance($0) }
          if let finding = FigureCheck.compare(figure.bytes, with: item.path, tolerance: tolerance) {
            // Where somebody else's file stands, drawing into a folder has to be told so.
            let force = finding.isForeign && options.outDir != nil ? " --force" : ""
            let told = FigureCheck.Finding(
              finding.kind, item.path, mend: command(for: options.overlay ? specs : [spec]) + force,
              finding.isForeign ? finding.reason : reason(figure.bytes, item.path) ?? finding.reason)
            findings.append(told)
            try witness(told, figure.bytes, fonts)
          }
        }
      } catch {
        failure = failure ?? error
      }
    }
    // With a name that leads nowhere, the figure of the one that was meant would be called left over.
    if let folder = options.outDir, failure == nil {
      let named = options.specs.filter { !FolderListing.isFolder($0) }
      let others = FigureCheck.neighbours(of: named, in: folder)
      findings += FigureCheck.leftOvers(in: folder, given: others.union(plan.items.map(\.path)))
    }
    for finding in findings { try Console.out(finding.text(as: Console.form)) }
    if let failure { throw failure }
    if !findings.isEmpty { throw Exit.differences }
    Console.remark("\(plan.items.count) figures are up to date")
    try options.work.end()
  }

  /// With pictures goes a reason in plain words.
  private func reason(_ expected: [UInt8], _ path: String) -> String? {
    guard witnessFolder != nil, let actual = try? FileReader.bytes(of: path, limit: Check.largest) else { return nil }
    return FigureWitness.reason(expected, actual)
  }

  private static let largest = 1 << 28

  private func witness(
    _ finding: FigureCheck.Finding, _ expected: [UInt8], before path: String? = nil, _ fonts: FontBook
  ) throws(ExitCode) {
    guard let witnessFolder else { return }
    do throws(FileError) {
      try FigureWitness(witnessFolder).show(finding, expected: expected, before: path) { spec in
        let chart = (try? Chart.read(spec).chart?.trained(by: options.work.runner(options.work.results())))
        return (try? chart?.draw(as: .png, scale: options.scale, fonts: fonts))?.bytes
      }
    } catch { throw Exit.report(error) }
  }

  /// Builds a report in memory and compares it with its folder; nothing of a cache of figures is believed.
  private func checkReport() throws {
    guard let folder = output ?? options.outDir, output == nil || options.outDir == nil else {
      throw ValidationError("a report is checked with the folder it was built into: -o DIR")
    }
    guard options.formats.count < 2, let format = FigureFormat(rawValue: options.formats.first?.rawValue ?? "svg")
    else {
      throw ValidationError("the figures of a report have one format")
    }
    var look = ReportLook(flavor: flavor, format: format, theme: options.theme, navigation: navigation)
    look.hasStableNames = stableNames
    func read(_ documents: [String]) throws -> ReportInput {
      try ReportInput(documents, in: folder, options.work, look: look, fonts: options.fontFiles, cache: false)
    }
    func pages(of input: ReportInput) throws -> [ReportFile] {
      try ReportPages.formats(to).map { format in
        ReportFile(
          path: String(ReportPages.path(format, in: folder).dropFirst(folder.count + 1)),
          bytes: try ReportPages.make(format, of: input, in: folder))
      }
    }
    let input = try read(options.specs)
    let files = try input.files()
    let made = files + (try pages(of: input))
    var findings = ReportCheck.findings(
      made, of: options.specs, in: folder, mend: mend(options.specs, in: folder, look))
    var judged = made
    if findings.contains(where: { $0.kind == .stale }),
      let company = ReportCompany(of: options.specs, in: folder, for: flavor)
    {
      let all = company.documents
      let input = try read(all)
      // What is wrong with the others is not asked for.
      let files = input.report.files() ?? []
      let whole = files + (files.isEmpty ? [] : try pages(of: input))
      let together = ReportCheck.findings(whole, of: all, in: folder, mend: mend(all, in: folder, look))
      (findings, judged) = company.nearer(findings, of: made, together, of: whole)
    }
    if witnessFolder != nil {
      let fonts: FontBook
      do { fonts = try options.fonts() } catch { throw Exit.report(error) }
      for index in findings.indices {
        guard let file = judged.first(where: { ReportCheck.path($0, in: folder) == findings[index].path }),
          OutputFormat.allCases.contains(where: { file.path.hasSuffix("." + $0.rawValue) })
        else { continue }
        // A changed figure of a report has another name.
        let before = ReportCheck.predecessor(of: findings[index], among: findings)
        findings[index].reason = reason(file.bytes, before ?? findings[index].path) ?? findings[index].reason
        try witness(findings[index], file.bytes, before: before, fonts)
      }
    }
    for finding in findings { try Console.out(finding.text(as: Console.form)) }
    if !findings.isEmpty { throw Exit.differences }
    Console.remark("\(made.count) files are up to date")
    try options.work.end()
  }

  /// The command line that builds a report again.
  private func mend(_ documents: [String], in folder: String, _ look: ReportLook) -> String {
    var words = ["lrplot", "report"] + documents + ["-o", folder]
    if to != "md" { words += ["--to", to] }
    if flavor != .github { words += ["--flavor", flavor.rawValue] }
    if look.format != .svg { words += ["--format", look.format.rawValue] }
    if let theme = options.theme { words += ["--theme", theme.rawValue] }
    if stableNames { words.append("--stable-names") }
    if let navigation { words.append(navigation ? "--navigation" : "--no-navigation") }
    return ShellWords.join(words + options.fontFiles.flatMap { ["--font", $0] })
  }

  /// The command line that draws the figures of specs again.
  private func command(for specs: [String]) -> String {
    var words = ["lrplot"] + specs
    if options.overlay { words.append("--overlay") }
    if let output { words += ["-o", output] }
    if let folder = options.outDir { words += ["--out-dir", folder] }
    if !options.formats.isEmpty { words += ["--format", options.formats.map(\.rawValue).joined(separator: ",")] }
    if options.scale != 1 { words += ["--scale", options.scale.description] }
    if let theme = options.theme { words += ["--theme", theme.rawValue] }
    if let text = options.text { words += ["--text", text.rawValue] }
    words += options.lookWords
    return ShellWords.join(words + options.runOptions.words)
  }
}
