/// The constraints of one value, in the vocabulary of JSON Schema 2020-12.
public struct SchemaFragment: Sendable, Equatable {
  /// The types that JSON Schema knows.
  public enum JSONType: String, Sendable, Equatable {
    case null, boolean, number, integer, string, array, object
  }

  /// No type at all allows everything.
  public var types: [JSONType]
  /// The numbers that are allowed; of strings and objects it says nothing.
  public var bounds: Bounds
  /// The allowed strings, if they are a closed set.
  public var choices: [String]
  /// A regular expression for strings.
  public var pattern: String?
  /// How many elements an array may have.
  public var count: ClosedRange<Int>
  /// The default as JSON text.
  public var defaultJSON: String?
  /// A fragment that stands for this one by name: `#/$defs/schedule`.
  public var reference: String?
  /// The keys of an object; none where they are not told.
  public var members: [KeyDeclaration] = []
  /// What every element of an array is; none or one (an array, since a struct cannot hold itself).
  private var itemFragments: [SchemaFragment]

  /// What every element of an array is; nil where anything is.
  public var items: SchemaFragment? { itemFragments.first }

  /// A fragment of the given types, which allows all that no argument rules out.
  ///
  ///     SchemaFragment(.integer, bounds: .atLeast(1))   // {"type":"integer","minimum":1}
  public init(
    _ types: JSONType..., bounds: Bounds = .any, choices: [String] = [], pattern: String? = nil,
    items: SchemaFragment? = nil, count: ClosedRange<Int> = 0...Int.max, defaultJSON: String? = nil,
    reference: String? = nil
  ) {
    self.types = types
    self.bounds = bounds
    self.choices = choices
    self.pattern = pattern
    self.count = count
    self.defaultJSON = defaultJSON
    self.reference = reference
    itemFragments = items.map { [$0] } ?? []
  }

  /// What it allows of its type, in words; nil for everything.
  ///
  ///     SchemaFragment(.number, bounds: .atLeast(0)).allowedText                    // "at least 0"
  ///     SchemaFragment(.array, items: SchemaFragment(.string, choices: ["a", "b"])).allowedText  // "each `a` or `b`"
  var allowedText: String? {
    if !choices.isEmpty { return DiagnosticText.list(choices, "or") }
    return bounds.text ?? items?.allowedText.map { "each \($0)" }
  }

  /// The fragment as JSON.
  ///
  /// Bounds that also allow 0 are written from 0 on: a schema helps editors, the reader judges.
  ///
  ///     SchemaFragment(.number, bounds: .atLeast(0)).json()  // {"type":"number","minimum":0}
  ///
  /// - Parameter description: one sentence for the reader of the schema.
  public func json(description: String? = nil) -> String {
    var parts: [String] = []
    if let reference { parts.append("\"$ref\":\(JSONText.string(reference))") }
    if types.count == 1 { parts.append("\"type\":\"\(types[0].rawValue)\"") }
    if types.count > 1 { parts.append("\"type\":[\(types.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]") }
    if !choices.isEmpty { parts.append("\"enum\":[\(choices.map(JSONText.string).joined(separator: ","))]") }
    if let lower = bounds.orZero ? 0 : bounds.lower {
      let name = bounds.lowerIsOpen && !bounds.orZero ? "exclusiveMinimum" : "minimum"
      parts.append("\"\(name)\":\(String(plain: lower))")
    }
    if let upper = bounds.upper {
      parts.append("\"\(bounds.upperIsOpen ? "exclusiveMaximum" : "maximum")\":\(String(plain: upper))")
    }
    if let pattern { parts.append("\"pattern\":\(JSONText.string(pattern))") }
    if let items { parts.append("\"items\":\(items.json())") }
    if count.lowerBound > 0 { parts.append("\"minItems\":\(count.lowerBound)") }
    if count.upperBound < .max { parts.append("\"maxItems\":\(count.upperBound)") }
    if !members.isEmpty {
      let properties = members.map { "\(JSONText.string($0.name)):\($0.schemaJSON)" }
      parts.append("\"properties\":{\(properties.joined(separator: ","))},\"additionalProperties\":false")
    }
    if let defaultJSON { parts.append("\"default\":\(defaultJSON)") }
    if let description { parts.append("\"description\":\(JSONText.string(description))") }
    return "{\(parts.joined(separator: ","))}"
  }
}
