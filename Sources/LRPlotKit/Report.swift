public import LRCairo
public import LRInput
public import LRReport
import LRSpec
import LRStore
public import LRTraining
import Synchronization

/// Documents with charts and computed values, read and worked out.
///
///     let report = Report([(source, "notes")], runner: TrainingRunner(), fonts: try FontBook())
///     let files = report.files()   // nil where something is wrong: `report.messages` says what
public final class Report {
  private let builder: ReportBuilder
  /// Messages about specs that documents name.
  private let specs: SinkList

  private let tools: ReportTools
  private let documents: [Source]
  private let look: ReportLook
  private final class SinkList {
    var sinks: [DiagnosticSink] = []
    var charts: [ReportedChart] = []
    var missesFile = false
    var files: [String] = []
    var missing: [String] = []
    /// Of what documents say of colours, and of what they cannot have.
    var colors: [DiagnosticSink] = []
  }

  /// - Parameters:
  ///   - documents: in the order of the report, each with what the name of its Markdown begins with.
  ///   - look: what the Markdown and its figures are written as.
  ///   - cache: where drawn figures are kept; nil draws all of them.
  public init(
    _ documents: [(source: Source, stem: String)], look: ReportLook = ReportLook(), runner: TrainingRunner,
    fonts: FontBook,
    cache: FigureCache? = nil
  ) {
    self.look = look
    let list = SinkList()
    specs = list
    var runner = runner
    // What a chart and a number have in common is run once, cache or not.
    let memory = ResultMemory(under: runner.store)
    runner.store = ResultStore(
      load: { memory.load($0) }, save: { memory.save($0, $1) }, isReady: { memory.isReady() })
    let tools = ReportTools(runner: runner, fonts: fonts, cache: cache, theme: look.theme, scale: look.scale)
    self.tools = tools
    self.documents = documents.map(\.source)
    let sources = documents.map { (sink: DiagnosticSink($0.source), stem: $0.stem) }
    builder = ReportBuilder(sources, version: Versions.lrplot, flavor: look.flavor, language: look.language) {
      Report.chart($0, tools, list, home: look.home)
    }
    Report.paint(list, builder)
    if look.takesFiles { builder.pictureBytes = Report.read(builder.pictures) }
    builder.figureFormat = look.format
    builder.isAlone = look.isAlone
    builder.hasDigests = !look.hasStableNames
    if let navigation = look.navigation { builder.hasNavigation = navigation }
  }

  private static func chart(
    _ request: ChartRequest, _ tools: ReportTools, _ list: SinkList, home: String
  ) -> (any ReportChart)? {
    let input: ChartInput
    if let inline = request.inline {
      input = .text(inline)
    } else {
      let path = request.path ?? ""
      // What a document names is not what a person has just typed.
      guard !FolderListing.isEndless(path) else {
        request.sink.error(at: request.offset, "\(DiagnosticText.quoted(path, limit: 80)) is no file")
        return nil
      }
      do throws(FileError) {
        input = try ChartInput.read(path)
      } catch {
        list.missing.append(path)
        request.sink.error(at: request.offset, error.message, hint: error.hint() ?? "its path begins at \(home)")
        return nil
      }
    }
    let width = request.width.map { SpecOverride("width", key: "width", .number(Number($0))) }
    let overrides = width.map { [$0] } ?? []
    let reading = Chart.read(input, overrides: overrides, within: request.folder)
    list.sinks.append(reading.sink)
    list.files += (request.path.map { [$0] } ?? []) + reading.files
    list.missing += reading.missingFiles
    list.missesFile = list.missesFile || reading.missesFile
    guard let chart = reading.chart else {
      if request.inline == nil { request.sink.error(at: request.offset, "the spec of the chart is wrong") }
      return nil
    }
    chart.reportMissingLetters(fonts: tools.fonts, sink: reading.sink)
    let reported = ReportedChart(chart, reading.sink, input, overrides: overrides, within: request.folder, tools: tools)
    { note in
      request.sink.warning(at: request.offset, note)
    }
    list.charts.append(reported)
    return reported
  }

