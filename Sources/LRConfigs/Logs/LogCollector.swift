import LRInput

/// Gathers the rows of a log into columns, in bounded memory, whatever the rows came from.
struct LogCollector {
  /// A log with more columns has its later ones left out.
  static let mostColumns = 64

  private struct Column {
    var name: String
    var quantity: LogColumn.Quantity
    var buckets = SampleBuckets()
  }

  /// What a column `Value` holds that has no name of its own.
  let tag: String
  private var columns: [Column] = []
  private var places: [String: Int] = [:]
  private var leftOut: Set<String> = []
  /// The column that counts; nil until a row ends.
  private var counter: (place: Int, isEpoch: Bool)?
  /// The values of the present row.
  private var row: [(place: Int, value: Double)] = []
  private(set) var rows = 0
  /// Rows of evaluations between those of the training.
  private var evaluations = (count: 0, firstLine: 0)
  private var isEvaluation = false
  private var uncounted = (count: 0, firstLine: 0)
  private var malformed = (count: 0, firstLine: 0, reason: "")
  /// Cells of rates that are no numbers, the first of them as it is written.
  private var unreadable: (count: Int, firstLine: Int, name: String, text: String) = (0, 0, "", "")
  /// The epoch of the row before, and whether it rose where the steps started over.
  private var epoch: Double?
  private var restartsWithEpochs = false
  private var first: Double?
  private var previous = -Double.infinity
  private var returns = (count: 0, firstLine: 0)
  private var restarts = 0
  /// Facts of the whole run.
  var maxSteps: Int?
  var notes: [String] = []

  init(tag: String = "") { self.tag = tag }

  /// The place of a column; nil if there are too many.
  mutating func column(_ name: String) -> Int? {
    if let place = places[name] { return place }
    // A rate or a loss is never left out for the many metrics of an evaluation.
    let most =
      LogNames.quantity(name) == .other && LogNames.stepRank(name) == nil ? Self.mostColumns : 2 * Self.mostColumns
    guard columns.count < most else {
      if leftOut.count < 1000 { leftOut.insert(name) }
      return nil
    }
    places[name] = columns.count
    columns.append(Column(name: name, quantity: LogNames.quantity(name)))
    return columns.count - 1
  }

  mutating func set(_ place: Int, _ value: Double) { row.append((place, value)) }

  /// Notes a cell of a rate that is no number; cells of other columns may be words.
  mutating func setUnreadable(_ place: Int, _ text: @autoclosure () -> String, line: Int) {
    // `lr_scheduler_type` is a word.
    guard columns[place].quantity == .lr, !columns[place].name.lowercased().contains("sched") else { return }
    if unreadable.count == 0 { unreadable = (0, line, columns[place].name, text()) }
    unreadable.count += 1
  }

  /// Notes that the present row was written by an evaluation, such as those of mode `val` of OpenMMLab's logs.
  mutating func setEvaluation() { isEvaluation = true }

  /// Adds a note once.
  mutating func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  /// Drops what came before the first row, which was no row.
  mutating func forget() {
    guard rows == 0 else { return }
    row = []
    columns = []
    places = [:]
  }

  /// Ends the present row, which began in this line.
  mutating func endRow(line: Int) {
    defer {
      row.removeAll(keepingCapacity: true)
      isEvaluation = false
    }
    if isEvaluation { return Self.count(&evaluations, line) }
    rows += 1
    let step = self.step()
    if counter != nil, step == nil {
      // A row without a number in any column is a comment or a second header.
      if !row.isEmpty { Self.count(&uncounted, line) }
      return
    }
    let x = step ?? Double(rows - 1)
    let epoch = row.first { LogNames.isEpoch(columns[$0.place].name) }?.value
    defer { self.epoch = epoch ?? self.epoch }
    if x < previous, let epoch, let before = self.epoch, epoch > before, let first, x <= first {
      restartsWithEpochs = true
    }
    if x < previous {
      Self.count(&returns, line)
      if let first, x <= first, previous > first { restarts += 1 }
    }
    if first == nil { first = x }
    previous = x
    for (place, value) in row where place != counter?.place {
      columns[place].buckets.add(SampleBuckets.Entry(step: x, value: value, row: rows - 1))
    }
  }

  /// Counts a row that could not be read.
  mutating func skip(line: Int, _ reason: String) {
    if malformed.count == 0 { malformed = (0, line, reason) }
    malformed.count += 1
    row.removeAll(keepingCapacity: true)
  }

  private static func count(_ tally: inout (count: Int, firstLine: Int), _ line: Int) {
    if tally.count == 0 { tally.firstLine = line }
    tally.count += 1
  }

  /// What the present row counts; which column does is settled by the names known at the first row.
  private mutating func step() -> Double? {
    if counter == nil {
      let ranked = columns.indices.compactMap { place in
        LogNames.stepRank(columns[place].name).map { (rank: $0, place: place) }
      }
      if let best = ranked.min(by: { $0.rank < $1.rank }) {
        counter = (best.place, false)
      } else if let epoch = columns.firstIndex(where: { LogNames.isEpoch($0.name) }) {
        counter = (epoch, true)
      }
    }
    guard let counter else { return nil }
    return row.first { $0.place == counter.place }.flatMap { $0.value.isFinite ? $0.value : nil }
  }

  /// - Throws: what makes the text no log.
  mutating func finish() throws(LogError) -> RunLog {
    // Steps that start over belong to epochs, and only the rows tell where a value stands.
    let countsRows = counter == nil || restarts > 1 || restarts == 1 && restartsWithEpochs
    var axis: RunLog.Axis = counter?.isEpoch == true ? .epoch : .step
    if countsRows { axis = .row }
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

  private func said(_ axis: RunLog.Axis) -> [String] {
    var notes: [String] = []
    let name = counter.map { DiagnosticText.quoted(columns[$0.place].name) } ?? "the steps"
    if counter == nil {
      notes.append("the log has no column of steps, so its rows are counted")
    } else if axis == .row {
      notes.append(
        "\(name) starts over \(Self.times(restarts)), first in line \(returns.firstLine), so the rows are counted")
    } else if returns.count > 0 {
      notes.append(
        "\(name) goes back \(Self.times(returns.count)), first in line \(returns.firstLine); "
          + "of a step that stands twice the later value is shown")
    }
    if unreadable.count > 0 {
      notes.append(
        "\(unreadable.count == 1 ? "1 rate is" : "\(unreadable.count) rates are") left out: in line \(unreadable.firstLine) "
          + "\(DiagnosticText.quoted(unreadable.name)) is \(DiagnosticText.quoted(unreadable.text)), which is no number"
      )
    }
    if malformed.count > 0 {
      notes.append(
        "\(Self.rows(malformed.count)) could not be read and \(malformed.count == 1 ? "is" : "are") left out, "
          + "first line \(malformed.firstLine): \(malformed.reason)")
    }
    if uncounted.count > 0 {
      notes.append("\(Self.rows(uncounted.count)) without \(name) left out, first line \(uncounted.firstLine)")
    }
    if evaluations.count > 0 {
      notes.append(
        "\(Self.rows(evaluations.count)) of evaluations left out, first line \(evaluations.firstLine)")
    }
    if !leftOut.isEmpty {
      notes.append("of the columns the first \(Self.mostColumns) are read, and further rates and losses")
    }
    return notes
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
