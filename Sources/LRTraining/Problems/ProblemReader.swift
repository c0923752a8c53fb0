public import LRInput

/// Turns the object of a spec into a problem.
public enum ProblemReader {
  /// Reads `{"type": "quadratic", "curvatures": [1, 10], …}`.
  ///
  /// - Parameter sink: Takes every mistake, at its place.
  /// - Returns: The problem, or nil if anything was wrong with it.
  public static func read(_ node: Node, sink: DiagnosticSink) -> ReadProblem? {
    let errorsBefore = sink.errorCount
    guard let (entry, reader) = entries.read(node, aliases: \.aliases, sink: sink) else { return nil }
    let problem = entry.make(reader)
    return sink.errorCount == errorsBefore ? problem : nil
  }

  private static let entries = EntryReader(ProblemEntry.catalog, example: #"{"type": "noisy_quadratic"}"#)
}
