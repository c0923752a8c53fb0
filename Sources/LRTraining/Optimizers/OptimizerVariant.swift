import LRInput

/// Where the form of a library differs from torch's.
///
/// The names, and what each does, are those of the records of real libraries that the tests compare with.
enum OptimizerVariant: String, CaseIterable, Sendable {
  /// √(w + ε) in the place of √w + ε: optax' and Keras' RMSprop and Adagrad, timm's RMSpropTF.
  case epsInsideRoot = "eps_inside_root"
  /// The rate enters the momentum buffer: b ← μb + ηq, x ← x − b.
  case rateInMomentum = "rate_in_momentum"
  /// The mean square begins at 1: timm's RMSpropTF.
  case accumulatorStartsAtOne = "accumulator_starts_at_one"
  /// The maximum is taken of the corrected second moment: optax' amsgrad.
  case amsgradOfCorrected = "amsgrad_of_corrected"
  /// ε joins the root of the second moment before its correction: Keras' Adam, the short form of the paper.
  case epsBeforeCorrection = "eps_before_correction"
  /// ε joins the corrected root, and the threshold is r ≥ 5: optax' radam.
  case epsAfterCorrection = "eps_after_correction"
  /// Nesterov's look ahead with constant β₁: optax' nadam.
  case nadamPlain = "nadam_plain"
  /// The same with one correction for both parts: timm's NAdamW.
  case nadamCommonCorrection = "nadam_common_correction"
  /// The gradient is clipped without 1e-6 in the norm: optax' clip_by_global_norm.
  case clipWithoutEps = "clip_without_eps"

  /// The key `variant` of an optimizer that has these forms, beside `clip_without_eps`, which all have.
  static func key(_ own: OptimizerVariant...) -> Key<[OptimizerVariant]> {
    let allowed = own + [.clipWithoutEps]
    let names = allowed.map(\.rawValue)
    let declaration = KeyDeclaration(
      name: name, kind: "list of names", defaultText: "[]",
      summary: "Where the form of a library is not torch's: the names of the differences.",
      schema: SchemaFragment(.array, items: SchemaFragment(.string, choices: names), defaultJSON: "[]"))
    return Key(declaration, default: []) { node, _, sink in
      guard let nodes = node.array else {
        sink.error(
          at: node.offset, "`variant` must be a list, not \(node.kind)",
          hint: "write for example `[\"\(names[0])\"]`")
        return nil
      }
      let read = nodes.compactMap { variant($0, among: allowed, sink) }
      return read.count == nodes.count ? read : nil
    }
  }

  /// The key's name.
  static let name = "variant"

  private static func variant(
    _ node: Node, among allowed: [OptimizerVariant], _ sink: DiagnosticSink
  )
    -> OptimizerVariant?
  {
    let names = allowed.map(\.rawValue)
    guard let text = node.string else {
      sink.error(
        at: node.offset, "a variant must be a string, not \(node.kind)",
        hint: "one of \(DiagnosticText.list(names, "and"))")
      return nil
    }
    guard let variant = OptimizerVariant(rawValue: text) else {
      sink.error(
        at: node.offset, "unknown variant \(DiagnosticText.quoted(text))",
        hint: NearMiss.hint(for: text, among: names, noun: "variants here"))
      return nil
    }
    guard allowed.contains(variant) else {
      sink.error(
        at: node.offset, "this optimizer has no variant \(DiagnosticText.quoted(text))",
        hint: "the variants here are \(DiagnosticText.list(names, "and"))")
      return nil
    }
    return variant
  }
}
