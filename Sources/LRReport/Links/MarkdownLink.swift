/// A link in a text that may lead to something of a report, or a picture in a file: `[words](#fig-cosine)`,
/// `[words](08-cosine.md)`, `[words]: #fig-cosine`, `![a board](board.png)`.
///
///     MarkdownLink.all(in: "`[](#a)` [it](#b)")   // one, to `#b`: code has no links
struct MarkdownLink {
  /// The target, between the brackets.
  var target: Range<String.Index>
  /// False for `[](#fig-cosine)`, whose words are made.
  var hasWords: Bool
  var isPicture: Bool
  /// Bytes before the target.
  var offset: Int

  /// In the order of the text, in time that grows with its length.
  static func all(in text: String) -> [MarkdownLink] {
    let bytes = Array(text.utf8)
    var scan = MarkdownLinkScan(bytes)
    return scan.run().map { found in
      MarkdownLink(
        target: text.utf8.index(
          text.startIndex, offsetBy: found.target.lowerBound)..<text.utf8.index(
            text.startIndex, offsetBy: found.target.upperBound),
        hasWords: found.hasWords, isPicture: found.isPicture, offset: found.target.lowerBound)
    }
  }

  /// The path that a target means: `a board` of `a%20board`.
  static func decoded(_ target: String) -> String {
    let bytes = Array(target.utf8)
    var path: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        path.append(byte)
        at += 3
      } else {
        path.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: path, as: UTF8.self)
  }
}

/// Finds the links of a text, byte by byte.
private struct MarkdownLinkScan {
  struct Found {
    var target: Range<Int>
    var hasWords: Bool
    var isPicture: Bool
  }

  private let bytes: [UInt8]
  private var at = 0
  /// The open brackets, innermost last, and whether each begins a picture.
  private var open: [(place: Int, isPicture: Bool)] = []
  /// The letter behind the last backslash.
  private var escaped = -1
  private var found: [Found] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() -> [Found] {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"):
        escaped = at + 1
        at += 2
      case UInt8(ascii: "`"): at = afterCode(at)
      case 0x0A:
        // A paragraph ends, and with it what was open.
        if isBlankLine(at + 1) { open = [] }
        at += 1
      case UInt8(ascii: "<"):
        takeTag()
        at += 1
      case UInt8(ascii: "["):
        open.append((at, at > 0 && bytes[at - 1] == UInt8(ascii: "!") && escaped != at - 1))
        at += 1
      case UInt8(ascii: "]"):
        if let bracket = open.popLast() { close(bracket.place, isPicture: bracket.isPicture) }
        at += 1
      default: at += 1
      }
    }
    return found
  }

  /// Looks at what stands behind a bracket that was opened at `start` and closes here.
  private mutating func close(_ start: Int, isPicture: Bool) {
    if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "(") {
      var first = at + 2
      while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x0A { first += 1 }
      if let target = target(first, ends: ") \n", isPicture: isPicture) {
        found.append(Found(target: target, hasWords: at > start + 1, isPicture: isPicture))
      }
    } else if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ":"), beginsLine(start) {
      var first = at + 2
      while first < bytes.count, bytes[first] == 0x20 { first += 1 }
      // A footnote is a text.
      guard start + 1 < at, bytes[start + 1] != UInt8(ascii: "^") else { return }
      if let target = target(first, ends: " \n\r", isPicture: true) {
        let text = String(decoding: bytes[target], as: UTF8.self)
        let isPicture = text.split(separator: ".").last.map { ReportPicture.kinds[$0.lowercased()] != nil } ?? false
        guard isPicture || Self.isOurs(text) else { return }
        found.append(Found(target: target, hasWords: true, isPicture: isPicture))
      }
    }
  }

  /// `<img src="board.png">`
  private mutating func takeTag() {
    let tag = bytes[at...].prefix(512).prefix { $0 != UInt8(ascii: ">") && $0 != 0x0A }
    guard String(decoding: tag.prefix(5), as: UTF8.self).lowercased() == "<img " else { return }
    let key = Array("src=\"".utf8)
    guard let place = tag.indices.first(where: { tag[$0...].starts(with: key) && tag[$0 - 1] == 0x20 }) else { return }
    let first = place + key.count
    let target = tag[first...].prefix { $0 != UInt8(ascii: "\"") }
    let text = String(decoding: target, as: UTF8.self)
    guard !Self.isElsewhere(text), !text.isEmpty, !text.contains("<") else { return }
    found.append(Found(target: first..<target.endIndex, hasWords: true, isPicture: true))
  }

  /// Whether nothing but blanks stands in a line.
  private func isBlankLine(_ start: Int) -> Bool {
    var at = start
    while at < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[at]) { at += 1 }
    return at < bytes.count && bytes[at] == 0x0A
  }

  /// Whether nothing but up to three blanks stands before a place in its line.
  private func beginsLine(_ place: Int) -> Bool {
    var before = place
    while before > 0, place - before < 3, bytes[before - 1] == 0x20 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A
  }

  /// Longer targets are none of ours.
  private static let longest = 512

  /// The target of a link that may be one of ours: up to its bracket, or to the title behind it.
  private func target(_ start: Int, ends: String, isPicture: Bool) -> Range<Int>? {
    let isAngled = start < bytes.count && bytes[start] == UInt8(ascii: "<")
    let first = isAngled ? start + 1 : start
    var end = first
    let stops = isAngled ? "<>\n\r" : "()<> \n\r"
    while end < bytes.count, end - first < Self.longest, !stops.utf8.contains(bytes[end]) { end += 1 }
    let isEnd = end < bytes.count ? (isAngled ? ">" : ends).utf8.contains(bytes[end]) : ends.contains("\n")
    guard isEnd, first < end else { return nil }
    let text = String(decoding: bytes[first..<end], as: UTF8.self)
    return !Self.isElsewhere(text) && (isPicture || Self.isOurs(text)) ? first..<end : nil
  }

  /// `https:`, `data:`, `//host`
  private static func isElsewhere(_ target: String) -> Bool {
    target.contains("//") || target.prefix { $0 != "/" && $0 != "#" }.contains(":")
  }

  private static func isOurs(_ target: String) -> Bool {
    target.contains("#") || target.lowercased().replacing("%2e", with: ".").hasSuffix(".md")
  }

  /// Where a code span ends: behind as many backticks as begin it; one that does not end in its paragraph is none.
  private func afterCode(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    var at = end
    while at < bytes.count, at - end < 4096 {
      if bytes[at] == 0x0A, isBlankLine(at + 1) { return end }
      guard bytes[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      var close = at
      while close < bytes.count, bytes[close] == UInt8(ascii: "`") { close += 1 }
      if close - at == end - start { return close }
      at = close
    }
    return end
  }
}
