/// All that is known of a key besides how to decode it: the one source of hints, `lrplot list`, schema and docs.
public struct KeyDeclaration: Sendable, Equatable {
  /// The key as it is written: `min_lr`.
  public var name: String
  /// What its value is, in a word or two for people: `rate`, `steps`, `number`, `linear | cosine`.
  public var kind: String
  /// The unit of the value, if it has one: `steps`, `px`.
  public var unit: String?
  /// The allowed values in words: `between 0 and 1`.
  public var range: String?
  /// The default as people read it: `0.1`, `what is left of the run`; nil if there is none.
  public var defaultText: String?
  /// One sentence.
  public var summary: String
  /// What a JSON Schema says of the value.
  public var schema: SchemaFragment

  public init(
    name: String, kind: String, unit: String? = nil, range: String? = nil, defaultText: String? = nil,
    summary: String, schema: SchemaFragment
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.range = range
    self.defaultText = defaultText
    self.summary = summary
    self.schema = schema
  }
}

extension KeyDeclaration {
  /// The key's property in a JSON Schema: the constraints, the default, and the summary as description.
  public var schemaJSON: String { schema.json(description: summary) }
}
