import ArgumentParser
import LRPlotKit
import LRWatch

/// The inputs of `lrplot watch`, and how each of them is drawn.
final class WatchedWork {
  private let options: DrawingOptions
  /// All that was named, specs and documents apart.
  private let charts: [String]
  private let texts: [String]
  private let output: String?
  private let isForced: Bool
  private let fonts: FontBook
  /// The specs and the documents as they were when they were last drawn.
  private var specs: [String] = []
  private var documents: [String] = []
  /// All that the last drawing is made of, or would be.
  private(set) var files: [String] = []

  init(_ options: DrawingOptions, output: String?, isForced: Bool, fonts: FontBook) throws {
    self.options = options
    self.output = output
    self.isForced = isForced
    self.fonts = fonts
    texts = options.specs.filter { DocumentList.isDocument($0) || DocumentList.holdsDocuments($0) }
    charts = options.specs.filter { [texts] in !texts.contains($0) }
    (specs, documents) = listed()
    files = specs + documents
    if !charts.isEmpty, specs.isEmpty { throw ValidationError("there is no *.json and no *.yaml to watch") }
    do { _ = try plan() } catch { throw ValidationError(error.message) }
  }

  /// What the page begins with.
  var inputs: [WatchedInput] { names.map { WatchedInput(name: $0) } }

  /// Whether files have come into the folders, or gone.
  var hasOtherInputs: Bool {
    guard options.specs.contains(where: FolderListing.isFolder) else { return false }
    return listed() != (specs, documents)
  }

  private var names: [String] {
    (options.overlay && !specs.isEmpty ? [specs.joined(separator: ", ")] : specs)
      + (texts.isEmpty ? [] : [texts.joined(separator: ", ")])
  }

  private func listed() -> (specs: [String], documents: [String]) {
    let specs = charts.flatMap { path -> [String] in
      guard FolderListing.isFolder(path) else { return [path] }
      return (try? FolderListing.files(in: path, endings: [".json", ".yaml", ".yml"])) ?? []
    }
    let list = try? DocumentList(texts, output: texts.isEmpty || output == nil ? Self.nowhere : output ?? "")
    return (specs, list?.documents.map(\.path) ?? [])
  }

  /// A folder that has no documents.
  private static let nowhere = "/dev/null"

  /// Which figures are written; none without a name for them.
  private func plan() throws(OutputPlan.Conflict) -> [OutputPlan.Item] {
    guard !specs.isEmpty, options.outDir != nil || texts.isEmpty && output != nil else { return [] }
    let drawn = options.overlay ? Array(specs.prefix(1)) : specs
    return try OutputPlan(specs: drawn, output: output, folder: options.outDir, formats: options.formats).items
  }

  /// Draws everything anew, and keeps the last good drawing of what is wrong.
  func draw(_ inputs: inout [WatchedInput]) {
    (specs, documents) = listed()
    files = specs + documents
    let known = inputs
    inputs = names.map { name in known.first { $0.name == name } ?? WatchedInput(name: name) }
    for index in inputs.indices {
      var content: WatchedInput.Content?
      let messages = Console.overheard {
        let isReport = !texts.isEmpty && index == inputs.count - 1
        do { content = isReport ? try report() : try chart(specs[index]) } catch {
          // An exit code tells that everything has been said.
          if !(error is ExitCode) { Console.fail("\(error)") }
        }
      }
      inputs[index].take(content, messages: messages)
    }
  }

  private func chart(_ spec: String) throws -> WatchedInput.Content {
    let read = ReadFiles()
    defer { files += read.all.filter { !files.contains($0) } }
    let input = try options.input(spec, of: specs, palette: options.palette(), read: read)
    input.chart.reportMissingLetters(fonts: fonts, sink: input.sink)
    input.sayWarnings()
    let results = options.work.results()
    let drawable = try input.trained(options.work, results)
    let notes = DiagnosticSink(input.sink.source)
    let figure = try drawn(drawable, as: .svg, input)
    for note in figure.notes { notes.warning(at: 0, note) }
    Console.say(notes)
    let items: [OutputPlan.Item]
    do { items = try plan().filter { $0.spec == spec } } catch {
      Console.fail(error.message)
      throw Exit.usage
    }
    if let conflict = OutputPath.conflict(items.map(\.path), with: read.paths) { throw Exit.misuse(conflict) }
    var folder = options.outDir.map { FolderGuard($0, isForced: isForced) }
    try folder?.check(items.map { OutputFolder.File(path: $0.path) })
    for item in items { try Console.put(drawn(drawable, as: item.format, input).bytes, to: item.path) }
    // Rates that training sets would have to be run again, where nothing was kept.
    let told =
      input.chart.spec.setsRates && results == nil
      ? "" : input.chart.explanation(rates: try input.trainedRates(options.work)).written(as: .text)
    return .chart(WatchedInput.Picture(drawable, told: told, scale: options.scale))
  }

  private func drawn(
    _ drawable: DrawableChart, as format: OutputFormat, _ input: SpecInput
  ) throws(ExitCode) -> Chart.Figure {
    do throws(DrawError) {
      return try drawable.draw(as: format, scale: options.scale, fonts: fonts)
    } catch { throw Exit.report(error, in: input) }
  }

  private func report() throws -> WatchedInput.Content {
    let input = try ReportInput(
      texts, in: output ?? Self.nowhere, options.work, look: ReportLook(theme: options.theme),
      fonts: options.fontFiles)
    defer { files += (input.report.readFiles + input.report.missingFiles).filter { !files.contains($0) } }
    let made = try input.files()
    if let output {
      var folder = FolderGuard(output, isForced: isForced)
      let files = made.map { (path: ReportCheck.path($0, in: output), bytes: $0.bytes) }
      try folder.check(files.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) })
      try folder.write(files)
    }
    let scratch = Console.environment("TMPDIR") ?? "/tmp"
    return .report(made, page: try ReportPages.preview(of: input, in: scratch))
  }
}
