/// All that is known of a key besides how to decode it: the one source of hints, `lrplot list`, schema and docs.
public struct KeyDeclaration: Sendable, Equatable {
  /// The key as it is written: `min_lr`.
  public var name: String
  /// What its value is, in a word or two for people: `rate`, `steps`, `number`, `linear | cosine`.
  public var kind: String
  /// The unit of the value, if it has one: `steps`, `px`.
  public var unit: String?
  /// What the schema cannot say of the allowed values.
  private var rangeText: String?
  /// The default as people read it: `0.1`, `what is left of the run`; nil if there is none.
  public var defaultText: String?
  /// One sentence.
  public var summary: String
  /// What a JSON Schema says of the value.
  public var schema: SchemaFragment

  /// - Parameter range: the allowed values in words, where they are not those that the schema allows.
  public init(
    name: String, kind: String, unit: String? = nil, range: String? = nil, defaultText: String? = nil,
    summary: String, schema: SchemaFragment
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    rangeText = range
    self.defaultText = defaultText
    self.summary = summary
    self.schema = schema
  }
}

extension KeyDeclaration {
  /// The allowed values in words: `between 0 and 1`; nil if any of its kind is allowed.
  ///
  /// Made when asked for, as few are: a chart declares all keys of its objects.
  public var range: String? { rangeText ?? schema.allowedText }

  /// What it is, and what it is without being given: `The floor, as a rate; at most `lr`. Default: 0.`
  public var sentence: String { summary + (defaultText.map { " Default: \($0)." } ?? "") }

  /// The key's property in a JSON Schema: the constraints, the default, and its sentence as description.
  public var schemaJSON: String { schema.json(description: sentence) }
}
