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
        lrplot list limits     how much of everything is taken
        lrplot list --write docs/reference    all of it as pages in Markdown
      """)

  @Argument(help: "A schedule, a framework, a problem, an optimizer, or a page.")
  var name: String?

  @Option(help: ArgumentHelp("Write the whole reference as Markdown into a folder.", valueName: "dir"))
  var write: String?

  @Flag(help: "Write over files in the folder that lrplot did not make.")
  var force = false

  mutating func run() throws {
    if let write {
      guard name == nil, !write.isEmpty else { throw ValidationError("--write takes a folder, and writes all pages") }
      let files = Listing.files().map { (path: write + "/" + $0.path, bytes: Array($0.text.utf8)) }
      var folder = FolderGuard(write, isForced: force)
      try folder.check(files.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) })
      return try folder.write(files)
    }
    if name == "limits" { return try Console.out(LimitTable.markdown) }
    guard let text = Listing.text(name) else {
      throw ValidationError("there is nothing named “\(name ?? "")”; \(Listing.hint(for: name ?? ""))")
    }
    try Console.out(text)
  }
}
