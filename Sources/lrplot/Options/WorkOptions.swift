import ArgumentParser
import LRPlotKit

/// How a command works and speaks: on how many cores, which part of the runs, where results are kept; what it says, and
/// what a warning means.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder where results of runs are kept and looked up (default: $LRPLOT_CACHE, else none).", valueName: "dir"))
  var cache: String?

  @Flag(help: "Make every run anew, and keep none.")
  var noCache = false

  @Option(help: ArgumentHelp("Make only the K-th of N parts of the runs, and keep them in --cache.", valueName: "k/n"))
  var shard: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads for runs (default: as many as there are processors).", valueName: "n"))
  var threads: Int?

  @Option(
    name: .customLong("diagnostics"),
    help: ArgumentHelp("Messages: human, short (a line each), json (an object each), or github.", valueName: "form"))
  var formName: String?

  @Flag(help: "Exit with 1 where there is anything to warn of, with --quiet too.")
  var strict = false

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  func validate() throws {
    try Self.check(formName)
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be between 1 and 1024") }
    if noCache, cache != nil { throw ValidationError("give --cache or --no-cache, not both") }
    if cache?.isEmpty == true { throw ValidationError("the name of the cache folder is empty") }
    if let shard, Shard(name: shard) == nil {
      throw ValidationError("--shard must be K/N with 1 ≤ K ≤ N, such as 2/8, not “\(shard)”")
    }
    if shard != nil, folder == nil { throw ValidationError("--shard needs a --cache, where its results are kept") }
  }

  static func check(_ formName: String?) throws {
    guard let formName, DiagnosticForm(rawValue: formName) == nil else { return }
    let names = DiagnosticText.list(DiagnosticForm.allCases.map { $0.rawValue }, "or")
    throw ValidationError("The value '\(formName)' is invalid for '--diagnostics <form>': write \(names)")
  }

  /// From here on the program speaks as these options say.
  func begin() { Console.speak(as: formName.flatMap { DiagnosticForm(rawValue: $0) } ?? .human, isQuiet: quiet) }

  /// - Throws: the exit code of a command whose work is done, where it has warned and may not.
  func end() throws(ExitCode) {
    if strict, Console.hasWarned { throw Exit.differences }
  }

  /// The folder of results; nil for none.
  private var folder: String? {
    if noCache { return nil }
    return cache ?? Console.environment("LRPLOT_CACHE")
  }

  /// Where results are kept; nil for nowhere. A command asks once, so that it warns once where nothing can be kept.
  func results() -> ResultFolder? {
    // A shard is run for its results alone: that they are lost is no warning, and ends it.
    let isTold = shard == nil
    return folder.map { folder in
      ResultFolder(folder) { error in
        guard isTold else { return }
        Console.warning(
          "results are not kept: \(error.message)",
          hint: "they are made anew each time; --cache names another folder, --no-cache none")
      }
    }
  }

  /// Where drawn figures are kept; nil without a cache.
  func figureCache(_ results: ResultFolder?) -> FigureCache? {
    results.flatMap { results in Console.program.map { FigureCache(results, program: $0) } }
  }

  /// Makes runs, and tells a person who waits how far it is: `--quiet` is about warnings.
  func runner(_ results: ResultFolder?) -> TrainingRunner {
    var runner = TrainingRunner(workers: Workers(threads: threads), shard: shard.flatMap { Shard(name: $0) })
    if let results {
      runner.store = ResultStore(
        load: { results.load($0) }, save: { results.save($0, $1) }, isReady: { results.isReady() })
    }
    if Console.isWatched {
      let line = ProgressLine()
      runner.progress = { line.tell($0) }
    }
    return runner
  }
}

extension Shard {
  /// `2/8` is the second of eight parts; nil for anything else.
  ///
  /// A type of its own among the options would cost a tenth of a millisecond at every start.
  init?(name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
    self.init(index, of: count)
  }
}
