import LRInput
public import LRSchedules

/// A framework's own schedule, with the numbers that the framework gives, quirks included.
///
///     let cycle = try FrameworkSchedule(.torch, "OneCycleLR", ["max_lr": 0.1, "total_steps": 100], lr: 0.004, steps: 100)
///     cycle.rate(at: 29)   // 0.1
public struct FrameworkSchedule: PlannedSchedule {
  /// An argument as the framework takes it: a number, a text, true or false, a list; nil is Python's None.
  public enum Argument: Sendable {
    case none
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([Argument])
    /// A dictionary, as nested schedules are written: `["schedule": "StepLR", "args": ["step_size": 30]]`.
    case dictionary([(String, Argument)])
  }

  /// What is wrong with a name or an argument, as messages of the command say it.
  public struct Mistake: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead, as lines of text.
    public var description: String
  }

  /// The rates that the framework gives, and what its arguments asked for.
  public let plan: SchedulePlan
  /// What looks like a mistake and is how the framework behaves, a sentence each.
  public let quirks: [String]

  /// - Parameters:
  ///   - dialect: The framework.
  ///   - name: Its name of the schedule.
  ///   - arguments: Its own arguments, by its own names.
  ///   - lr: The optimizer's rate, where the schedule starts from it.
  ///   - metrics: The metric after update 0, 1, 2 and so on, for a schedule that acts on it.
  ///   - steps: The length of the run, in updates.
  /// - Throws: `Mistake` where the framework would refuse it.
  public init(
    _ dialect: Dialect, _ name: String, _ arguments: KeyValuePairs<String, Argument> = [:], lr: Double? = nil,
    metrics: [Double]? = nil, steps: Int
  ) throws(Mistake) {
    var source = Source(name: name, text: "")
    let place = source.offset(ofFlag: name)
    let args = Argument.dictionary(arguments.map { ($0.key, $0.value) }).node(at: place)
    var tree = Node(.object([]), offset: place)
      .setting(DialectReader.dialectKey.name, to: .string(dialect.rawValue), offset: place)
      .setting(DialectReader.nameKey.name, to: .string(name), offset: place)
      .setting(DialectReader.argsKey.name, to: args.value, offset: place)
    if let lr { tree = tree.setting(DialectReader.lrKey.name, to: .number(Number(lr)), offset: place) }
    if let metrics {
      let list = Argument.list(metrics.map(Argument.number)).node(at: place)
      tree = tree.setting(DialectReader.metricsKey.name, to: list.value, offset: place)
    }
    let sink = DiagnosticSink(source)
    guard let read = DialectReader.read(tree, clock: RunClock(run: max(1, steps)), sink: sink) else {
      throw Mistake(description: DiagnosticText.render(sink, warnings: false))
    }
    plan = SchedulePlan(of: read.schedule)
    quirks = sink.sorted.map(\.message)
  }

  init(_ made: DialectSchedule) {
    plan = SchedulePlan(
      schedule: Endless(curve: made.curve), peak: made.peak, warmsUpTo: made.curve.rate(at: 0), cost: made.cost,
      facts: made.facts)
    quirks = []
  }
}

extension FrameworkSchedule.Argument {
  /// The same as a node of a spec's tree.
  fileprivate func node(at place: Int) -> Node {
    let value: Node.Value =
      switch self {
      case .none: .null
      case .bool(let bool): .bool(bool)
      case .number(let number): .number(Number(number))
      case .text(let text): .string(text)
      case .list(let list): .array(list.map { $0.node(at: place) })
      case .dictionary(let members):
        .object(members.map { Member(key: $0.0, keyOffset: place, node: $0.1.node(at: place)) })
      }
    return Node(value, offset: place)
  }
}

extension FrameworkSchedule.Argument: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `nil` is Python's None.
  public init(nilLiteral: ()) { self = .none }
  /// `true` is Python's True.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// `30` is the number 30.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// `0.1` is the number 0.1.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// `"cos"` is a text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// `[30, 60]` is a list.
  public init(arrayLiteral elements: Self...) { self = .list(elements) }
  /// `["step_size": 30]` is a dictionary.
  public init(dictionaryLiteral elements: (String, Self)...) { self = .dictionary(elements) }
}
