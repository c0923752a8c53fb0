/// A key of an object, declared once: its name, what it means, and how its value is read.
///
///     static let every = Key.integer("every", in: .atLeast(1), kind: "steps", summary: "The steps between two drops.")
///     let every = reader.require(every)
public struct Key<Value: Sendable>: Sendable {
  /// Reads a value, or reports why it cannot and gives nil.
  public typealias Decoder = @Sendable (Node, KeyDeclaration, DiagnosticSink) -> Value?

  /// All that is said of it: its name, kind, unit, range, default, and a sentence.
  public let declaration: KeyDeclaration
  /// What an absent key stands for; nil if the reader must decide.
  public let defaultValue: Value?
  /// What makes a value of a node, or reports why it cannot.
  public let decode: Decoder

  /// The key as it is written: `min_lr`.
  public var name: String { declaration.name }

  /// A key with a decoder of its own; the factories (`.number`, `.choice`, …) serve nearly all.
  public init(_ declaration: KeyDeclaration, default defaultValue: Value? = nil, decode: @escaping Decoder) {
    self.declaration = declaration
    self.defaultValue = defaultValue
    self.decode = decode
  }
}
