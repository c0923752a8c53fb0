/// Where the cells of a row of CSV stand, as Python's csv module finds them (RFC 4180 and what is written in its stead).
///
/// A quote opens a quoted cell only where the cell begins, and is a letter everywhere else: `5" disk`. Inside of a quoted
/// cell two quotes are one; what follows its closing quote goes on as in a bare cell.
struct CSVCells {
  struct Cell {
    var start: Int
    var end: Int
    var isQuoted = false
    /// Whether its last byte closes its quotes.
    var isWhole = false
    /// Whether a line break stands inside of its quotes.
    var isBroken = false
  }

  static let quote = UInt8(ascii: "\"")

  private enum State { case start, bare, quoted, closed }

  private(set) var found: [Cell] = []
  private var state = State.start
  /// The present cell.
  private var cell = Cell(start: 0, end: 0)
  private var next = 0

  /// Whether the bytes so far end inside of a quoted cell.
  var isOpen: Bool { state == .quoted }
  /// Where the present cell began with a quote; nil if it did not.
  var quote: Int? { cell.isQuoted ? cell.start : nil }

  /// Forgets the row.
  mutating func clear() {
    found.removeAll(keepingCapacity: true)
    next = 0
    begin()
  }

  private mutating func begin() {
    state = .start
    cell = Cell(start: next, end: next)
  }

  /// Ends the present cell here; the last one is ended by whoever knows where the row ends.
  mutating func endCell() {
    cell.end = next
    cell.isWhole = state == .closed
    found.append(cell)
  }

  /// Goes on to `end` of the row's bytes, of which all before were seen.
  ///
  /// - Returns: false if a quoted cell of several lines is closed before a letter, so that no writer of CSV has meant it.
  mutating func scan(_ bytes: Span<UInt8>, to end: Int, separator: UInt8) -> Bool {
    while next < end {
      let byte = bytes[next]
      switch state {
      case .bare where byte != separator: break
      case .start where byte == CSVCells.quote:
        state = .quoted
        cell.isQuoted = true
      case .quoted:
        if byte == CSVCells.quote { state = .closed }
        if byte == 0x0A { cell.isBroken = true }
      case .closed where byte == CSVCells.quote: state = .quoted
      case _ where byte == separator:
        endCell()
        next += 1
        begin()
        continue
      case .closed:
        if cell.isBroken { return false }
        state = .bare
      case .start, .bare: state = .bare
      }
      next += 1
    }
    return true
  }

  /// Takes the quote of the present cell for a letter; `scan` goes on behind it.
  mutating func unquote() {
    next = cell.start + 1
    cell.isQuoted = false
    cell.isBroken = false
    state = .bare
  }
}

extension CSVCells.Cell {
  /// What the cell says, for the time of the call.
  func read<Result>(of row: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
    guard isQuoted else { return body(row.extracting(start..<end)) }
    let inside = row.extracting((start + 1)..<(isWhole ? end - 1 : end))
    if isWhole, !inside.contains(CSVCells.quote) { return body(inside) }
    let text = unquoted(row)
    return body(text.span)
  }

  private func unquoted(_ row: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var isInside = true
    var index = start + 1
    while index < end {
      let byte = row[index]
      index += 1
      if isInside, byte == CSVCells.quote {
        isInside = index < end && row[index] == byte
        if !isInside { continue }
        index += 1
      }
      text.append(byte)
    }
    return text
  }
}
