import ArgumentParser
import LRFilters
import LRPlotKit

/// The program under the name of a host's filter: JSON of the host on standard input, and on standard output.
enum Filter {
  static func run(_ host: HostName, _ arguments: [String]) throws {
    if arguments.first == "--help" || arguments.first == "-h" { return try Console.out(help(host)) }
    if arguments.first == "--version" { return try Console.out(Versions.lrplot + "\n") }
    if host == .mdBook, arguments.first == "supports" {
      guard arguments.count == 2, MdBookPreprocessor.supports(arguments[1]) else { throw Exit.differences }
      return
    }
    if host == .myst, arguments.isEmpty { return try Console.put(MySTPlugin.declaration) }
    if host == .myst, arguments.count != 2 || !["--directive", "--role", "--transform"].contains(arguments[0]) {
      Console.error(help(host))
      throw Exit.usage
    }
    let input = DiagnosticSink(try standardInput())
    let make = try reports()
    switch host {
    case .pandoc: try finish(PandocFilter.run(input, target: arguments.first ?? "", make))
    case .mdBook: try finish(MdBookPreprocessor.run(input, in: Console.folder, make))
    case .myst: try finish(MySTPlugin.run(input, arguments[0], arguments[1], make))
    }
  }

  private static func standardInput() throws -> Source {
    do throws(FileError) {
      return Source(name: "<stdin>", bytes: try FileReader.bytes(of: FileReader.standardInput, limit: largest))
    } catch { throw Exit.report(error) }
  }

  /// Reports as the command makes them that has no options.
  private static func reports() throws -> ReportMaker {
    let options = try WorkOptions.parse([])
    let results = options.results()
    let fonts: FontBook
    do throws(FontError) { fonts = try FontBook() } catch { throw Exit.report(error) }
    return { documents, look in
      Report(
        documents, look: look, runner: options.runner(results), fonts: fonts, cache: options.figureCache(results))
    }
  }

  /// A book of many chapters, or a tree of one.
  private static let largest = 512 << 20

  private static func finish(_ outcome: FilterOutcome) throws {
    switch outcome {
    case .refused(let messages):
      for sink in messages { Console.say(sink) }
      throw Exit.wrongInput
    case .done(let bytes, let files, let messages):
      for sink in messages { Console.say(sink) }
      if !files.isEmpty {
        var folder = FolderGuard("figures", isForced: false, advice: "move it away, or run the host in another folder")
        try folder.check(files.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) })
        try folder.write(files.map { ($0.path, $0.bytes) })
      }
      try Console.put(bytes)
    }
  }

  static func help(_ host: HostName) -> String {
    let line =
      switch host {
      case .pandoc: "pandoc notes.md --filter pandoc-lrplot -o notes.html"
      case .myst: "in myst.yml:  project: { plugins: [{ type: executable, path: /the/path/of/lrplot-myst }] }"
      case .mdBook: "in book.toml:  [preprocessor.lrplot]"
      }
    return "\(host.rawValue) is lrplot as a filter; its host runs it:\n\n  \(line)\n"
  }
}
