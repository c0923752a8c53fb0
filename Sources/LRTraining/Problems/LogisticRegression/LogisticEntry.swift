import LRInput
import LRMath

extension LogisticRegression {
  private static let features = Key.nodes(
    "features", count: 1...100_000, kind: "list of rows", items: SchemaFragment(.array),
    summary: "The data: a row of numbers for each sample. Without it, data is made.")
  private static let labels = Key.numbers(
    "labels", in: .between(-1, 1), count: 1...100_000, summary: "−1 or 1 for each row.")
  private static let l2 = Key.number(
    "l2", in: .between(0, 1e50), default: 0, summary: "Weight of the penalty ½‖w‖².")
  private static let start = Key.numbers(
    "start", in: .between(-1e50, 1e50), count: 1...10_000, defaultText: "all 0", summary: "w_0.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 1_000_000), kind: "rows", defaultText: "all rows",
    summary: "Rows that a gradient is the mean over, drawn with replacement.")
  private static let samples = Key.integer(
    "samples", in: .between(1, 100_000), kind: "rows", default: 200, summary: "Rows of data that is made.")
  private static let dimension = Key.integer(
    "dimension", in: .between(1, 10_000), kind: "coordinates", default: 20, summary: "Columns of data that is made.")
  private static let dataSeed = Key.integer(
    "data_seed", in: .between(0, 9_007_199_254_740_991), default: 1, summary: "Of the data that is made.")
  private static let separation = Key.number(
    "separation", in: .between(0, 1e6), default: 3,
    summary: "‖w‖ of the model that labels made data: its labels are drawn with probability 1/(1 + e^(−⟨w, x⟩)).")

  /// Most numbers in the data.
  private static let mostNumbers = 5_000_000

  static let entry = ProblemEntry(
    name: "logistic_regression", otherNames: ["logreg", "logistic", "logistic_loss"],
    summary: "Logistic regression with an L2 penalty: smooth, convex, and without a formula for its minimum.",
    formula: "f(w) = mean_i ln(1 + exp(−y_i ⟨x_i, w⟩)) + l2/2·‖w‖²",
    latex:
      #"f(w) = \frac1n\sum_i \ln\bigl(1 + e^{-y_i\langle x_i, w\rangle}\bigr) + \frac{\lambda}{2}\lVert w\rVert^2"#,
    edges: """
      There is no intercept but for a feature that is constant. With `l2` 0 on data that a plane separates there is no \
      minimum, and no excess loss. Made data: x_ij ~ N(0, 1)/√dimension.
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
        reader.error(at: start, "`start` has \(list.count) numbers, but a row has \(width)")
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
    for key in [samples, dimension, dataSeed] where reader.has(key) {
      reader.error(
        at: key, "`\(key.declaration.name)` is for data that is made, but there are `features`",
        hint: "leave one of them out")
    }
    let labels = reader.require(labels)
    guard let nodes = reader.read(features) else { return nil }
    var rows: [[Double]] = []
    for node in nodes {
      guard let row = row(node, reader) else { return nil }
      guard row.count == rows.first?.count ?? row.count, !row.isEmpty else {
        reader.sink.error(
          at: node.offset, "the row has \(row.count) numbers, the first one \(rows.first?.count ?? 0)",
          hint: "every row has the same number of features, at least 1")
        return nil
      }
      rows.append(row)
    }
    guard let labels else { return nil }
    guard labels.count == rows.count else {
      reader.error(at: Self.labels, "there are \(labels.count) labels for \(rows.count) rows")
      return nil
    }
    guard labels.allSatisfy({ $0.magnitude == 1 }) else {
      reader.error(at: Self.labels, "a label must be −1 or 1", hint: "labels of 0 and 1 become −1 and 1")
      return nil
    }
    return (rows, labels)
  }

  private static func row(_ node: Node, _ reader: ObjectReader) -> [Double]? {
    guard let elements = node.array else {
      reader.sink.error(at: node.offset, "a row of `features` must be a list of numbers, not \(node.kind)")
      return nil
    }
    var row: [Double] = []
    for element in elements {
      guard let number = element.double, abs(number) <= 1e50 else {
        reader.sink.error(at: element.offset, "a feature must be a number between −1e50 and 1e50, not \(element.kind)")
        return nil
      }
      row.append(number)
    }
    return row
  }

  private static func made(_ reader: ObjectReader) -> (features: [[Double]], labels: [Double])? {
    if reader.has(labels) {
      reader.error(at: labels, "`labels` without `features`", hint: "give both, or neither: then data is made")
      return nil
    }
    let (samples, dimension) = (reader.read(samples), reader.read(dimension))
    guard let seed = reader.read(dataSeed), let separation = reader.read(separation), let samples, let dimension
    else { return nil }
    guard samples * dimension <= mostNumbers else {
      reader.error(
        at: Self.samples, "the data would have \(samples * dimension) numbers", hint: "at most \(mostNumbers)")
      return nil
    }
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
