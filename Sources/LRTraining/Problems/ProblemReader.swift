public import LRInput

/// Turns the object of a spec into a problem.
public enum ProblemReader {
  /// Reads `{"type": "quadratic", "curvatures": [1, 10], …}`.
  ///
  /// - Parameter sink: Takes every mistake, at its place.
  /// - Returns: The problem, or nil if anything was wrong with it.
  public static func read(_ node: Node, sink: DiagnosticSink) -> ReadProblem? {
    let errorsBefore = sink.errorCount
    guard let entry = entry(of: node, sink: sink),
      let reader = ObjectReader(
        node, keys: [ProblemCatalog.typeKey.declaration] + entry.keys, what: entry.what, aliases: entry.aliases,
        sink: sink)
    else { return nil }
    let problem = entry.make(reader)
    return sink.errorCount == errorsBefore ? problem : nil
  }

  /// The catalogue entry that `type` names; reports a missing or unknown one.
  private static func entry(of node: Node, sink: DiagnosticSink) -> ProblemEntry? {
    guard node.members != nil else {
      sink.error(
        at: node.offset, "a problem must be an object, not \(node.kind)",
        hint: "write for example {\"type\": \"noisy_quadratic\"}")
      return nil
    }
    guard let type = node["type"] else {
      sink.error(
        at: node.offset, "`type` is missing from a problem",
        hint: "it is one of \(DiagnosticText.list(ProblemCatalog.names, "or"))")
      return nil
    }
    guard let name = type.string else {
      sink.error(at: type.offset, "`type` must be a string, not \(type.kind)", hint: "for example \"noisy_quadratic\"")
      return nil
    }
    guard let entry = ProblemCatalog.entry(named: name) else {
      sink.error(
        at: type.offset, "unknown problem \(DiagnosticText.quoted(name))", hint: ProblemCatalog.hint(for: name))
      return nil
    }
    return entry
  }
}
