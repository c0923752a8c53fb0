import ArgumentParser
import LRPlotKit

/// Reads one spec, config or log and says what is wrong with it.
struct SpecInput {
  let chart: Chart
  let sink: DiagnosticSink
  /// The flags of the command line that had something to say.
  private(set) var usedFlags: Set<String>

  /// - Throws: the exit code, once everything has been said.
  init(
    _ path: String, run: RunOptions, overrides: [SpecOverride] = [], values: ValueRequest? = nil,
    palette: ColorPalette? = nil, read files: ReadFiles = ReadFiles()
  ) throws(ExitCode) {
    let input: ChartInput
    do { input = try ChartInput.read(path) } catch {
      files.miss([path])
      throw Exit.report(error)
    }
    files.add([path])
    let reading = Chart.read(
      input, flags: run.flags, settings: run.settings, overrides: overrides, values: values, palette: palette)
    files.add(reading.files)
    files.miss(reading.missingFiles)
    try self.init(reading)
  }

  /// Reads several inputs, whose mistakes are all said, and lays their curves over each other.
  init(
    over paths: [String], run: RunOptions, overrides: [SpecOverride], palette: ColorPalette?, read files: ReadFiles
  ) throws(ExitCode) {
    var charts: [(chart: Chart, path: String)] = []
    var used: Set<String> = []
    var failure: ExitCode?
    var alone = run
    // What is said of a schedule or a config is said of each of them, as --lr is; the rest of the figure of all.
    alone.settingTexts.removeAll { SpecSetting($0)?.isOfFigure == true }
    for path in paths {
      do throws(ExitCode) {
        let input = try SpecInput(path, run: alone, read: files)
        input.sayWarnings()
        used.formUnion(input.usedFlags)
        charts.append((input.chart, path))
      } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
    if let mixture = Overlay.mixture(of: charts) {
      Console.warning(mixture, hint: "with --steps-per-epoch N a config is drawn in steps")
    }
    try self.init(
      Chart.read(
        .text(Overlay.spec(of: charts)), settings: run.settings.filter(\.isOfFigure), overrides: overrides,
        palette: palette))
    usedFlags = used
  }

  private init(_ reading: Chart.Reading) throws(ExitCode) {
    sink = reading.sink
    usedFlags = reading.usedFlags
    guard let chart = reading.chart else {
      Console.say(sink)
      if reading.isMisused { throw Exit.usage }
      throw reading.missesFile ? Exit.missingInput : Exit.wrongInput
    }
    self.chart = chart
  }

  /// The specs with folders replaced by the specs in them; a folder without any is most likely the wrong one.
  static func files(_ specs: [String]) throws(ExitCode) -> [String] {
    var found: [String] = []
    for spec in specs {
      if spec != "-", FolderListing.isFolder(spec) {
        let files: [String]
        do { files = try FolderListing.files(in: spec, endings: [".json", ".yaml", ".yml"]) } catch {
          throw Exit.report(error)
        }
        guard !files.isEmpty else {
          Console.fail(
            "there is no *.json and no *.yaml in the folder \(DiagnosticText.quoted(spec, limit: 200))", file: spec)
          throw Exit.missingInput
        }
        found += files
      } else {
        found.append(spec)
      }
    }
    return found
  }

  /// Makes the runs of the chart.
  ///
  /// - Throws: the exit code, once it has been said that some belong to other shards, or that a shard keeps nothing.
  func trained(_ options: WorkOptions, _ results: ResultFolder?) throws(ExitCode) -> DrawableChart {
    let outcome: Result<DrawableChart, Incomplete>
    do { outcome = .success(try chart.trained(by: options.runner(results))) } catch { outcome = .failure(error) }
    return try settled(outcome, options, results)
  }

  /// Makes the runs that set the rates of the chart; nil where none do.
  ///
  /// - Throws: the exit code, as `trained` does.
  func trainedRates(_ options: WorkOptions) throws(ExitCode) -> TrainedRates? {
    guard chart.spec.setsRates else { return nil }
    let results = options.results()
    let outcome: Result<TrainedRates?, Incomplete>
    do { outcome = .success(try chart.trainedRates(by: options.runner(results))) } catch { outcome = .failure(error) }
    return try settled(outcome, options, results)
  }

  private func settled<Value>(
    _ outcome: Result<Value, Incomplete>, _ options: WorkOptions, _ results: ResultFolder?
  ) throws(ExitCode) -> Value {
    if options.shard != nil, let failure = results?.failure { throw Exit.report(unkept: failure, of: sink) }
    switch outcome {
    case .success(let value): return value
    case .failure(let error): throw Exit.report(error, of: sink)
    }
  }

  func sayWarnings() { Console.say(sink) }
}

extension Exit {
  /// Says why a good spec could not be drawn; a figure that is too small is a mistake of the spec.
  static func report(_ error: DrawError, in input: SpecInput) -> ExitCode {
    switch error {
    case .layout(let message, let hint):
      input.sink.error(at: input.chart.spec.sizeOffset, message, hint: hint)
      Console.say(input.sink)
      return wrongInput
    case .render(.badSize(let width, let height, let scale)):
      input.sink.error(
        at: input.chart.spec.sizeOffset, RenderError.badSize(width: width, height: height, scale: scale).description,
        hint: "make `width`, `height` or `--scale` smaller")
      Console.say(input.sink)
      return wrongInput
    case .render(let error):
      Console.fail(error.description)
      return internalError
    }
  }
}
