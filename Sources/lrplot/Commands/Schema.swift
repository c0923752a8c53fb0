import ArgumentParser
import LRPlotKit

/// `lrplot schema`: the JSON Schema of specs.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of specs.",
    discussion: """
      Save it and name it in a spec, and an editor completes keys and marks mistakes:

        lrplot schema > lrplot.schema.json
        { "$schema": "./lrplot.schema.json", "steps": 1000, … }
      """)

  mutating func run() throws { try Console.out(JSONSchema.text()) }
}
