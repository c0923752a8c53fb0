import LRInput
import LRMath

extension LogisticRegression {
  private static let features = Key.nodes(
    "features", count: 1...100_000, kind: "list of rows", items: SchemaFragment(.array),
    summary: "The data: a row of numbers for each sample. Without it, data is made.")
  private static let labels = Key<[Double]>(
    KeyDeclaration(
      name: "labels", kind: "list of labels", range: "each -1 or 1", summary: "-1 or 1 for each row.",
      schema: SchemaFragment(.array, items: SchemaFragment(.integer, bounds: .between(-1, 1)), count: 1...100_000))
  ) { node, _, sink in
    guard let nodes = node.array else {
      sink.error(at: node.offset, "`labels` must be a list, not \(node.kind)", hint: "write `[1, -1]`")
      return nil
    }
    let labels = nodes.compactMap { label($0, sink) }
    return labels.count == nodes.count ? labels : nil
  }
  private static let l2 = Key.number(
    "l2", in: .between(0, 1e50), default: 0, summary: "Weight of the penalty ½‖w‖².")
  private static let start = Key.numbers(
    "start", in: .between(-1e50, 1e50), count: 1...mostColumns, defaultText: "all 0", summary: "w_0.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 1_000_000), kind: "rows", defaultText: "all rows",
    summary: "Rows that a gradient is the mean over, drawn with replacement.")
  private static let samples = Key.integer(
    "samples", in: .between(1, 100_000), kind: "rows", default: 200, summary: "Rows of data that is made.")
  private static let dimension = Key.integer(
    "dimension", in: .between(1, Double(mostColumns)), kind: "coordinates", default: 20,
    summary: "Columns of data that is made.")
  private static let dataSeed = Key.integer(
    "data_seed", in: .between(0, 9_007_199_254_740_991), default: 1, summary: "Of the data that is made.")
  private static let separation = Key.number(
    "separation", in: .between(0, 1e6), default: 3,
    summary: "‖w‖ of the model that labels made data: its labels are drawn with probability 1/(1 + e^(−⟨w, x⟩)).")

  /// What a second is enough for: a step of Newton's method takes rows × columns², and columns³/3 more.
  private static let mostColumns = 500
  private static let mostProducts = 100_000_000

  private static func label(_ node: Node, _ sink: DiagnosticSink) -> Double? {
    if let label = node.double, abs(label) == 1 { return label }
    let found = node.integer.map { String($0) } ?? node.double.map { "\($0)" } ?? node.kind
    sink.error(
      at: node.offset, "a label must be -1 or 1, not \(found)",
      hint: node.double == 0 ? "write labels of 0 and 1 as -1 and 1" : nil)
    return nil
  }

  static let entry = ProblemEntry(
    name: "logistic_regression", otherNames: ["logreg", "logistic", "logistic_loss"],
    summary: "Logistic regression with an L2 penalty: smooth, convex, and without a formula for its minimum.",
    formula: "f(w) = mean_i ln(1 + exp(−y_i ⟨x_i, w⟩)) + l2/2·‖w‖²",
    latex:
      #"f(w) = \frac1n\sum_i \ln\bigl(1 + e^{-y_i\langle x_i, w\rangle}\bigr) + \frac{\lambda}{2}\lVert w\rVert^2"#,
    edges: """
      There is no intercept but for a feature that is constant. With `l2` 0 there may be no minimum, as on data that a \
      plane separates, and excess loss is not counted. Made data: x_ij ~ N(0, 1)/√dimension.
      """,
    source: "Bottou, Curtis and Nocedal, SIAM Review 60(2), 2018, section 2",
    keys: [
      features.declaration, labels.declaration, l2.declaration, start.declaration, batch.declaration,
      samples.declaration, dimension.declaration, dataSeed.declaration, separation.declaration,
    ],
    aliases: [
      "x": "features", "y": "labels", "targets": "labels", "data": "features", "lambda": "l2", "weight_decay": "l2",
      "n": "samples", "d": "dimension", "batch_size": "batch", "seed": "data_seed", "w0": "start", "x0": "start",
    ],
    example: #"{"type": "logistic_regression", "features": [[1, 0.5], [-1, 2]], "labels": [1, -1], "l2": 0.01}"#
  ) { reader in
    let l2 = reader.read(l2)
    let given = reader.has(features) ? given(reader) : made(reader)
    guard let l2, let given else { return nil }
    let width = given.features[0].count
    var from = [Double](repeating: 0, count: width)
    if reader.has(start) {
      guard let list = reader.read(start) else { return nil }
      guard list.count == width else {
        reader.error(
          at: start, "`start` has \(list.count) numbers, but a row has \(width)", hint: "one number a feature")
        return nil
      }
      from = list
    }
    let size = reader.has(batch) ? reader.read(batch) : nil
    guard !reader.has(batch) || size != nil else { return nil }
    return .iterates(
      LogisticRegression(features: given.features, labels: given.labels, l2: l2, start: from, batch: size))
  }

