/// A value of a parsed text, with the offset of its first byte.
public struct Node: Sendable, Equatable {
  /// What stands there.
  public var value: Value
  /// 32 bits hold every offset, since a source is at most 16 MiB; they keep a million values at 24 bytes each.
  private var compactOffset: Int32

  /// What JSON and the plain part of YAML can say.
  public enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Number)
    case string(String)
    case array([Node])
    case object([Member])
  }

  /// The byte offset of the value's first byte; negative for a command-line flag (see `Source`).
  public var offset: Int { Int(compactOffset) }

  /// A node as code makes it; without an offset it counts as that of the first flag.
  public init(_ value: Value, offset: Int = -1) {
    self.value = value
    compactOffset = Int32(clamping: offset)
  }

  /// This tree with a member of the root object replaced or added, as a command-line flag does.
  ///
  /// A root that is no object comes back unchanged: the reader will say what is wrong with it.
  ///
  ///     spec.setting("theme", to: .string("dark"), offset: source.offset(ofFlag: "--theme"))
  public func setting(_ key: String, to value: Value, offset: Int = -1) -> Node {
    guard case .object(var members) = self.value else { return self }
    let node = Node(value, offset: offset)
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index] = Member(key: key, keyOffset: members[index].keyOffset, node: node)
    } else {
      members.append(Member(key: key, keyOffset: offset, node: node))
    }
    var copy = self
    copy.value = .object(members)
    return copy
  }
}

extension Node {
  /// This object without a member.
  public func without(_ key: String) -> Node {
    guard case .object(let members) = value else { return self }
    return Node(.object(members.filter { $0.key != key }), offset: offset)
  }
}

/// A number of a text: always finite.
public struct Number: Sendable, Equatable {
  /// The number itself, rounded to the nearest double if the text has more digits.
  public let double: Double

  /// Of a finite number.
  public init(_ double: Double) { self.double = double }
  /// Of a whole number, rounded to a double beyond ±2⁵³.
  public init(_ integer: Int) { double = Double(integer) }

  /// The largest whole number n such that no other whole number reads as the same double: 2⁵³ − 1.
  public static let largestInteger = 9_007_199_254_740_991

  /// The whole number, however it was written (`1000`, `1e3`, `1000.0`); nil for fractions and beyond ±(2⁵³ − 1).
  public var integer: Int? {
    // Measured as a double: the least `Int` has no `abs`.
    double.magnitude <= Double(Number.largestInteger) ? Int(exactly: double) : nil
  }
}

/// A member of an object: its key, where the key stands, and its value.
public struct Member: Sendable, Equatable {
  /// The key as it reads, escapes resolved.
  public var key: String
  /// Its value.
  public var node: Node
  private var compactKeyOffset: Int32

  /// The byte offset of the key's opening quotation mark; negative for a command-line flag.
  public var keyOffset: Int { Int(compactKeyOffset) }

  /// A member as code makes it; without an offset it counts as that of the first flag.
  public init(key: String, keyOffset: Int = -1, node: Node) {
    self.key = key
    self.node = node
    compactKeyOffset = Int32(clamping: keyOffset)
  }
}

extension Node {
  /// The number; nil for every other kind of value.
  public var double: Double? { if case .number(let number) = value { number.double } else { nil } }
  /// The whole number; nil for fractions, beyond ±(2⁵³ − 1), and for every other kind of value.
  public var integer: Int? { if case .number(let number) = value { number.integer } else { nil } }
  /// True or false; nil for every other kind of value.
  public var bool: Bool? { if case .bool(let bool) = value { bool } else { nil } }
  /// The text; nil for every other kind of value.
  public var string: String? { if case .string(let string) = value { string } else { nil } }
  /// The elements of a list; nil for every other kind of value.
  public var array: [Node]? { if case .array(let nodes) = value { nodes } else { nil } }
  /// The members of an object in the order of the text; nil for every other kind of value.
  public var members: [Member]? { if case .object(let members) = value { members } else { nil } }

  /// The value of an object's member, or nil.
  public subscript(key: String) -> Node? {
    members?.first { $0.key == key }?.node
  }

  /// What the value is, with its article, for messages: `a number`, `an object`, `null`, `true`.
  public var kind: String {
    switch value {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
