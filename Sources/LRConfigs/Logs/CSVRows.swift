import LRInput

/// The rows of a CSV text (RFC 4180), whatever the chunks it comes in.
///
/// Cells are separated by commas, or by semicolons or tabs if the header is; `CSVCells` says where they stand. Missing
/// cells are skipped. Lines before the header that begin with `#` are comments.
///
/// A quoted cell that nothing closes takes no rows with it: its quote was a letter, the rows behind it are read, and it is
/// told. Bytes are read twice at most, since what a quoted cell holds without ending opens none on its own.
package struct CSVRows {
  /// No row is longer; what is, is no CSV.
  package static let longest = 1 << 20

  /// The row that goes on: whole lines of it, and what has come of the present one.
  private var rest: [UInt8] = []
  private var cells = CSVCells()
  private var separator: UInt8?
  /// Where each cell of a row goes; nil before the header.
  private var places: [Int?]?
  /// The line in which the row begins, and the present one.
  private var firstLine = 1
  private var line = 1
  /// Where the present line begins in `rest`.
  private var lineStart = 0
  /// Where the latest quoted cell begins.
  private var opening = (line: 1, column: 1)
  /// Quotes that were taken for letters, and lines of quoted cells that look like rows.
  private var letters = Tally()
  private var swallowed = Tally()

  private struct Tally {
    var count = 0
    var first = (line: 1, column: 1)

    mutating func add(_ more: Int, at place: (line: Int, column: Int)) {
      if count == 0 { first = place }
      count += more
    }
  }

  /// Takes the next bytes of the text.
  mutating func feed(_ bytes: Span<UInt8>, into log: inout some RowTaker) throws(LogError) {
    try takeLines(bytes, &log)
    while rest.count > Self.longest {
      guard cells.isOpen else {
        throw LogError(line: line, "this line is longer than \(Self.longest) bytes", hint: "is this a CSV file?")
      }
      try recover(&log)
    }
  }

  mutating func finish(into log: inout some RowTaker) throws(LogError) {
    if rest.count > lineStart {
      try takeLine(Span(), &log)
    }
    while cells.isOpen { try recover(&log) }
    guard places != nil else {
      if log.isLiteral { return }
      throw LogError("the log is empty", hint: "a log has columns such as `step`, `lr` and `loss`")
    }
    tell(&log)
  }

  private func tell(_ log: inout some RowTaker) {
    func place(_ tally: Tally) -> String { "line \(tally.first.line), column \(tally.first.column)" }
    if letters.count > 0 {
      log.note(
        letters.count == 1
          ? "a quote opens a cell that is never closed, \(place(letters)): it is read as a letter"
          : "\(letters.count) quotes open cells that are never closed, the first in \(place(letters)): they are read as letters"
      )
    }
    if swallowed.count > 0 {
      log.note(
        "\(swallowed.count == 1 ? "1 line that looks like a row stands" : "\(swallowed.count) lines that look like rows stand")"
          + " inside of a quoted cell, which begins in \(place(swallowed))")
    }
  }

  /// Takes whole lines, and keeps what stands behind the last of them.
  private mutating func takeLines(_ bytes: Span<UInt8>, _ log: inout some RowTaker) throws(LogError) {
    var start = 0
    while let end = Self.newline(bytes, from: start) {
      try takeLine(bytes.extracting(start..<end), &log)
      start = end + 1
    }
    rest.append(bytes.extracting(start...))
  }

  private static func newline(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0A { return index }
      index += 1
    }
    return nil
  }

  private enum Outcome { case ended, open, unsound }

  /// Takes the end of a line, without its line break.
  private mutating func takeLine(_ piece: Span<UInt8>, _ log: inout some RowTaker) throws(LogError) {
    var outcome = Outcome.ended
    if rest.isEmpty {
      outcome = try scan(piece, &log)
      if outcome != .ended { rest.append(piece) }
    } else {
      rest.append(piece)
      // Taken out, so that it is not copied.
      var row: [UInt8] = []
      swap(&row, &rest)
      outcome = try scan(row.span, &log)
      swap(&row, &rest)
    }
    switch outcome {
    case .ended: endRow()
    case .open:
      rest.append(0x0A)
      lineStart = rest.count
      line += 1
    case .unsound: try recover(&log)
    }
  }

  private mutating func endRow() {
    rest.removeAll(keepingCapacity: true)
    cells.clear()
    lineStart = 0
    line += 1
    firstLine = line
  }

  /// Looks at the present line, the last of `row`, and reads the row if it ends there.
  private mutating func scan(_ row: Span<UInt8>, _ log: inout some RowTaker) throws(LogError) -> Outcome {
    let isFirst = lineStart == 0
    let end = row.count > 0 && row[row.count - 1] == 0x0D ? row.count - 1 : row.count
    if isFirst, end == 0 || places == nil && row[0] == UInt8(ascii: "#") { return .ended }
    if places == nil, isFirst, separator == nil {
      separator = CSVHeader.separator(of: row.extracting(..<end))
    }
    let separator = separator ?? UInt8(ascii: ",")
    let isSound = cells.scan(row, to: end, separator: separator)
    if let quote = cells.quote, quote >= lineStart { opening = (line, quote - lineStart + 1) }
    guard isSound else { return .unsound }
    if cells.isOpen {
      _ = cells.scan(row, to: row.count, separator: separator)
      return .open
    }
    cells.endCell()
    try read(row.extracting(..<end), &log)
    return .ended
  }

  /// Takes the quote of the open cell for a letter: the row ends with its line, and what stands behind is read anew.
  private mutating func recover(_ log: inout some RowTaker) throws(LogError) {
    guard let quote = cells.quote else { return }
    letters.add(1, at: opening)
    let isLine = !cells.isOpen
    var text: [UInt8] = []
    swap(&text, &rest)
    line = opening.line
    lineStart = quote - opening.column + 1
    cells.unquote()
    let end = text[quote...].firstIndex(of: 0x0A) ?? text.count
    rest = Array(text[..<end])
    try takeLine(Span(), &log)
    guard end < text.count else { return }
    try takeLines(text.span.extracting((end + 1)...), &log)
    if isLine { try takeLine(Span(), &log) }
  }

  private mutating func read(_ row: Span<UInt8>, _ log: inout some RowTaker) throws(LogError) {
    guard let places else { return try header(row, &log) }
    for cell in cells.found where cell.isBroken { lookForRows(in: cell, of: row, columns: places.count) }
    guard cells.found.count == places.count else {
      return log.skip(line: firstLine, "\(cells.found.count) cells where the header has \(places.count)")
    }
    for (cell, place) in zip(cells.found, places) {
      guard let place else { continue }
      cell.read(of: row) { content in
        if let value = LogNumber.value(content, comma: separator == UInt8(ascii: ";")) {
          log.set(place, value)
        } else if log.isLiteral || !LogNumber.isMissing(content) {
          log.setWord(log.name(of: place), content.text(), line: firstLine)
        }
      }
    }
    log.endRow(line: firstLine)
  }

  /// Counts the lines of a cell that look like rows: a quote that closes such a cell may be a stray one as well.
  private mutating func lookForRows(in cell: CSVCells.Cell, of row: Span<UInt8>, columns: Int) {
    let lines = [UInt8](row.extracting(cell.start..<cell.end)).split(separator: 0x0A, omittingEmptySubsequences: false)
    let separator = separator ?? UInt8(ascii: ",")
    let count = lines.dropFirst().dropLast().count { line in
      let parts = line.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.count { LogNumber.value($0.span) != nil }
      return parts.count == columns && 2 * numbers >= columns
    }
    guard count > 0 else { return }
    var place = (line: firstLine, column: cell.start + 1)
    if swallowed.count == 0 {
      let before = [UInt8](row.extracting(..<cell.start))
      place.line += before.count { $0 == 0x0A }
      if let last = before.lastIndex(of: 0x0A) { place.column = cell.start - last }
    }
    swallowed.add(count, at: place)
  }

  private mutating func header(_ row: Span<UInt8>, _ log: inout some RowTaker) throws(LogError) {
    let names = cells.found.map { cell in
      cell.read(of: row) { String(decoding: [UInt8]($0).drop { $0 == 0x20 }, as: UTF8.self) }
    }
    guard names.contains(where: { LogNumber.isName($0) }) else {
      throw LogError(
        line: firstLine, "the first line has no names of columns", hint: "begin with a line such as `step,lr,loss`")
    }
    // The table of Weights & Biases has a row for each run.
    if !log.isLiteral, names.contains("State"), names.contains("Name") || names.contains("ID") {
      throw .tableOfRuns(line: firstLine)
    }
    guard names.count > 1 || log.isLiteral else {
      throw LogError(line: firstLine, "the first line has one name only", hint: "separate the columns by commas")
    }
    log.take(header: names)
    let isTensorBoard = !log.isLiteral && names.map { LogNames.plain($0.utf8) } == ["walltime", "step", "value"]
    var taken: Set<String> = []
    places = names.map { name in
      // Both would be read into one column.
      if !log.isLiteral, !name.isEmpty, !taken.insert(name).inserted {
        log.note("\(DiagnosticText.quoted(name)) stands twice in the header; the first of them is read")
        return nil
      }
      if isTensorBoard, name != names[1] { return name == names[2] ? log.column(log.tag) : nil }
      return name.isEmpty ? nil : log.column(name)
    }
  }
}