  /// Gives the names of all charts their colours over the whole report.
  private static func paint(_ list: SinkList, _ builder: ReportBuilder) {
    var given: [String: CurveColor] = [:]
    for (source, range) in builder.fronts {
      guard let (colors, sink) = ColorPalette.read(front: range, of: source) else { continue }
      list.colors.append(sink)
      for (name, color) in colors.sorted(by: { $0.key < $1.key }) {
        if let known = given[name], known != color {
          sink.warning(
            at: sink.source.bytes.firstIndex(of: UInt8(ascii: "p")) ?? 0,
            "\(DiagnosticText.quoted(name)) is \(known.text) by a document before, and stays so")
        } else {
          given[name] = color
        }
      }
    }
    let colors = ReportColors(list.charts.map(\.spec), given: given)
    for chart in list.charts {
      let old = chart.sink
      chart.take(colors.palette)
      if let place = list.sinks.firstIndex(where: { $0 === old }) { list.sinks[place] = chart.sink }
    }
    guard !colors.clashes.isEmpty, let source = builder.fronts.first?.source else { return }
    let sink = DiagnosticSink(source)
    for clash in colors.clashes {
      sink.warning(at: source.byteOrderMark, clash, hint: "`palette:` in the front matter gives names their colours")
    }
    list.colors.append(sink)
  }

  /// All messages, those about specs first.
  public var messages: [DiagnosticSink] {
    (specs.sinks + specs.colors).filter { !$0.diagnostics.isEmpty } + builder.messages
  }
  /// Whether anything keeps the report from being written.
  public var hasErrors: Bool { builder.hasErrors || specs.colors.contains(where: \.hasErrors) }
  /// The paths of all files besides the documents that the report is made of.
  public var readFiles: [String] { specs.files + copied.filter { FolderListing.isFile($0) } }

  /// The files that go along, where they are there.
  private var copied: [String] { builder.pictures.filter { $0.isInside && !$0.isDocument }.map(\.file) }

  /// The paths of those that are not there.
  public var missingFiles: [String] {
    specs.missing + copied.filter { !FolderListing.exists($0) }
  }

  /// Bytes of a picture that goes with the documents.
  static let largestPicture = 64 << 20

