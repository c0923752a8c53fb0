/// Footnotes and references of a document, under names that no other document of the page has.
///
///     [^1] and [words][r] become [^notes--1] and [words][notes--r]
struct PageLabels {
  private let prefix: String
  /// References that the document defines: `[r]: https://example.org`, in lower-case letters.
  private var defined: Set<String> = []

  init(_ document: ReportDocument, division: String) {
    prefix = division + "--"
    for part in document.parts {
      guard case .text(let range) = part else { continue }
      for line in document.text(range).split(whereSeparator: \.isNewline) {
        let line = line.drop { $0 == " " }
        guard line.first == "[", let end = line.firstRange(of: "]:"), end.lowerBound > line.startIndex else { continue }
        let label = line[line.index(after: line.startIndex)..<end.lowerBound]
        if !label.hasPrefix("^"), !label.contains("[") { defined.insert(label.lowercased()) }
      }
    }
  }

  func applied(_ text: String) -> String {
    guard text.contains("[^") || !defined.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\") where at + 1 < bytes.count:
        result += bytes[at...(at + 1)]
        at += 2
      case UInt8(ascii: "`"), UInt8(ascii: "$"):
        let end = span(bytes, at)
        result += bytes[at..<end]
        at = end
      case UInt8(ascii: "["):
        guard let end = close(bytes, at) else { fallthrough }
        let label = label(bytes, at, end)
        result += label
        // `[r][]` is `[r]`.
        let isDoubled = label.count > end - at + 1 && bytes[(end + 1)...].starts(with: "[]".utf8)
        at = end + (isDoubled ? 3 : 1)
      default:
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bracket that closes a label which holds no other.
  private func close(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start + 1
    while at < bytes.count, at - start < 512 {
      switch bytes[at] {
      case UInt8(ascii: "]"): return at
      case UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "\\"), 0x0A: return nil
      default: at += 1
      }
    }
    return nil
  }

  private func label(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [UInt8] {
    let inner = bytes[(start + 1)..<end]
    let whole = Array(bytes[start...end])
    if inner.first == UInt8(ascii: "^"), inner.count > 1 {
      return Array("[^\(prefix)".utf8) + inner.dropFirst() + [UInt8(ascii: "]")]
    }
    let name = String(decoding: inner, as: UTF8.self)
    guard defined.contains(name.lowercased()) else { return whole }
    let own = Array("[\(prefix)\(name)]".utf8)
    let next = end + 1 < bytes.count ? bytes[end + 1] : 0
    // `[words][r]`, `[r]: target`
    if start > 0, bytes[start - 1] == UInt8(ascii: "]") || next == UInt8(ascii: ":") && beginsLine(bytes, start) {
      return own
    }
    if start == 0, next == UInt8(ascii: ":") { return own }
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") && !bytes[(end + 1)...].starts(with: "[]".utf8) {
      return whole
    }
    return whole + own
  }

  private func beginsLine(_ bytes: [UInt8], _ place: Int) -> Bool {
    var before = place
    while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A
  }

  /// Where code or a formula ends that begins here; behind its first letter if it does not end in its line.
  private func span(_ bytes: [UInt8], _ start: Int) -> Int {
    var first = start
    while first < bytes.count, bytes[first] == bytes[start] { first += 1 }
    var at = first
    while at < bytes.count, bytes[at] != 0x0A {
      guard bytes[at] == bytes[start] else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
      if end - at == first - start { return end }
      at = end
    }
    return first
  }
}
