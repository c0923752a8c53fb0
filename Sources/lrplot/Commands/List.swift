import ArgumentParser
import LRPlotKit

/// `lrplot list [NAME]`: what can stand in a spec.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the schedules, those of the frameworks too, and their keys.",
    discussion: """
        lrplot list            all of them, in short
        lrplot list cosine     one, with every key, its range, its default and an example
        lrplot list torch      those of a framework
        lrplot list StepLR     one of them
      """)

  @Argument(help: "A schedule, or a framework.")
  var name: String?

  mutating func run() throws {
    guard let text = Listing.text(name) else {
      throw ValidationError("there is no schedule “\(name ?? "")”; \(Listing.hint(for: name ?? ""))")
    }
    try Console.out(text)
  }
}
