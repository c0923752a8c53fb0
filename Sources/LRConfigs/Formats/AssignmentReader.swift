public import LRInput

/// Reads the assignments of a Python file, one a line: `learning_rate = 6e-4`.
///
/// Literals, names assigned before, and arithmetic of both are values; everything else a line may hold is passed over,
/// and what is assigned twice has its last value. Nothing is run.
public enum AssignmentReader {
  /// Parses the sink's source into one object, an empty one where there is no assignment.
  public static func parse(_ sink: DiagnosticSink, limits: Limits = .standard) -> Node? {
    let source = sink.source
    return sink.tree(of: 0..<source.bytes.count, limits: limits) { () throws(SyntaxError) in
      try object(source.bytes, from: source.byteOrderMark, limits)
    }
  }

  private static func object(
    _ bytes: [UInt8], from mark: Int, _ limits: Limits
  ) throws(SyntaxError) -> Node {
    var members: [Member] = []
    var known: [String: Int] = [:]
    var start = mark
    while start < bytes.count, members.count < limits.values {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let member = member(bytes, start..<end, known, members) {
        if let index = known[member.key] {
          members[index] = member
        } else {
          known[member.key] = members.count
          members.append(member)
        }
      }
      start = end + 1
    }
    return Node(.object(members), offset: mark)
  }

  /// The assignment that a line is, or nil.
  private static func member(
    _ bytes: [UInt8], _ line: Range<Int>, _ known: [String: Int], _ members: [Member]
  ) -> Member? {
    var index = line.lowerBound
    while index < line.upperBound, isName(bytes[index]) { index += 1 }
    let name = bytes[line.lowerBound..<index]
    guard let first = name.first, !isDigit(first) else { return nil }
    skipSpace(bytes, &index, line.upperBound)
    // A type may stand between: `lr: float = 1e-3`.
    if index < line.upperBound, bytes[index] == UInt8(ascii: ":") {
      while index < line.upperBound, bytes[index] != UInt8(ascii: "=") { index += 1 }
    }
    guard index < line.upperBound, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    guard index < line.upperBound, bytes[index] != UInt8(ascii: "=") else { return nil }
    skipSpace(bytes, &index, line.upperBound)
    let value = trimmed(bytes, index..<line.upperBound)
    guard !value.isEmpty else { return nil }
    return Member(
      key: String(decoding: name, as: UTF8.self), keyOffset: line.lowerBound,
      node: Node(self.value(Array(bytes[value]), known, members), offset: value.lowerBound))
  }

  private static func skipSpace(_ bytes: [UInt8], _ index: inout Int, _ end: Int) {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  /// A value without the comment and the space behind it.
  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var quote: UInt8?
    var end = range.lowerBound
    scan: while end < range.upperBound {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "#") {
        break scan
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      }
      end += 1
    }
    while end > range.lowerBound, [0x20, 0x09, 0x0D, UInt8(ascii: ";")].contains(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  private static func value(_ text: [UInt8], _ known: [String: Int], _ members: [Member]) -> Node.Value {
    let word = String(decoding: text, as: UTF8.self)
    switch word {
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "None": return .null
    default: break
    }
    if let first = text.first, let last = text.last, text.count >= 2, first == last,
      first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
    {
      return .string(String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
    }
    if let index = known[word] { return members[index].node.value }
    if let x = arithmetic(text, known, members) { return .number(Number(x)) }
    return .string(word)
  }

  /// Sums of products of numbers and of names assigned before: `5 * 1_000`, `learning_rate / 10`.
  private static func arithmetic(_ text: [UInt8], _ known: [String: Int], _ members: [Member]) -> Double? {
    var index = 0
    var sum = 0.0
    var product: Double?
    var operation = UInt8(ascii: "+")
    while true {
      skipSpace(text, &index, text.count)
      guard let x = operand(text, &index, known, members) else { return nil }
      switch operation {
      case UInt8(ascii: "*"): product = (product ?? 1) * x
      case UInt8(ascii: "/"): product = (product ?? 1) / x
      default:
        sum += product ?? 0
        product = operation == UInt8(ascii: "-") ? -x : x
      }
      skipSpace(text, &index, text.count)
      guard index < text.count else { break }
      operation = text[index]
      // `**` and `//` are not among these, and brackets are not either.
      guard [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/")].contains(operation),
        index + 1 < text.count, text[index + 1] != operation
      else { return nil }
      index += 1
    }
    sum += product ?? 0
    return sum.isFinite ? sum : nil
  }

  private static func operand(
    _ text: [UInt8], _ index: inout Int, _ known: [String: Int], _ members: [Member]
  ) -> Double? {
    let start = index
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
    while index < text.count, isName(text[index]) || text[index] == UInt8(ascii: ".") || isExponent(text, index, start)
    {
      index += 1
    }
    let word = String(decoding: text[start..<index], as: UTF8.self)
    let isNegative = word.utf8.first == UInt8(ascii: "-")
    if let place = known[isNegative ? String(word.dropFirst()) : word] {
      // Swift 6.3.1 cannot optimise `members[place].node.double` here.
      guard case .number(let number) = members[place].node.value else { return nil }
      return isNegative ? -number.double : number.double
    }
    guard let first = word.utf8.last(where: { $0 != UInt8(ascii: "_") }), isDigit(first) || first == UInt8(ascii: "."),
      !word.utf8.contains(where: { ($0 | 0x20) == UInt8(ascii: "x") || ($0 | 0x20) == UInt8(ascii: "n") })
    else { return nil }
    var plain = String(decoding: word.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    // Python's `1.` and `.5` lack a digit that Swift's numbers have.
    if plain.hasSuffix(".") { plain += "0" }
    return Double(plain.hasPrefix(".") ? "0" + plain : plain)
  }

  /// True of the sign in `1e-3`.
  private static func isExponent(_ text: [UInt8], _ index: Int, _ start: Int) -> Bool {
    guard index > start + 1, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") else { return false }
    let first = text[start] == UInt8(ascii: "-") || text[start] == UInt8(ascii: "+") ? text[start + 1] : text[start]
    return text[index - 1] | 0x20 == UInt8(ascii: "e") && (isDigit(first) || first == UInt8(ascii: "."))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isName(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte & 0x80 == 0
  }
}
