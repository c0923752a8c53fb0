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
      ("curve", object("A named schedule.", laid(SpecKeys.curve), extra: [elementRule])),
      ("panel", object("One coordinate box.", laid(SpecKeys.panel))),
      (
        "schedule",
        "{ \"oneOf\": [{ \"$ref\": \"#/$defs/dialect\" }, "
          + types.map { "{ \"$ref\": \"#/$defs/\($0.name)\" }" }.joined(separator: ", ") + "] }"
      ),
      (
        "dialect",
        object(
          "A schedule by the name and arguments of a framework.", DialectReader.keys + GroupsKey.declarations,
          extra: ["\"required\": [\"dialect\", \"name\"]", names])
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
      ("part.train", object("Runs, as far as they are others than the chart's.", laid(TrainKeys.declarations))),
      part("problem", problems.flatMap(\.keys)), part("optimizer", optimizers.flatMap(\.keys)),
    ] + problems.map { ("problem.\($0.name)", object($0.summary, $0.keys, type: $0.name)) }
      + optimizers.map { ("optimizer.\($0.name)", object($0.summary, $0.keys, type: $0.name)) }
  }

  /// Which names a framework has, and which arguments a name takes.
  private static var names: String {
    func rule(
      _ conditions: [(key: KeyDeclaration, values: [String])], _ key: KeyDeclaration, _ schema: String
    ) -> String {
      let asked = conditions.map { "\(quoted($0.key.name)): \(oneOf($0.values))" }.joined(separator: ", ")
      return "{ \"if\": { \"properties\": { \(asked) } }, "
        + "\"then\": { \"properties\": { \(quoted(key.name)): \(schema) } } }"
    }
    func oneOf(_ values: [String]) -> String { "{ \"enum\": [\(values.map { quoted($0) }.joined(separator: ", "))] }" }
    let (dialect, name) = (DialectReader.dialectKey.declaration, DialectReader.nameKey.declaration)
    let rules = Dialect.allCases.flatMap { framework in
      let entries = framework.catalog.all
      return [rule([(dialect, [framework.rawValue])], name, oneOf(entries.flatMap { [$0.name] + $0.otherNames }))]
        + entries.map { entry in
          rule(
            [(dialect, [framework.rawValue]), (name, [entry.name] + entry.otherNames)],
            DialectReader.argsKey.declaration,
            arguments(of: entry))
        }
    }
    return "\"allOf\": [\(rules.joined(separator: ", "))]"
  }

  /// Every argument may be null, which is Python's None.
  private static func arguments(of entry: DialectEntry) -> String {
    let properties = entry.keys.map { key in
      "\(quoted(key.name)): { \"anyOf\": [\(key.schema.json()), { \"type\": \"null\" }], "
        + "\"description\": \(quoted(key.sentence)) }"
    }
    return "{ \"type\": \"object\", \"description\": \(quoted(entry.summary)), "
      + "\"properties\": { \(properties.joined(separator: ", ")) }, \"additionalProperties\": false }"
  }

  /// The keys of what is laid over the chart's: it need not say again what that says.
  private static func laid(_ keys: [KeyDeclaration]) -> [KeyDeclaration] {
    keys.map { key in
      guard let name = ["train", "problem", "optimizer"].first(where: { key.schema.reference == "#/$defs/\($0)" })
      else {
        return key
      }
      var key = key
      key.schema.reference = "#/$defs/part.\(name)"
      return key
    }
  }

  /// Some keys of a problem or an optimizer whose type the chart gives, or another one, whole.
  private static func part(_ kind: String, _ keys: [KeyDeclaration]) -> (String, String) {
    var names: Set<String> = []
    let first = keys.filter { names.insert($0.name).inserted }
    let rest = first.map { "\(quoted($0.name)): {}" }.joined(separator: ", ")
    return (
      "part.\(kind)",
      "{ \"oneOf\": [{ \"$ref\": \"#/$defs/\(kind)\" }, { \"properties\": { \(rest) }, \"additionalProperties\": false }] }"
    )
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
    var properties = keys.map { "\(quoted($0.name)): \($0.schemaJSON)" }
    var parts = ["\"type\": \"object\"", "\"description\": \(quoted(description))"]
    if let type {
      properties.insert("\"type\": { \"const\": \(quoted(type)) }", at: 0)
      parts.append("\"required\": [\"type\"]")
    }
    parts.append("\"properties\": { \(properties.joined(separator: ", ")) }")
    parts.append("\"additionalProperties\": false")
    return "{ " + (parts + extra).joined(separator: ", ") + " }"
  }

  private static func quoted(_ text: String) -> String { JSONText.string(text) }
}
