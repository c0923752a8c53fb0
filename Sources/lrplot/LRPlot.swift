import ArgumentParser
import LRPlotKit

/// The command line: `lrplot SPEC… [-o OUT]` draws; the other words are commands of their own.
@main
struct LRPlot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lrplot",
    abstract: "Draws learning-rate schedules.",
    usage: """
      lrplot SPEC... [-o OUT] [OPTIONS]
      lrplot values | explain | diff | report | check | list | schema ...
      """,
    subcommands: [
      Draw.self, Values.self, Explain.self, Diff.self, ReportCommand.self, Check.self, List.self, Schema.self,
    ],
    defaultSubcommand: Draw.self)

  /// Asked for help, or for nothing at all, the program shows how to draw.
  static func main() {
    Console.surviveFileLimits()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.isEmpty || arguments == ["--help"] || arguments == ["-h"] || arguments == ["help"] {
      do { try Console.out(Draw.helpMessage() + Help.commands) } catch { exit(withError: error) }
      return
    }
    guard var drawing = drawing(arguments) else { return main(arguments) }
    do { try drawing.run() } catch { exit(withError: error) }
  }

  /// What a line asks to draw whose first word is no command; nil where the whole tree of commands has to look at it.
  ///
  /// The tree is built and asked several times over, which takes longer than the figure. A line that does not suit
  /// `Draw` goes to the tree all the same: help and mistakes are the tree's.
  private static func drawing(_ arguments: [String]) -> Draw? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !names.contains(first) else { return nil }
    return (try? Draw.parseAsRoot(arguments)) as? Draw
  }
}

enum Help {
  static let examples = """
    Examples:
      lrplot cosine.json                        draws cosine.svg beside it
      lrplot cosine.json -o fig.png --scale 2   a PNG for sharp screens
      lrplot *.json --out-dir figs --format svg,pdf
      lrplot - -o - < cosine.json > fig.svg     from stdin to stdout
      lrplot values cosine.json                 the rate of every step, as CSV
      lrplot explain cosine.json                what it does, and what looks wrong
      lrplot diff a.json b.json -o diff.svg     where two schedules part
      lrplot report notes.md -o site            notes with charts and computed numbers
      lrplot check specs --out-dir figs         is any figure stale?

    The smallest spec:
      { "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 50 } }
    """

  static let commands = """

    COMMANDS:
      values                  Print the rate of every step.
      explain                 Say in words what schedules do, and what looks wrong.
      diff                    Say where and by how much two specs part, and draw it.
      report                  Build Markdown with charts and computed values.
      check                   Compare figures on disk with what their specs give.
      list                    Show the schedules and their keys.
      schema                  Print the JSON Schema of specs.

      'lrplot COMMAND --help' says more of one.

    EXIT CODES:
      0 done, 1 differences or findings, 64 usage, 65 the input is wrong,
      66 an input is missing, 70 internal, 73 cannot write.

    """
}
