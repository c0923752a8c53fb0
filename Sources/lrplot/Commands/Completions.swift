import ArgumentParser
import LRPlotKit

/// `lrplot completions bash`: what a shell needs to complete commands, options, their values and files.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions for a shell: bash, zsh or fish.",
    discussion: """
        lrplot completions bash > ~/.local/share/bash-completion/completions/lrplot
        source <(lrplot completions zsh)     in ~/.zshrc, behind compinit
        lrplot completions fish > ~/.config/fish/completions/lrplot.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  mutating func run() throws {
    let script = CompletionScript(CommandHelp.all)
    switch shell {
    case "bash": try Console.out(script.bash)
    case "zsh": try Console.out("autoload -U bashcompinit && bashcompinit\n" + script.bash)
    case "fish": try Console.out(script.fish)
    default: throw ValidationError("there are completions for bash, zsh and fish, not for “\(shell)”")
    }
  }
}