  private static func given(_ reader: ObjectReader) -> (features: [[Double]], labels: [Double])? {
    refuseMade(samples, reader)
    refuseMade(dimension, reader)
    refuseMade(dataSeed, reader)
    refuseMade(separation, reader)
    let labels = reader.require(labels)
    guard let nodes = reader.read(features) else { return nil }
    let rows = Self.rows(nodes, reader.sink)
    guard let rows, let labels else { return nil }
    guard labels.count == nodes.count else {
      reader.error(
        at: Self.labels, "there are \(labels.count) labels, but \(nodes.count) rows of features",
        hint: "one label a row")
      return nil
    }
    return isWithinReach(rows.count, rows[0].count, at: features, reader) ? (rows, labels) : nil
  }

  /// Reports a key of made data that stands beside data.
  private static func refuseMade<Value>(_ key: Key<Value>, _ reader: ObjectReader) {
    guard reader.has(key) else { return }
    reader.error(
      at: key, "`\(key.name)` is for data that is made, but there are `features`", hint: "leave one of them out")
  }

  /// The rows, all as long as the first; nil if anything was wrong with one.
  private static func rows(_ nodes: [Node], _ sink: DiagnosticSink) -> [[Double]]? {
    let width = nodes.first?.array?.count ?? 0
    let rows = nodes.compactMap { node -> [Double]? in
      guard let elements = node.array else {
        sink.error(
          at: node.offset, "a row of `features` must be a list of numbers, not \(node.kind)",
          hint: "write `[[1, 0.5], [-1, 2]]`, a row for each sample")
        return nil
      }
      guard !elements.isEmpty, elements.count == width || nodes.first?.array == nil else {
        let count = elements.count
        sink.error(
          at: node.offset,
          count == 0 ? "a row of `features` is empty" : "a row has \(count) numbers, the first one \(width)",
          hint: "every row has the same number of features, at least 1")
        return nil
      }
      let row = elements.compactMap { feature.decode($0, feature.declaration, sink) }
      return row.count == elements.count ? row : nil
    }
    return rows.count == nodes.count ? rows : nil
  }

  private static let feature = Key.number("feature", in: .between(-1e50, 1e50), summary: "A number of a row.")

  /// Whether the minimum can be found in about a second, four at worst; reports it if not.
  private static func isWithinReach<Value>(
    _ rows: Int, _ columns: Int, at key: Key<Value>, _ reader: ObjectReader
  ) -> Bool {
    guard columns <= mostColumns, rows * columns * columns <= mostProducts else {
      reader.error(
        at: key, "finding the minimum over \(rows) rows of \(columns) features would take long",
        hint: "at most \(mostColumns) features, and rows × features² at most \(mostProducts)")
      return false
    }
    return true
  }

  private static func made(_ reader: ObjectReader) -> (features: [[Double]], labels: [Double])? {
    if reader.has(labels) {
      reader.error(at: labels, "`labels` without `features`", hint: "give both, or neither: then data is made")
      return nil
    }
    let (samples, dimension) = (reader.read(samples), reader.read(dimension))
    guard let seed = reader.read(dataSeed), let separation = reader.read(separation), let samples, let dimension
    else { return nil }
    let largest = reader.has(Self.dimension) ? Self.dimension : Self.samples
    guard isWithinReach(samples, dimension, at: largest, reader) else { return nil }
    let generator = RunKey(seed: UInt64(seed), run: 0).generator(for: .data)
    var direction = (0..<dimension).map { generator.normal(0, draw: UInt64($0)) }
    let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    direction = direction.map { $0 / norm * separation * Double(dimension).squareRoot() }
    var (features, labels): ([[Double]], [Double]) = ([], [])
    for sample in 1...samples {
      let row = (0..<dimension).map {
        generator.normal(UInt64(sample), draw: UInt64($0)) / Double(dimension).squareRoot()
      }
      let product = zip(row, direction).reduce(0) { $0 + $1.0 * $1.1 }
      // The draw behind those of the row.
      let chance = generator.uniform(UInt64(sample), draw: UInt64(2 * dimension))
      features.append(row)
      labels.append(chance < 1 - Self.doubt(product) ? 1 : -1)
    }
    return (features, labels)
  }
}
