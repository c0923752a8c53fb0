import LRDialects
import LRInput
import LRSchedules
import LRSpec
import LRTraining

/// The JSON Schema (2020-12) of specs, made from the declarations that the reader uses.
public enum JSONSchema {
  /// The schema as JSON text with a line break at its end.
  public static func text() -> String {
    let types = ScheduleEntry.catalog.all
    let chart = object(
      "A chart of learning-rate schedules.", SpecKeys.chart,
      extra: rules)
    var definitions: [(String, String)] = [
      ("axis", "{ \"anyOf\": [{ \"enum\": [\"linear\", \"log\"] }, \(object("An axis.", SpecKeys.axis))] }"),
      ("annotation", object("A line, a level, a span or a note.", SpecKeys.annotation)),
      ("curve", object("A named schedule.", SpecKeys.curve, extra: [elementRule])),
      ("panel", object("One coordinate box.", SpecKeys.panel)),
      (
        "schedule",
        "{ \"oneOf\": [{ \"$ref\": \"#/$defs/dialect\" }, "
          + types.map { "{ \"$ref\": \"#/$defs/\($0.name)\" }" }.joined(separator: ", ") + "] }"
      ),
      (
        "dialect",
        object(
          "A schedule by the name and arguments of a framework.", DialectReader.keys + GroupsKey.declarations,
          extra: ["\"required\": [\"dialect\", \"name\"]"])
      ),
    ]
    definitions += types.map { ($0.name, object($0.summary, $0.keys + GroupsKey.declarations, type: $0.name)) }
    definitions.append(("group", object("A group of parameters.", GroupKeys.declarations)))
    definitions += training
    let list = definitions.map { "    \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lrplot spec",
        \(chart.dropFirst(2).dropLast(2)),
        "$defs": {
      \(list)
        }
      }

      """
  }

  /// What stands in `train`, and beside it.
  private static var training: [(String, String)] {
    let (problems, optimizers) = (ProblemEntry.catalog.all, OptimizerEntry.catalog.all)
    func choice(_ kind: String, _ names: [String]) -> (String, String) {
      (kind, "{ \"oneOf\": [" + names.map { "{ \"$ref\": \"#/$defs/\(kind).\($0)\" }" }.joined(separator: ", ") + "] }")
    }
    return [
      ("train", object("Runs under every curve.", TrainKeys.declarations)),
      ("tune", object("A range of peak rates for tuning.", RangeKeys.declarations + TuneKeys.declarations)),
      ("sweep", object("Peak rates at which every curve is run.", RangeKeys.declarations + SweepKeys.declarations)),
      ("shape", object("A search of the best shape.", ShapeKeys.declarations)),
      ("target", object("What a run has to reach.", TargetKeys.declarations)),
      ("vary", object("A setting that takes several values.", VaryKeys.declarations)),
      choice("problem", problems.map(\.name)), choice("optimizer", optimizers.map(\.name)),
    ] + problems.map { ("problem.\($0.name)", object($0.summary, $0.keys, type: $0.name)) }
      + optimizers.map { ("optimizer.\($0.name)", object($0.summary, $0.keys, type: $0.name)) }
  }

  private static let curveRule = #""anyOf": [{ "required": ["schedule"] }, { "required": ["log"] }]"#
  /// An element of `curves` may also name a file.
  private static let elementRule =
    #""anyOf": [{ "required": ["schedule"] }, { "required": ["log"] }, { "required": ["file"] }, "#
    + #"{ "required": ["data", "y"] }]"#

  /// What the keys of a chart ask of each other.
  private static let rules = [
    #""anyOf": [{ "required": ["schedule"] }, { "required": ["log"] }, { "required": ["curves"] }, "#
      + #"{ "required": ["panels"] }]"#,
    // A log and a table know how long their run was.
    #""oneOf": [{ "required": ["steps"] }, { "required": ["epochs"] }, "#
      + #"{ "not": { "anyOf": [{ "required": ["steps"] }, { "required": ["epochs"] }] }, "#
      + #""anyOf": [{ "required": ["log"] }, { "required": ["panels"] }, "#
      + #"{ "properties": { "curves": { "contains": { "anyOf": [{ "required": ["log"] }, "#
      + #"{ "required": ["data"] }] } } }, "required": ["curves"] }] }]"#,
    #""not": { "anyOf": [{ "required": ["schedule", "curves"] }, { "required": ["log", "curves"] }] }"#,
    #""dependentRequired": { "epochs": ["steps_per_epoch"] }"#,
    #""dependentSchemas": { "label": { \#(curveRule) }, "color": { \#(curveRule) } }"#,
  ]

  private static func object(
    _ description: String, _ keys: [KeyDeclaration], type: String? = nil, extra: [String] = []
  ) -> String {
    var properties = keys.map { "\(quoted($0.name)): \($0.schema.json(description: sentence($0)))" }
    var parts = ["\"type\": \"object\"", "\"description\": \(quoted(description))"]
    if let type {
      properties.insert("\"type\": { \"const\": \(quoted(type)) }", at: 0)
      parts.append("\"required\": [\"type\"]")
    }
    parts.append("\"properties\": { \(properties.joined(separator: ", ")) }")
    parts.append("\"additionalProperties\": false")
    return "{ " + (parts + extra).joined(separator: ", ") + " }"
  }

  private static func sentence(_ key: KeyDeclaration) -> String {
    key.summary + (key.defaultText.map { " Default: \($0)." } ?? "")
  }

  private static func quoted(_ text: String) -> String { JSONText.string(text) }
}
