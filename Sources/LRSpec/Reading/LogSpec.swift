public import LRConfigs
public import LRInput
import LRResults

/// What became of a log that a spec names.
public enum LogAnswer: Sendable {
  case log(RunLog)
  /// Why there is none: a clause in lower case, and what to do about it.
  case failure(String, hint: String? = nil)
}

/// Gives the log of a path, relative to the folder of the spec: rooms below the command touch no files.
public typealias LogFinder = (String) -> LogAnswer

/// Makes the tree of a spec for a log that stands in its place.
public enum LogSpec {
  /// The log as it ran: its rates above, its losses below.
  ///
  ///     {"log": "trainer_state.json", "columns": 1, "panels": [{"show": "lr"}, {"show": "loss"}]}
  public static func tree(of log: RunLog, name: String) -> Node {
    func object(_ members: [(String, Node.Value)]) -> Node {
      Node(.object(members.map { Member(key: $0.0, keyOffset: 0, node: Node($0.1, offset: 0)) }), offset: 0)
    }
    var shown: [Quantity] = []
    if !log.rates.isEmpty { shown.append(.rate) }
    if !log.losses.isEmpty { shown.append(.loss) }
    let panels = shown.map { object([("show", .string($0.name))]) }
    // A log without rates and losses is refused where it is read.
    guard !panels.isEmpty else { return object([("log", .string(name))]) }
    return object([("log", .string(name)), ("columns", .number(Number(1))), ("panels", .array(panels))])
  }
}
