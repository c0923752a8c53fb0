import ArgumentParser
import LRPlotKit

/// `lrplot list [NAME]`: what can stand in a spec.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what a spec can name, with its keys: schedules, frameworks' schedules, problems, optimizers.",
    discussion: """
        lrplot list            all of them, in short
        lrplot list cosine     one, with every key, its range, its default and an example
        lrplot list torch      those of a framework
        lrplot list StepLR     one of them
        lrplot list problems   what can be trained; lrplot list optimizers, how
        lrplot list --write docs/reference    all of it as pages in Markdown
      """)

  @Argument(help: "A schedule, a framework, a problem, an optimizer, or a page.")
  var name: String?

  @Option(help: ArgumentHelp("Write the whole reference as Markdown into a folder.", valueName: "dir"))
  var write: String?

  mutating func run() throws {
    if let write {
      guard name == nil, !write.isEmpty else { throw ValidationError("--write takes a folder, and writes all pages") }
      for file in Listing.files() {
        try FigureFile.write(Array(file.text.utf8), to: write + "/" + file.path, quiet: true)
      }
      return
    }
    guard let text = Listing.text(name) else {
      throw ValidationError("there is nothing named “\(name ?? "")”; \(Listing.hint(for: name ?? ""))")
    }
    try Console.out(text)
  }
}
