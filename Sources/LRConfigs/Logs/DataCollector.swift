import LRInput

/// Picks the rows of a table that a query asks for.
package struct DataCollector: RowTaker {
  /// More rows are no curve; beyond them nothing is kept.
  package static let mostRows = 2_000_000
  /// Values beyond this are no number that a chart could show; the line breaks there.
  private static let greatest = 1e100
  /// Names of columns, and values of a condition, that are kept for messages.
  private static let mostNames = 1000

  let isLiteral = true
  let tag = ""
  private(set) var rows = 0
  var maxSteps: Int?

  private let query: DataQuery
  /// The names that the query has, each once, and the place of each.
  private let wanted: [String]
  private let places: [String: Int]
  /// Places of x, y and the ends of the band, and of the conditions.
  private let (shown, asked): ([Int], [Int])
  private var names: [String] = []
  private var known: Set<String> = []
  private var twins: [String] = []
  /// The cells of the present row.
  private var cells: [DataQuery.Value?]
  private var found = DataRows()
  private var picked = 0
  /// Of each condition, whether a row meets it, and what the others have.
  private var met: [Bool]
  private var seen: [[String]]
  /// Cells of each wanted column that are no numbers, where a number is needed.
  private var words: [Int: (count: Int, line: Int, text: String)] = [:]
  private var malformed = (count: 0, line: 0, reason: "")
  private var returns = (count: 0, line: 0)
  private var isFull = false

  init(_ query: DataQuery) {
    self.query = query
    var (wanted, places): ([String], [String: Int]) = ([], [:])
    for (_, name) in query.columns where places[name] == nil {
      places[name] = wanted.count
      wanted.append(name)
    }
    (self.wanted, self.places) = (wanted, places)
    shown = ([query.x, query.y] + query.band).map { places[$0] ?? 0 }
    asked = query.conditions.map { places[$0.column] ?? 0 }
    cells = wanted.map { _ in nil }
    met = query.conditions.map { _ in false }
    seen = query.conditions.map { _ in [] }
  }

  func name(of place: Int) -> String { wanted[place] }

  mutating func column(_ name: String) -> Int? {
    if !known.contains(name), names.count < Self.mostNames {
      known.insert(name)
      names.append(name)
    }
    return places[name]
  }

  mutating func take(header: [String]) {
    twins = wanted.filter { name in header.count { $0 == name } > 1 }
  }

  mutating func set(_ place: Int, _ value: Double) { cells[place] = .number(value) }

  mutating func setWord(_ name: String, _ text: @autoclosure () -> String, line: Int) {
    if let place = column(name) { cells[place] = .word(text()) }
  }

  mutating func endRow(line: Int) {
    defer { for place in cells.indices { cells[place] = nil } }
    rows += 1
    var isPicked = true
    for (index, place) in asked.enumerated() {
      guard let cell = cells[place] else {
        isPicked = false
        continue
      }
      if cell.meets(query.conditions[index].value) {
        met[index] = true
      } else {
        isPicked = false
        note(cell, of: index)
      }
    }
    guard isPicked else { return }
    picked += 1
    guard let x = number(shown[0], line), x.isFinite, let y = number(shown[1], line) else { return }
    guard found.x.count < Self.mostRows else {
      isFull = true
      return
    }
    if let last = found.x.last, x < last { Self.count(&returns, line) }
    found.x.append(x)
    found.y.append(abs(y) <= Self.greatest ? y : .nan)
    guard shown.count == 4 else { return }
    let ends = shown[2...].map { place -> Double in
      guard let end = number(place, line), abs(end) <= Self.greatest else { return .nan }
      return end
    }
    found.low.append(ends[0])
    found.high.append(ends[1])
  }

  private mutating func note(_ cell: DataQuery.Value, of condition: Int) {
    let text = cell.text
    guard !met[condition], seen[condition].count < 100, !seen[condition].contains(text) else { return }
    seen[condition].append(text)
  }

  private mutating func number(_ place: Int, _ line: Int) -> Double? {
    switch cells[place] {
    case .number(let number): return number
    case .word(let word) where !LogNumber.isMissing(Array(word.utf8).span):
      words[place] = ((words[place]?.count ?? 0) + 1, words[place]?.line ?? line, words[place]?.text ?? word)
      return nil
    default: return nil
    }
  }

  mutating func skip(line: Int, _ reason: String) {
    if malformed.count == 0 { malformed = (0, line, reason) }
    malformed.count += 1
    for place in cells.indices { cells[place] = nil }
  }

  mutating func forget() {
    guard rows == 0 else { return }
    (names, known) = ([], [])
    for place in cells.indices { cells[place] = nil }
  }

  mutating func note(_ text: String) { if !found.notes.contains(text) { found.notes.append(text) } }

  private static func count(_ tally: inout (count: Int, line: Int), _ line: Int) {
    if tally.count == 0 { tally.line = line }
    tally.count += 1
  }

  // MARK: - What came of it

  /// The rows in the order of x, or everything that is wrong.
  func finish() -> (rows: DataRows, mistakes: [DataMistake]) {
    let mistakes = mistakes
    guard mistakes.isEmpty else { return (DataRows(), mistakes) }
    var rows = returns.count > 0 ? sorted(found) : found
    rows.rows = self.rows
    rows.rest = names.filter { places[$0] == nil && !$0.isEmpty }
    rows.notes += said(rows)
    return (rows, [])
  }

  /// Stable, so that of one x the row that stands first in the file comes first.
  private func sorted(_ rows: DataRows) -> DataRows {
    let order = rows.x.indices.sorted { a, b in rows.x[a] == rows.x[b] ? a < b : rows.x[a] < rows.x[b] }
    var sorted = rows
    sorted.x = order.map { rows.x[$0] }
    sorted.y = order.map { rows.y[$0] }
    if !rows.low.isEmpty {
      sorted.low = order.map { rows.low[$0] }
      sorted.high = order.map { rows.high[$0] }
    }
    return sorted
  }

  private var mistakes: [DataMistake] {
    guard rows > 0 else { return [DataMistake(part: .file, message: "the table has no rows")] }
    var mistakes = query.columns.compactMap { part, name -> DataMistake? in
      if twins.contains(name) {
        return DataMistake(part: part, message: "the column \(DiagnosticText.quoted(name)) stands twice in the table")
      }
      guard !known.contains(name) else { return nil }
      let near = NearMiss.of(name, among: names, aliases: [:]).map { "did you mean \(DiagnosticText.quoted($0))? " }
      return DataMistake(
        part: part, message: "the table has no column \(DiagnosticText.quoted(name))",
        hint: (near ?? "") + "it has " + Self.list(names))
    }
    guard mistakes.isEmpty else { return mistakes }
    for (index, condition) in query.conditions.enumerated() where !met[index] {
      let values = seen[index]
      mistakes.append(
        DataMistake(
          part: .value(index),
          message: "no row has \(DiagnosticText.quoted(condition.value.text)) in the column "
            + DiagnosticText.quoted(condition.column),
          hint: "it has " + (values.isEmpty ? "no cells that are filled" : Self.list(values))))
    }
    guard mistakes.isEmpty else { return mistakes }
    if picked == 0 {
      return [DataMistake(part: .conditions, message: "no row of the table meets all conditions at once")]
    }
    if isFull {
      return [
        DataMistake(
          part: .file, message: "more than 2,000,000 rows belong to the curve", hint: "`where` picks some of them")
      ]
    }
    if !found.y.contains(where: \.isFinite) {
      let place = shown.prefix(2).first { words[$0] != nil }
      let word = place.flatMap { words[$0] }
      let part: DataQuery.Part = place == shown[0] ? .x : .y
      let name = DiagnosticText.quoted(part == .x ? query.x : query.y)
      return [
        DataMistake(
          part: part, message: "the column \(name) has no number that could be drawn",
          hint: word.map { "in line \($0.line) it is \(DiagnosticText.quoted($0.text))" })
      ]
    }
    return []
  }

  /// What a reader of the figure should know.
  private func said(_ rows: DataRows) -> [String] {
    var notes: [String] = []
    let x = DiagnosticText.quoted(query.x)
    let twins = zip(rows.x, rows.x.dropFirst()).count { $0 == $1 }
    if returns.count > 0 {
      let times = returns.count == 1 ? "once" : "\(returns.count) times"
      notes.append("\(x) goes back \(times), first in line \(returns.line): the rows are drawn in its order")
    }
    if twins > 0 {
      notes.append("\(Self.rows(twins)) the \(x) of another one: `where` picks the rows of one curve")
    }
    for (place, word) in words.sorted(by: { $0.key < $1.key }) {
      notes.append(
        "\(word.count == 1 ? "1 cell" : "\(word.count) cells") of \(DiagnosticText.quoted(wanted[place])) left out: in line "
          + "\(word.line) it is \(DiagnosticText.quoted(word.text)), which is no number")
    }
    if malformed.count > 0 {
      notes.append(
        "\(malformed.count == 1 ? "1 row" : "\(malformed.count) rows") could not be read and left out, first line "
          + "\(malformed.line): \(malformed.reason)")
    }
    let crossed = zip(rows.low, rows.high).count { $0 > $1 }
    if crossed > 0, query.band.count == 2 {
      notes.append(
        "\(DiagnosticText.quoted(query.band[0])) is above \(DiagnosticText.quoted(query.band[1])) in "
          + "\(crossed == 1 ? "1 row" : "\(crossed) rows")")
    }
    return notes
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row has" : "\(count) rows have" }

  private static func list(_ names: [String]) -> String {
    let most = 20
    guard names.count > most else { return DiagnosticText.list(names, "and") }
    return names.prefix(most).map { DiagnosticText.quoted($0) }.joined(separator: ", ")
      + " and \(names.count - most) more"
  }
}

extension DataQuery.Value {
  /// Whether a cell of a table is what a condition asks for: numbers by their value, however they are written, and words
  /// without the blanks around them.
  fileprivate func meets(_ wanted: DataQuery.Value) -> Bool {
    switch (self, wanted) {
    case (.number(let cell), .number(let wanted)): cell == wanted
    case (.word(let cell), .word(let wanted)): Self.trimmed(cell) == Self.trimmed(wanted)
    case (.number(let cell), .word(let wanted)):
      LogNumber.value(Array(wanted.utf8).span).map { $0 == cell || $0.isNaN && cell.isNaN } ?? false
    case (.word(let cell), .flag(let wanted)): Self.trimmed(cell).lowercased() == String(wanted)
    default: false
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    guard let first = text.firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = text.lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    return text[first...last]
  }
}
