import ArgumentParser
import LRPlotKit

/// `lrplot report DOC.md… -o DIR`: Markdown with charts and computed values becomes Markdown with figures.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Build documents with charts and computed values: Markdown, a page or a paper.",
    discussion: """
      Fenced `lrplot` blocks become figures, and tags <% … %> the numbers behind them; everything else stays as it is. \
      The folder gets a document for each document, and the figures in `figures`. Files in it that lrplot did not make \
      are not written over: then nothing is written, and they are named.

        lrplot report notes.md -o site
        lrplot report course/*.md -o site --to html,pdf
        lrplot report - -o - < notes.md > filled.md
        lrplot check notes.md -o site
      """)

  @Argument(
    help:
      "Documents, in the order of the report, or folders of them, whose shape the output keeps; - is standard input.")
  var documents: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The folder that the report goes to, or -: one file with its figures in it, to standard output.", valueName: "dir"
    ))
  var outputs: [String]

  private var output: String { outputs.first ?? "" }

  @Option(
    help: ArgumentHelp(
      "md, html (one page that needs nothing else), pdf, or several with commas; html and pdf need pandoc.",
      valueName: "list"))
  var to: String = "md"

  @Option(
    help: ArgumentHelp(
      "The host that the Markdown is written for: \(Flavor.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var flavor: Flavor = .github

  @Option(help: ArgumentHelp("The figures beside the Markdown: svg, png or pdf.", valueName: "name"))
  var format: FigureFormat = .svg

  @Option(help: ArgumentHelp("light, dark, print, or auto: the figures follow the page.", valueName: "name"))
  var theme: Appearance?

  @Flag(
    inversion: .prefixedNo,
    help: "Links from each document to those before and after it; without this, as the host wants.")
  var navigation: Bool?

  @Flag(help: "Name figures after their ids alone, so that a slide can show them.")
  var stableNames = false

  @Option(
    help: ArgumentHelp(
      "Write the files that were read into a file for make and ninja, and set the documents' time.", valueName: "file"))
  var deps: String?

  @Flag(help: "Remove what an earlier build left behind.")
  var prune = false

  @Flag(help: "Write over files that lrplot did not make.")
  var force = false

  @Option(
    name: .customLong("font"),
    help: ArgumentHelp(
      "A font file in place of DejaVu Sans; of several the first that has a letter draws it.", valueName: "file"))
  var fontFiles: [String] = []

  @OptionGroup var work: WorkOptions

  func validate() throws {
    _ = try OutputPath.only(of: outputs)
    guard !output.isEmpty else { throw ValidationError("-o takes a folder, or - for standard output") }
    try ReportPages.validate(to)
    if output == "-", to.contains(",") { throw ValidationError("one file goes to standard output, not “\(to)”") }
    if output == "-", deps != nil { throw ValidationError("what goes to standard output is no target of --deps") }
    if work.shard != nil { throw ValidationError("a report is not made in shards; its charts are") }
  }

  mutating func run() throws {
    work.begin()
    let folder = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    var look = ReportLook(flavor: flavor, format: format, theme: theme, navigation: navigation)
    look.hasStableNames = stableNames
    if output == "-" { return try stream(look) }
    let read = ReadFiles()
    let pages = ReportPages.formats(to).map { ReportPages.path($0, in: folder) }
    let targets = pages + ReportInput.targets(documents, in: folder, flavor)
    if let conflict = OutputPath.conflict(pages, deps: deps, with: documents) { throw ValidationError(conflict) }
    let outcome = Result { try build(look, in: folder, read, pages: pages) }
    if case .failure(let error) = outcome, error is ValidationError || error as? ExitCode == Exit.usage {
      throw error
    }
    // Also where the report fails: what was read has to change before it can be made.
    var rules = DepsFile(deps)
    rules?.add(read, for: targets)
    try rules?.write()
    try outcome.get()
  }

  private func build(_ look: ReportLook, in folder: String, _ read: ReadFiles, pages paths: [String]) throws {
    let input = try ReportInput(documents, in: folder, work, look: look, fonts: fontFiles, read: read)
    let files = try input.files()
    let made = files.map { (path: ReportCheck.path($0, in: folder), bytes: $0.bytes) }
    let formats = ReportPages.formats(to)
    let written = made.map(\.path) + paths
    if let conflict = OutputPath.conflict(paths, deps: deps, with: read.paths)
      ?? OutputPath.conflict(written, deps: deps, with: [])
    {
      throw Exit.misuse(conflict)
    }
    var output = FolderGuard(folder, isForced: force)
    // Before pandoc takes its time. A paper that bears no mark may yet be the one that is made.
    try output.check(
      made.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) } + paths.map { OutputFolder.File(path: $0) },
      isExcused: { $0.hasSuffix(".pdf") && paths.contains($0) })
    // Pages come first: if pandoc fails, the earlier output is whole.
    var pages: [(path: String, bytes: [UInt8])] = []
    for (format, path) in zip(formats, paths) {
      pages.append((path, try ReportPages.make(format, of: input, in: folder)))
    }
    try output.check(pages.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) })
    try output.write(made + pages, touches: deps != nil)
    for path in ReportCheck.leftOvers(files, of: documents, in: folder) + ReportCheck.temporary(in: folder) {
      if prune {
        ReportCheck.remove(path)
      } else {
        Console.warning("\(path) is left over from an earlier build", hint: "--prune removes it")
      }
    }
    try work.end()
  }

  /// The one file to standard output: a document, the page or the paper.
  private func stream(_ look: ReportLook) throws {
    let format = ReportPages.formats(to).first
    var look = look
    look.isAlone = format == nil
    let input = try ReportInput(documents, in: "", work, look: look, fonts: fontFiles)
    if let format {
      // pandoc needs a folder to work in.
      let page = try ReportPages.make(format, of: input, in: Console.environment("TMPDIR") ?? "/tmp")
      input.say()
      try Console.put(page)
    } else {
      let files = try input.files()
      guard files.count == 1 else {
        throw ValidationError("\(files.count) documents go into a folder: -o DIR; with --to html they are one page")
      }
      try Console.put(files[0].bytes)
    }
    try work.end()
  }
}

