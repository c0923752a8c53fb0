import LRInput

/// Gathers the rows of a log into columns, in bounded memory, whatever the rows came from.
package struct LogCollector: RowTaker {
  /// A log with more columns has its later ones left out.
  package static let mostColumns = 64

  struct Column {
    var name: String
    var quantity: LogColumn.Quantity
    var buckets = SampleBuckets()
    var isEpoch: Bool
    /// The step of its latest value.
    var step = Double.nan
  }

  private struct Row {
    var values: [(place: Int, value: Double)] = []
    var line = 0
  }

  let isLiteral = false
  let tag: String
  private(set) var columns: [Column] = []
  private var places: [String: Int] = [:]
  private(set) var leftOut: Set<String> = []
  /// The column that counts; nil until a row has one.
  private(set) var counter: (place: Int, isEpoch: Bool)?
  /// The present row.
  private var row = Row()
  /// Rows that came before anything counted: a line about the run, or a log that counts nothing.
  private var pending: [Row] = []
  private var isSettled = false
  private var search = CounterSearch()
  private var epochPlace: Int?
  /// Lists of a single record, by their names: a history by columns.
  private var lists: [(name: String, buckets: SampleBuckets)] = []
  private(set) var rows = 0
  /// Rows of evaluations between those of the training.
  private(set) var evaluations = (count: 0, firstLine: 0)
  private var isEvaluation = false
  private(set) var uncounted = (count: 0, firstLine: 0)
  private(set) var malformed = (count: 0, firstLine: 0, reason: "")
  /// Cells of rates that are no numbers, the first of them as it is written.
  private(set) var unreadable: (count: Int, firstLine: Int, name: String, text: String) = (0, 0, "", "")
  /// The epoch of the row before, and whether it rose where the steps started over.
  private var epoch: Double?
  private var restartsWithEpochs = false
  /// The first number of the counter, and whether it ever had another.
  private var start: Double?
  private var varies = false
  private var first: Double?
  private var previous = -Double.infinity
  private(set) var returns = (count: 0, firstLine: 0)
  private(set) var restarts = 0
  /// Values at a step that already has one, in the same column.
  private(set) var repeats = (count: 0, firstLine: 0)
  /// Columns of words, by which a table of runs is told.
  private var words = WordColumns()
  /// Facts of the whole run.
  var maxSteps: Int?
  var notes: [String] = []

  init(tag: String = "") { self.tag = tag }

  func name(of place: Int) -> String { columns[place].name }

  /// The place of a column; nil if there are too many.
  mutating func column(_ name: String) -> Int? {
    if let place = places[name] { return place }
    // A rate or a loss is never left out for the many metrics of an evaluation.
    let most =
      LogNames.quantity(name) == .other && LogNames.stepRank(name) == nil && !LogNames.isEpoch(name)
      ? Self.mostColumns : 2 * Self.mostColumns
    guard columns.count < most else {
      if leftOut.count < 1000 { leftOut.insert(name) }
      return nil
    }
    places[name] = columns.count
    columns.append(Column(name: name, quantity: LogNames.quantity(name), isEpoch: LogNames.isEpoch(name)))
    return columns.count - 1
  }

  mutating func set(_ place: Int, _ value: Double) { row.values.append((place, value)) }

  /// Notes an element of a list in the first record.
  mutating func add(_ value: Double, at index: Int, of name: String) {
    let place = lists.firstIndex { $0.name == name } ?? lists.count
    if place == lists.count {
      guard place < Self.mostColumns else { return }
      lists.append((name, SampleBuckets()))
    }
    lists[place].buckets.add(SampleBuckets.Entry(step: Double(index), value: value, row: index))
  }

  /// Notes a cell that is no number: a rate that cannot be read, or what tells a row of an evaluation.
  mutating func setWord(_ name: String, _ text: @autoclosure () -> String, line: Int) {
    if LogNames.tellsPart(name) {
      if LogNames.isEvaluation(text()) { isEvaluation = true }
      return
    }
    if rows < Self.mostPending { words.note(name, text()) }
    // `lr_scheduler_type` is a word.
    guard LogNames.quantity(name) == .lr, !name.lowercased().contains("sched") else { return }
    if unreadable.count == 0 { unreadable = (0, line, name, text()) }
    unreadable.count += 1
  }

  /// Adds a note once.
  mutating func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  /// Drops what came before the first row, which was no row.
  mutating func forget() {
    guard rows == 0 else { return }
    row = Row()
    columns = []
    places = [:]
  }

  /// Ends the present row, which began in this line.
  mutating func endRow(line: Int) {
    defer {
      row.values.removeAll(keepingCapacity: true)
      isEvaluation = false
    }
    if isEvaluation { return Self.count(&evaluations, line) }
    row.line = line
    if isSettled { return take(row) }
    pending.append(row)
    search.add(row.values)
    if let place = search.certain(columns) {
      release((place, false))
    } else if pending.count == Self.mostPending {
      release(search.choice(columns, isWhole: false))
    }
  }

  /// Rows among which something that counts is looked for.
  private static let mostPending = 64

  private mutating func release(_ counter: (place: Int, isEpoch: Bool)?) {
    self.counter = counter
    epochPlace = search.epoch(columns)
    isSettled = true
    for row in pending { take(row) }
    pending = []
  }

  private mutating func take(_ row: Row) {
    rows += 1
    var x = Double(rows - 1)
    if let counter {
      guard let step = row.values.first(where: { $0.place == counter.place })?.value, step.isFinite else {
        // A row without a number in any column is a comment or a second header.
        if !row.values.isEmpty { Self.count(&uncounted, row.line) }
        return
      }
      x = step
      if step != start ?? step { varies = true }
      start = start ?? step
    }
    // What is neither a rate nor a loss may be counted otherwise, such as the results of evaluations by epochs.
    let counts = row.values.contains { columns[$0.place].quantity != .other }
    if counts { compare(x, row) }
    for (place, value) in row.values where place != counter?.place {
      if counts, columns[place].step == x, columns[place].quantity != .other { Self.count(&repeats, row.line) }
      columns[place].step = x
      columns[place].buckets.add(SampleBuckets.Entry(step: x, value: value, row: rows - 1))
    }
  }

  /// Looks for steps that go back or start over.
  private mutating func compare(_ x: Double, _ row: Row) {
    let epoch = row.values.first { epochPlace == nil ? columns[$0.place].isEpoch : $0.place == epochPlace }?.value
    defer { self.epoch = epoch ?? self.epoch }
    if x < previous, let epoch, let before = self.epoch, epoch > before, let first, x <= first {
      restartsWithEpochs = true
    }
    if x < previous {
      Self.count(&returns, row.line)
      if let first, x <= first, previous > first { restarts += 1 }
    }
    if first == nil { first = x }
    previous = x
  }

  /// Counts a row that could not be read.
  mutating func skip(line: Int, _ reason: String) {
    if malformed.count == 0 { malformed = (0, line, reason) }
    malformed.count += 1
    row = Row()
  }

  private static func count(_ tally: inout (count: Int, firstLine: Int), _ line: Int) {
    if tally.count == 0 { tally.firstLine = line }
    tally.count += 1
  }

  /// - Throws: what makes the text no log.
  mutating func finish() throws(LogError) -> RunLog {
    if !isSettled { release(search.choice(columns, isWhole: true)) }
    if counter == nil, rows == 1, lists.contains(where: { $0.buckets.count > 1 }) { return history }
    // Steps that start over belong to epochs, and only the rows tell where a value stands; so do several rows an epoch, and
    // steps that never change.
    let countsRows =
      counter == nil || restarts > 1 || restarts == 1 && restartsWithEpochs
      || (counter?.isEpoch == true || !varies) && repeats.count > 0
    var axis: RunLog.Axis = counter?.isEpoch == true ? .epoch : .step
    if countsRows { axis = .row }
    if countsRows, words.tellRuns { throw .tableOfRuns(line: 1) }
    var found: [LogColumn] = []
    try refuseUnreadable()
    for (place, column) in columns.enumerated() where column.buckets.count > 0 {
      // A second counter, such as `epoch` beside `step`, is no curve.
      if place == counter?.place || LogNames.isEpoch(column.name) || LogNames.stepRank(column.name) != nil { continue }
      found.append(
        LogColumn(
          name: column.name, quantity: column.quantity, samples: samples(column.buckets, countsRows: countsRows),
          isReduced: column.buckets.isReduced))
    }
    // A loss that was never finite is no curve beside a rate that was.
    let losses = found.filter { $0.quantity == .loss }
    if found.contains(where: { $0.quantity == .lr }),
      losses.allSatisfy({ $0.samples.allSatisfy { !$0.value.isFinite } })
    {
      found.removeAll { $0.quantity == .loss }
    }
    guard !found.isEmpty else {
      throw LogError(
        rows == 0 ? "the log has no rows" : "the log has no column of numbers beside what it counts",
        hint: "a log has columns such as `step`, `lr` and `loss`")
    }
    return RunLog(columns: found, axis: axis, rows: rows, maxSteps: maxSteps, notes: notes + said(axis))
  }

  /// A log whose only record has a list for each quantity, one number an epoch, as `History.history` of Keras.
  private var history: RunLog {
    RunLog(
      columns: lists.map { list in
        LogColumn(
          name: list.name, quantity: LogNames.quantity(list.name), samples: samples(list.buckets, countsRows: false),
          isReduced: list.buckets.isReduced)
      }, axis: .epoch, rows: lists.map(\.buckets.count).max() ?? 0, notes: notes)
  }

  /// A rate of which nothing can be read is not passed over for the loss beside it.
  private func refuseUnreadable() throws(LogError) {
    guard unreadable.count > 0, !columns.contains(where: { $0.quantity == .lr && $0.buckets.count > 0 }) else { return }
    throw LogError(
      line: unreadable.firstLine,
      "\(DiagnosticText.quoted(unreadable.name)) is \(DiagnosticText.quoted(unreadable.text)), which is no number",
      hint: "write the rates as numbers, such as 0.1 or 1e-4")
  }

  private func samples(_ buckets: SampleBuckets, countsRows: Bool) -> [LogSample] {
    let entries = buckets.entries
    if countsRows { return entries.map { LogSample(step: Double($0.row), value: $0.value) } }
    // Stable, so that of one step the value that was logged last comes last, and stays.
    let order = entries.indices.sorted { a, b in
      entries[a].step == entries[b].step ? a < b : entries[a].step < entries[b].step
    }
    var samples: [LogSample] = []
    for index in order {
      let sample = LogSample(step: entries[index].step, value: entries[index].value)
      if samples.last?.step == sample.step { samples.removeLast() }
      samples.append(sample)
    }
    return samples
  }

}
