extension Key where Value == Double {
  /// A key whose value is a number.
  ///
  /// - Parameters:
  ///   - bounds: the allowed numbers; another is an error at the value.
  ///   - kind: the word for it in lists, such as `rate`.
  ///   - defaultText: what stands in lists as the default, where it is not a fixed number.
  public static func number(
    _ name: String, in bounds: Bounds = .any, kind: String = "number", unit: String? = nil,
    default defaultValue: Double? = nil, defaultText: String? = nil, summary: String
  ) -> Key {
    let defaultJSON = defaultValue.map(String.init(plain:))
    let declaration = KeyDeclaration(
      name: name, kind: kind, unit: unit, defaultText: defaultText ?? defaultJSON,
      summary: summary, schema: SchemaFragment(.number, bounds: bounds, defaultJSON: defaultJSON))
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      ValueCheck(declaration, sink).number(node, in: bounds)
    }
  }

  /// A learning rate: 0, or between 1e-100 and 1e100.
  public static func rate(
    _ name: String, default defaultValue: Double? = nil, defaultText: String? = nil, summary: String
  ) -> Key {
    .number(name, in: .rate, kind: "rate", default: defaultValue, defaultText: defaultText, summary: summary)
  }
}

extension Key where Value == Int {
  /// A key whose value is a whole number, however it is written (`1000`, `1e3`).
  ///
  /// - Parameters:
  ///   - bounds: the allowed numbers; another is an error at the value.
  ///   - kind: the word for it in lists, such as `steps`.
  ///   - defaultText: what stands in lists as the default, where it is not a fixed number.
  public static func integer(
    _ name: String, in bounds: Bounds = .any, kind: String = "whole number", unit: String? = nil,
    default defaultValue: Int? = nil, defaultText: String? = nil, summary: String
  ) -> Key {
    let defaultJSON = defaultValue.map { String($0) }
    let declaration = KeyDeclaration(
      name: name, kind: kind, unit: unit, defaultText: defaultText ?? defaultJSON,
      summary: summary, schema: SchemaFragment(.integer, bounds: bounds, defaultJSON: defaultJSON))
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      ValueCheck(declaration, sink).integer(node, in: bounds)
    }
  }
}