extension Flavor: ExpressibleByArgument {}
extension FigureFormat: ExpressibleByArgument {}

/// Documents that were read, with everything said that is wrong.
struct ReportInput {
  let report: Report

  /// - Parameters:
  ///   - folder: where the report goes to.
  ///   - files: takes down what is read.
  init(
    _ paths: [String], in folder: String, _ options: WorkOptions, look: ReportLook, fonts fontFiles: [String],
    cache: Bool = true, read files: ReadFiles = ReadFiles()
  ) throws {
    let documents: [DocumentList.Document]
    do { documents = try DocumentList(paths, output: folder).documents } catch { throw Exit.report(error) }
    if documents.isEmpty, let own = paths.first(where: DocumentList.holdsDocuments) {
      throw ValidationError(
        "the documents of \(own) lie in \(folder), where the report goes; give another folder with -o")
    }
    guard !documents.isEmpty else { throw ValidationError("\(ShellWords.join(paths)) has no documents") }
    var sources: [(source: Source, stem: String)] = []
    var stems: [String: String] = [:]
    for document in documents {
      let path = document.path
      guard DocumentList.isDocument(path) || path == FileReader.standardInput else {
        throw ValidationError("a document's name ends in .md, .markdown or .qmd, not “\(path)”")
      }
      for ending in ["md", "qmd"] where FolderListing.isSame(path, "\(folder)/\(document.stem).\(ending)") {
        throw ValidationError("\(path) would be written over itself; give another folder with -o")
      }
      if let other = stems.updateValue(path, forKey: document.stem) {
        throw ValidationError(
          "\(other) and \(path) would both be made into \(document.stem).md; the folder that holds both keeps its shape"
        )
      }
      guard !FolderListing.isEndless(path) else { throw ValidationError("\(path) is no file") }
      do { sources.append((try FileReader.read(path), document.stem)) } catch {
        files.miss([path])
        throw Exit.report(error)
      }
      files.add([path])
    }
    files.add(fontFiles)
    let fonts: FontBook
    do throws(FontError) { fonts = try FontBook(files: fontFiles) } catch { throw Exit.report(error) }
    let results = options.results()
    report = Report(
      sources, look: look, runner: options.runner(results), fonts: fonts,
      cache: cache ? options.figureCache(results) : nil)
    files.add(report.readFiles)
    files.miss(report.missingFiles)
  }

  /// The paths of what the documents become, also where they cannot be read.
  static func targets(_ paths: [String], in folder: String, _ flavor: Flavor) -> [String] {
    ((try? DocumentList(paths, output: folder).documents) ?? []).map { "\(folder)/\($0.name(for: flavor))" }
  }

  /// The files of the report.
  ///
  /// - Throws: the exit code, once everything has been said.
  func files() throws -> [ReportFile] {
    guard let files = report.files() else { throw try refused() }
    say()
    return files
  }

  /// Says what there is to say of the documents.
  func say() {
    for sink in report.messages { Console.say(sink) }
  }

  /// Says what is wrong, and gives the exit code.
  func refused() throws -> ExitCode {
    say()
    return Exit.wrongInput
  }
}
