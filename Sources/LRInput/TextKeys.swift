extension Key where Value == Bool {
  /// A key whose value is `true` or `false`.
  public static func bool(
    _ name: String, default defaultValue: Bool? = nil, defaultText: String? = nil, summary: String
  ) -> Key {
    let defaultJSON = defaultValue.map { $0 ? "true" : "false" }
    let declaration = KeyDeclaration(
      name: name, kind: "true or false", defaultText: defaultText ?? defaultJSON, summary: summary,
      schema: SchemaFragment(.boolean, defaultJSON: defaultJSON))
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      if case .bool(let bool) = node.value { return bool }
      let hint: String? =
        switch node.value {
        case .string("true"), .string("false"): "write it without the quotes"
        case .number(Number(0)): "write `false`"
        case .number(Number(1)): "write `true`"
        default: nil
        }
      ValueCheck(declaration, sink).wrongKind(node, wanted: "`true` or `false`", hint: hint)
      return nil
    }
  }
}

extension Key where Value == String {
  /// A key whose value is any Unicode text without control characters.
  public static func string(
    _ name: String, kind: String = "text", default defaultValue: String? = nil, defaultText: String? = nil,
    summary: String
  ) -> Key {
    let declaration = KeyDeclaration(
      name: name, kind: kind, defaultText: defaultText ?? defaultValue, summary: summary,
      schema: SchemaFragment(.string, defaultJSON: defaultValue.map(JSONText.string)))
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      let check = ValueCheck(declaration, sink)
      guard case .string(let text) = node.value else {
        let written: String? =
          switch node.value {
          case .number(let number): String(plain: number.double)
          case .bool(let bool): bool ? "true" : "false"
          default: nil
          }
        check.wrongKind(node, wanted: "a string", hint: written.map { "write \"\($0)\" in double quotes" })
        return nil
      }
      // Controls are C0, delete and C1: a figure cannot show them, and XML forbids most.
      guard let control = text.unicodeScalars.first(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
      else { return text }
      check.error(node, "not hold control characters such as U+\(Hexadecimal.text(control.value, digits: 4))")
      return nil
    }
  }
}

extension Key where Value: CaseIterable & RawRepresentable<String> {
  /// A key whose value is one of the names of an enumeration.
  ///
  /// - Parameter aliases: names that people use elsewhere, each with ours, for hints only.
  public static func choice(
    _ name: String, default defaultValue: Value? = nil, defaultText: String? = nil,
    aliases: KeyValuePairs<String, Value> = [:], summary: String
  ) -> Key {
    .name(
      name, of: Value.allCases.map { $0.rawValue }, default: (defaultValue, defaultValue?.rawValue),
      defaultText: defaultText, summary: summary,
      aliases: { Dictionary(aliases.map { ($0.key, $0.value.rawValue) }) { first, _ in first } },
      value: { Value(rawValue: $0) })
  }
}

extension Key where Value: CatalogEntry {
  /// A key whose value is the name of an entry of a catalogue.
  public static func entry(
    _ name: String, of catalog: Catalog<Value>, default defaultValue: Value? = nil, summary: String
  ) -> Key {
    .name(
      name, of: catalog.names, default: (defaultValue, defaultValue?.name), summary: summary,
      aliases: { catalog.aliases }, value: { catalog.entry(named: $0) })
  }
}

extension Key {
  /// A key whose value is one of the names of a closed set.
  ///
  /// What only a mistake asks for is made when it is asked for.
  private static func name(
    _ name: String, of names: [String], default: (value: Value?, name: String?), defaultText: String? = nil,
    summary: String,
    aliases: @escaping @Sendable () -> [String: String], value: @escaping @Sendable (String) -> Value?
  ) -> Key {
    let declaration = KeyDeclaration(
      name: name, kind: "name", defaultText: defaultText ?? `default`.name, summary: summary,
      schema: SchemaFragment(.string, choices: names, defaultJSON: `default`.name.map(JSONText.string)))
    return Key(declaration, default: `default`.value) { node, declaration, sink in
      let check = ValueCheck(declaration, sink)
      guard case .string(let text) = node.value else {
        check.wrongKind(node, wanted: "a string", hint: "one of \(DiagnosticText.list(names, "and"))")
        return nil
      }
      if let value = value(text) { return value }
      let near = NearMiss.of(text, among: names, aliases: aliases())
      check.error(
        node, "be \(DiagnosticText.list(names, "or")), not \(DiagnosticText.quoted(text))",
        hint: near.map { "did you mean \(DiagnosticText.quoted($0))?" })
      return nil
    }
  }
}

extension Key where Value == Node {
  /// A key whose value is read by someone else, such as a nested schedule.
  public static func node(
    _ name: String, kind: String, defaultText: String? = nil, schema: SchemaFragment = SchemaFragment(),
    summary: String
  ) -> Key {
    Key(KeyDeclaration(name: name, kind: kind, defaultText: defaultText, summary: summary, schema: schema)) {
      node, _, _ in node
    }
  }
}
