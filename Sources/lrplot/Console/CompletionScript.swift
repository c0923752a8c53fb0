import LRPlotKit

/// Scripts that complete what the help of the commands names: nothing is declared twice.
struct CompletionScript {
  private struct Command {
    var name: String
    var options: [(names: [String], summary: String)]
  }

  private let commands: [Command]

  /// - Parameter helps: each command with its help in lines that are not wrapped.
  init(_ helps: [(name: String, help: String)]) {
    commands = helps.map { name, help in
      let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
      return Command(
        name: name,
        options: lines.map { line in
          let words = line.split(separator: " ")
          let names = words.prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }.filter { $0.hasPrefix("-") }
          let rest = words.drop { $0.hasPrefix("-") || $0.hasPrefix("<") }.joined(separator: " ")
          let flags = names.flatMap { $0.split(separator: "/") }.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
          return (flags.map(String.init), rest)
        })
    }
  }

  /// What an option takes, of one command or of all that have no line of their own.
  private static let values: [(command: String?, option: String, words: [String])] = [
    (nil, "--theme", Appearance.allCases.map(\.rawValue)), (nil, "--text", TextForm.allCases.map(\.rawValue)),
    (nil, "--flavor", Flavor.allCases.map(\.rawValue)), (nil, "--diagnostics", DiagnosticForm.allCases.map(\.rawValue)),
    (nil, "--of", Quantity.catalog.names), (nil, "--to", ["md", "html", "pdf"]),
    ("values", "--format", ["csv", "json"]), ("explain", "--format", ["text", "json"]),
    ("diff", "--format", ["text", "json"]), (nil, "--format", OutputFormat.allCases.map(\.rawValue)),
  ]

  /// What a command takes that is no file.
  private static let subjects: [(command: String, words: [String])] = [
    // A shell parts its words at blanks and quotation marks, and bash at colons.
    ("list", (Listing.names + ["limits"]).filter { !$0.contains { " ':".contains($0) } }),
    ("completions", ["bash", "zsh", "fish"]),
  ]

  /// A line whose first word is no command is one of `draw`, as the program has it.
  var bash: String {
    let cases = commands.map { command in
      "    \(command.name)) options=\"\(command.options.flatMap(\.names).joined(separator: " "))\" ;;\n"
    }.joined()
    let values = Self.values.map { command, option, words in
      "    \(command ?? "*")\" \(option)\") COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")); return ;;\n"
    }.joined()
    let subjects = Self.subjects.map { command, words in
      "      \(command)) COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")); return ;;\n"
    }.joined()
    return """
      _lrplot() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="" command="${COMP_WORDS[1]}" options=""
        [ "$COMP_CWORD" -gt 1 ] && before="${COMP_WORDS[COMP_CWORD-1]}"
        case "$command $before" in
      \(values)  esac
        case "$command" in
      \(cases)    *) command=draw; options="\(commands[0].options.flatMap(\.names).joined(separator: " "))" ;;
        esac
        COMPREPLY=()
        case "$word" in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
          *)
            if [ "$COMP_CWORD" -eq 1 ]; then
              COMPREPLY=($(compgen -W "\(commands.map(\.name).joined(separator: " "))" -- "$word"))
            fi
            case "$command" in
      \(subjects)      esac
            local IFS=$'\\n'
            COMPREPLY+=($(compgen -f -- "$word"))
            ;;
        esac
      }
      complete -o filenames -F _lrplot lrplot

      """
  }

  var fish: String {
    func quoted(_ text: String) -> String {
      "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
    }
    let names = commands.dropFirst().map(\.name).joined(separator: " ")
    var script = "complete -c lrplot -n __fish_use_subcommand -a '\(names)'\n"
    for command in commands {
      let condition =
        command.name == "draw"
        ? "not __fish_seen_subcommand_from \(names)" : "__fish_seen_subcommand_from \(command.name)"
      for option in command.options {
        let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
        let values = Self.values.first {
          option.names.contains($0.option) && ($0.command ?? command.name) == command.name
        }
        let words = values.map { " -x -a '\($0.words.joined(separator: " "))'" } ?? ""
        script +=
          "complete -c lrplot -n '\(condition)' \(names.joined(separator: " "))\(words) -d \(quoted(option.summary))\n"
      }
    }
    return Self.subjects.reduce(script) { script, subject in
      script
        + "complete -c lrplot -n '__fish_seen_subcommand_from \(subject.command)' -x -a '\(subject.words.joined(separator: " "))'\n"
    }
  }
}