  /// The pictures and the files by their paths; those that cannot go with the documents are told.
  private static func read(_ pictures: [ReportPicture]) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for picture in pictures where found[picture.file] == nil {
      let name = "the \(picture.isShown ? "picture" : "file") \(DiagnosticText.quoted(picture.file, limit: 80))"
      guard picture.isShown || !picture.isDocument || FolderListing.isFile(picture.file) else {
        picture.sink.warning(
          at: picture.offset, "there is no document \(DiagnosticText.quoted(picture.file, limit: 80))",
          hint: FileError(picture.file, .missing).hint() ?? "its path begins at the folder of the document")
        continue
      }
      guard !picture.isDocument else {
        picture.sink.warning(
          at: picture.offset, "\(name) is a document that is no part of the report, and is not copied",
          hint: "name it with the others, or link to where it will lie")
        continue
      }
      guard picture.isInside else {
        picture.sink.warning(at: picture.offset, "\(name) leaves the folder of the document, and is not copied")
        continue
      }
      guard !FolderListing.isFolder(picture.file.isEmpty ? "." : picture.file) else {
        picture.sink.warning(
          at: picture.offset, "\(DiagnosticText.quoted(picture.file, limit: 80)) is a folder, and is not copied",
          hint: "link to a file in it, or to where it will lie")
        continue
      }
      guard FolderListing.isFile(picture.file) else {
        let kind = picture.isShown ? "picture" : "file"
        picture.sink.warning(
          at: picture.offset, "there is no \(kind) \(DiagnosticText.quoted(picture.file, limit: 80)) to copy",
          hint: FileError(picture.file, .missing).hint() ?? "its path begins at the folder of the document")
        continue
      }
      do throws(FileError) {
        found[picture.file] = try FileReader.bytes(of: picture.file, limit: largestPicture)
      } catch {
        picture.sink.warning(at: picture.offset, error.message)
      }
    }
    return found
  }

  /// The documents as Markdown, their figures and their pictures; nil where something is wrong.
  ///
  /// Where a cache has the files of just these documents, charts, logs and font, nothing is run or drawn.
  public func files() -> [ReportFile]? {
    made().map { $0 + builder.pictureFiles }
  }

  private func made() -> [ReportFile]? {
    guard !specs.colors.contains(where: \.hasErrors) else { return nil }
    guard let cache = tools.cache, !hasErrors else { return builder.files() }
    let key = cache.key(
      ofReport: documents, charts: [look.name] + specs.charts.map(\.identity) + builder.pictureFiles.map(\.path),
      fonts: tools.fonts)
    if let known = cache.load(key).flatMap(ReportArchive.decoded) { return known }
    guard let files = builder.files() else { return nil }
    // What there is to warn of has to be said each time.
    if messages.allSatisfy(\.diagnostics.isEmpty) { cache.save(key, ReportArchive.encoded(files)) }
    return files
  }

  /// The figure of each document, nil for one that shows none; nil where something is wrong.
  public func hostFigures() -> [HostFigure?]? { builder.hostFigures() }

  /// The documents as the host of a book takes them, drawings in the text; nil where something is wrong.
  public func chapters() -> [String]? { builder.chapters() }

  /// A text of a host that is no Markdown, with the values of its tags; nil once the sink says what is wrong.
  public func words(_ sink: DiagnosticSink, isName: Bool = false) -> String? { builder.words(sink, isName: isName) }

  /// “Figure 3”; nil where no figure has the id.
  public func label(ofFigure id: String) -> String? { builder.label(ofFigure: id) }

  /// Where a document has the last command or word of some LaTeX; nil where none has it, or several places do not differ.
  ///
  ///     report.place(ofLaTeX: "a \\wrong")
  public func place(ofLaTeX near: String) -> (source: Source, offset: Int)? {
    let commands = near.matches(of: /\\[A-Za-z]+/).map { String($0.output) }
    let words = near.split { " {}$".contains($0) }.map(String.init)
    for word in [commands.last, words.last].compactMap({ $0 }) {
      for source in documents {
        let text = Array(word.utf8)
        let found = source.bytes.indices.first { source.bytes[$0...].starts(with: text) }
        if let found { return (source, found) }
      }
    }
    return nil
  }

  /// Where a document has a letter, or the spec of a chart that is named; nil where it comes from elsewhere.
  public func place(of letter: Unicode.Scalar) -> (source: Source, offset: Int)? {
    let bytes = Array(String(letter).utf8)
    for source in documents + specs.sinks.map(\.source) {
      let starts = source.bytes.indices.lazy.filter { source.bytes[$0] == bytes[0] }
      if let found = starts.first(where: { source.bytes[$0...].starts(with: bytes) }) { return (source, found) }
    }
    return nil
  }

  /// The report as one text for pandoc; nil where something is wrong.
  public func page(_ form: ReportPage.Form) -> ReportPage? { builder.page(form) }
}

/// Results of this process, over those that are kept elsewhere.
private final class ResultMemory: Sendable {
  private let results = Mutex<[String: [UInt8]]>([:])
  private let store: ResultStore?

  init(under store: ResultStore?) { self.store = store }

  func load(_ name: String) -> [UInt8]? {
    if let known = results.withLock({ $0[name] }) { return known }
    guard let found = store?.load(name) else { return nil }
    results.withLock { $0[name] = found }
    return found
  }

  func save(_ name: String, _ bytes: [UInt8]) -> Bool {
    results.withLock { $0[name] = bytes }
    return store?.save(name, bytes) ?? true
  }

  func isReady() -> Bool { store?.isReady() ?? true }
}
