import ArgumentParser
import LRFilters
import LRPlotKit

/// The command line: `lrplot SPEC… [-o OUT]` draws; the other words are commands of their own.
@main
struct LRPlot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lrplot",
    abstract: "Draws learning-rate schedules.",
    usage: """
      lrplot SPEC... [-o OUT] [OPTIONS]
      lrplot values | explain | diff | extract | show | watch | report | check | keep | list | schema ...
      """,
    subcommands: [
      Draw.self, Values.self, Explain.self, Diff.self, Extract.self, ReportCommand.self, Check.self, List.self,
      Schema.self, Keep.self, Completions.self, Watch.self, Show.self, Manual.self,
    ],
    defaultSubcommand: Draw.self)

  /// Asked for help, or for nothing at all, the program shows how to draw.
  static func main() {
    Console.surviveFileLimits()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let host = HostName(program: CommandLine.arguments.first ?? "") {
      do { try Filter.run(host, arguments) } catch { exit(withError: error) }
      return
    }
    Console.listen(to: arguments)
    if arguments.isEmpty || arguments == ["--help"] || arguments == ["-h"] || arguments == ["help"] {
      do { try Console.out(Draw.helpMessage() + Help.commands) } catch { exit(withError: error) }
      return
    }
    guard var drawing = drawing(arguments) else {
      do {
        if let mistake = Help.mistyped(arguments) { throw mistake }
        var command = try parseAsRoot(arguments)
        try command.run()
      } catch { leave(Help.misplaced(message(for: error), arguments, among: CommandHelp.all) ?? error) }
      return
    }
    do { try drawing.run() } catch { leave(error) }
  }

  /// Ends the program. That the line is wrong is said in the form that it asks for; people get its usage too.
  private static func leave(_ error: any Error) -> Never {
    let form = Console.form
    guard form != .human, exitCode(for: error) == Exit.usage, !(error is ExitCode) else { exit(withError: error) }
    Console.fail(message(for: error).split { " \n".contains($0) }.joined(separator: " "))
    exit(withError: Exit.usage)
  }

  /// What a line asks to draw whose first word is no command; nil where the whole tree of commands has to look at it.
  ///
  /// The tree is built and asked several times over, which takes longer than the figure. A line that does not suit
  /// `Draw` goes to the tree all the same: help and mistakes are the tree's.
  private static func drawing(_ arguments: [String]) -> Draw? {
    guard let first = arguments.first, !Help.commandNames.contains(first) else { return nil }
    return Help.unnamed { (try? Draw.parseAsRoot(arguments)) as? Draw }
  }
}
