import LRMath
import Testing

@testable import LRTraining

@Suite("Logistic regression")
struct LogisticRegressionTests {
  private static let rows = [[1, 0.5], [-1, 2], [0.3, -0.7], [2, 1]]
  private static let labels = [1.0, -1, -1, 1]
  private static let small = """
    {"type": "logistic_regression", "features": [[1, 0.5], [-1, 2], [0.3, -0.7], [2, 1]],
     "labels": [1, -1, -1, 1], "l2": 0.1, "start": [0.5, -0.25]}
    """

  private func logistic(_ text: String) throws -> LogisticRegression {
    try #require(try TrainingText.problem(text) as? LogisticRegression)
  }

  @Test("Loss and gradient are the formula's")
  func formula() throws {
    let place = Place(try logistic(Self.small))
    #expect(Array(place.x) == [0.5, -0.25])
    var (loss, gradient) = (0.0, [0.05, -0.025])
    for (row, label) in zip(Self.rows, Self.labels) {
      let margin = label * (row[0] * 0.5 - row[1] * 0.25)
      loss += Math.log(1 + Math.exp(-margin)) / 4
      for index in 0..<2 { gradient[index] -= label * row[index] / (1 + Math.exp(margin)) / 4 }
    }
    loss += 0.05 * (0.25 + 0.0625)
    #expect(abs(place.loss - loss) < 1e-15)
    for (found, wanted) in zip(place.exactGradient, gradient) { #expect(abs(found - wanted) < 1e-15) }
    for (exact, difference) in zip(place.exactGradient, place.differences) { #expect(abs(exact - difference) < 1e-9) }
    let (seen, g) = place.gradient(for: 3)
    #expect(seen == place.loss && g == place.exactGradient)
  }

  @Test(
    "Neither end of the margin overflows or loses its digits", arguments: [1e-300, 1e-12, 1, 20.5, 36, 700, 800, 1e9])
  func margins(margin: Double) {
    let (right, wrong) = (LogisticRegression.softplus(ofMinus: margin), LogisticRegression.softplus(ofMinus: -margin))
    #expect(wrong.isFinite && right >= 0 && abs(wrong - right - margin) <= 1e-15 * max(1, margin))
    if margin > 20, margin < 700 { #expect(abs(right / Math.exp(-margin) - 1) < 1e-8, "no cut at 20") }
    let (small, large) = (LogisticRegression.doubt(margin), LogisticRegression.doubt(-margin))
    #expect(abs(small + large - 1) < 1e-15 && small >= 0 && small <= 0.5)
    if margin > 20, margin < 700 { #expect(abs(small / Math.exp(-margin) - 1) < 1e-8) }
  }

  @Test(
    "The least loss is that of Newton's method, where the gradient is 0 but for rounding",
    arguments: [
      small, #"{"type": "logistic_regression", "l2": 0.001}"#,
      #"{"type": "logistic_regression", "samples": 40, "dimension": 6, "l2": 1e-6, "data_seed": 3}"#,
      #"{"type": "logistic_regression", "features": [[1], [2]], "labels": [1, 1], "l2": 1e-20}"#,
      #"{"type": "logistic_regression", "features": [[0, 0]], "labels": [1], "l2": 0.5}"#,
    ])
  func least(text: String) throws {
    let problem = try logistic(text)
    let rows = (0..<problem.labels.count).map { row in
      Array(problem.features[row * problem.dimension..<(row + 1) * problem.dimension])
    }
    let minimum = try #require(LogisticMinimum(rows, problem.labels, l2: problem.l2))
    #expect(problem.leastLoss == minimum.loss)
    let place = Place(problem)
    place.move(to: minimum.weights)
    #expect(abs(place.loss - minimum.loss) <= 4e-16 * (1 + place.loss))
    // f − f* is at most ‖∇f‖²/2λ, since f is λ-strongly convex.
    let squared = place.exactGradient.reduce(0) { $0 + $1 * $1 }
    #expect(squared / (2 * problem.l2) <= 1e-12 * place.loss)
    // And no neighbour lies lower.
    for index in place.x.indices {
      for side in [-1e-3, 1e-3] {
        var point = minimum.weights
        point[index] += side * max(1, abs(point[index]))
        place.move(to: point)
        #expect(place.loss >= minimum.loss)
      }
    }
  }

  @Test("Without a penalty excess loss is not counted, nor where the minimum is out of reach")
  func noLeast() throws {
    #expect(try logistic(#"{"type": "logistic_regression", "l2": 0}"#).leastLoss == nil)
    let far = #"{"type": "logistic_regression", "features": [[1], [2]], "labels": [1, 1], "l2": 1e-300}"#
    #expect(try logistic(far).leastLoss == nil)
  }

  @Test("L is the largest curvature that the data allows, also where it lies across all of the axes")
  func smoothness() throws {
    // XᵀX/n = [[2.5, −2.5], [−2.5, 2.5]], whose eigenvector is (1, −1).
    let across = #"{"type": "logistic_regression", "features": [[1, -1], [2, -2]], "labels": [1, -1], "l2": 0.5}"#
    #expect(abs(try logistic(across).smoothness - (5.0 / 4 + 0.5)) < 1e-14)
    let problem = try logistic(#"{"type": "logistic_regression", "l2": 0.001}"#)
    var draws = Draws(seed: 4)
    let (a, b) = (Place(problem), Place(problem))
    for _ in 0..<30 {
      for index in a.x.indices {
        a.x[index] = draws.normal()
        b.x[index] = a.x[index] + 0.1 * draws.normal()
      }
      let change = zip(a.exactGradient, b.exactGradient).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let distance = zip(a.x, b.x).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      #expect(change.squareRoot() <= problem.smoothness * distance.squareRoot())
    }
  }

  @Test("The largest eigenvalue, of matrices whose eigenvalues are known")
  func eigenvalues() {
    #expect(LargestEigenvalue.of([7], size: 1) == 7)
    #expect(LargestEigenvalue.of([0, 0, 0, 0], size: 2) == 0)
    #expect(abs(LargestEigenvalue.of([2, 1, 1, 2], size: 2) - 3) < 1e-14)
    #expect(abs(LargestEigenvalue.of([-2, 0, 0, -5], size: 2) + 2) < 1e-14)
    // 2 on the diagonal and −1 beside it: 2 − 2 cos(kπ/(n + 1)); the identity, all of whose eigenvalues are one.
    for size in [3, 20, 60] {
      var (matrix, identity) = ([Double](repeating: 0, count: size * size), [Double](repeating: 0, count: size * size))
      for i in 0..<size {
        (matrix[i * size + i], identity[i * size + i]) = (2, 1e9)
        if i > 0 { (matrix[i * size + i - 1], matrix[(i - 1) * size + i]) = (-1, -1) }
      }
      let largest = 2 + 2 * Math.cosPi(1 / Double(size + 1))
      #expect(abs(LargestEigenvalue.of(matrix, size: size) - largest) < 1e-13)
      #expect(abs(LargestEigenvalue.of(identity, size: size) - 1e9) < 1e-4)
    }
  }

  @Test("Made data has the size, the scale and the labels that are said, and depends on its seed alone")
  func made() throws {
    let problem = try logistic(#"{"type": "logistic_regression", "l2": 0.001}"#)
    #expect(problem.labels.count == 200 && problem.dimension == 20 && problem.features.count == 4000)
    #expect(problem.isDeterministic && abs(Place(problem).loss - Math.log(2)) < 1e-14)
    let mean = problem.features.reduce(0, +) / 4000
    let variance = problem.features.reduce(0) { $0 + $1 * $1 } / 4000
    #expect(abs(mean) < 5 / (80_000.0).squareRoot() && abs(variance * 20 - 1) < 5 * (2.0 / 4000).squareRoot())
    let positive = problem.labels.count { $0 == 1 }
    #expect(abs(positive - 100) < 5 * 8 && problem.labels.allSatisfy { abs($0) == 1 })
    let again = try logistic(#"{"type": "logistic_regression", "data_seed": 1, "samples": 200, "batch": 5}"#)
    #expect(again.features == problem.features && again.labels == problem.labels)
    let other = try logistic(#"{"type": "logistic_regression", "data_seed": 2}"#)
    #expect(other.features != problem.features)
    // A model of norm 0 knows nothing; one of norm 1e6 decides every label.
    let sure = try logistic(#"{"type": "logistic_regression", "separation": 1e6, "l2": 1e-9, "samples": 50}"#)
    #expect((sure.leastLoss ?? 1) < 1e-4)
  }

  @Test("A batch has the mean gradient of the rows it draws, around the whole one")
  func batches() throws {
    let problem = try logistic(#"{"type": "logistic_regression", "samples": 12, "dimension": 3, "batch": 4}"#)
    #expect(!problem.isDeterministic)
    let place = Place(problem)
    place.move(to: [0.4, -0.3, 1])
    let (exact, whole) = (place.exactGradient, place.loss)
    var (sums, loss) = ([0.0, 0, 0], 0.0)
    let count = 3000
    for step in 0..<count {
      let (seen, g) = place.gradient(for: step)
      loss += seen
      for index in 0..<3 { sums[index] += g[index] }
    }
    for index in 0..<3 { #expect(abs(sums[index] / Double(count) - exact[index]) < 0.015) }
    #expect(abs(loss / Double(count) - whole) < 0.02)
    #expect(place.gradient(for: 5).gradient == Place(problem, run: 0).with([0.4, -0.3, 1]).gradient(for: 5).gradient)
  }

  @Test(
    "Wrong data is said at its place, every mistake of it",
    arguments: [
      (
        #"{"type": "logistic_regression", "features": [[1, 2], [3]], "labels": [1, 1]}"#,
        ["53: a row has 1 numbers, the first one 2"]
      ),
      (
        #"{"type": "logistic_regression", "features": [[1], 3, ["x"], []], "labels": [1, 1, 1, 1]}"#,
        [
          "50: a row of `features` must be a list of numbers, not a number",
          "54: `feature` must be a number, not a string",
          "60: a row of `features` is empty",
        ]
      ),
      (
        #"{"type": "logistic_regression", "features": [[1], [1e60]], "labels": [0, 1, 0.5]}"#,
        [
          "51: `feature` must be between -1e50 and 1e50, not 1e60",
          "70: a label must be -1 or 1, not 0 (write labels of 0 and 1 as -1 and 1)",
          "76: a label must be -1 or 1, not 0.5",
        ]
      ),
      (
        #"{"type": "logistic_regression", "features": [[1], [2]], "labels": [1]}"#,
        ["66: there are 1 labels, but 2 rows of features"]
      ),
      (
        #"{"type": "logistic_regression", "features": [[1], [2]]}"#,
        ["0: `labels` is missing from a logistic_regression problem"]
      ),
      (#"{"type": "logistic_regression", "labels": [1]}"#, ["42: `labels` without `features`"]),
      (
        #"{"type": "logistic_regression", "features": [[1, 2]], "labels": [1], "start": [0]}"#,
        ["78: `start` has 1 numbers, but a row has 2"]
      ),
      (
        #"{"type": "logistic_regression", "features": [[1]], "labels": [1], "samples": 3, "separation": 2}"#,
        [
          "77: `samples` is for data that is made, but there are `features`",
          "94: `separation` is for data that is made, but there are `features`",
        ]
      ),
      (
        #"{"type": "logistic_regression", "samples": 100000, "dimension": 100}"#,
        ["64: finding the minimum over 100000 rows of 100 features would take long"]
      ),
      (#"{"type": "logistic_regression", "batch": 0}"#, ["41: `batch` must be between 1 and 1000000, not 0"]),
      (#"{"type": "logistic_regression", "features": []}"#, ["0: `labels` is missing", "44: `features` must have"]),
    ])
  func wrong(text: String, starts: [String]) {
    let said = TrainingText.said(ofProblem: text)
    #expect(said.count == starts.count && zip(said, starts).allSatisfy { $0.hasPrefix($1) }, "\(said)")
  }

  // MARK: The theorem

  @Test("The least squared gradient stays below (2(f₀ − f*) + LG²Ση²)/(2Ση), by orders of magnitude at a constant rate")
  func theorem() throws {
    let problem = try logistic(#"{"type": "logistic_regression", "samples": 60, "dimension": 5, "l2": 0.01}"#)
    let (smoothness, least) = (problem.smoothness, try #require(problem.leastLoss))
    var results: [String: Double] = [:]
    let schedules: [(String, (Double) -> Double)] = [
      ("constant", { _ in 1 }), ("c/√t", { 1 / $0.squareRoot() }), ("c/t", { 1 / $0 }), ("c/t²", { 1 / ($0 * $0) }),
    ]
    for (name, shape) in schedules {
      let rates = (1...150).map { shape(Double($0)) / smoothness }
      let cell = TrainingCell(
        problem: .iterates(problem), optimizer: ReadOptimizer(type: "sgd", rule: SGD()), identity: name,
        rates: RateTable(rates), seed: 1, runs: 0..<1,
        recording: Recording(quantities: [.excessLoss, .squaredGradient, .bestSquaredGradient]))
      let record = cell.run().records[0]
      let (excess, squared, best) = (record.series[0], record.series[1], record.series[2])
      let largest = squared.max() ?? 0
      #expect(largest <= 2 * smoothness * excess[0], "G² is at most 2L(f₀ − f*) while rates stay below 2/L")
      var (sum, squares) = (0.0, 0.0)
      for step in rates.indices {
        sum += rates[step]
        squares += rates[step] * rates[step]
        #expect(best[step] <= (2 * excess[0] + smoothness * largest * squares) / (2 * sum), "\(name), step \(step)")
      }
      #expect(abs(excess[0] - (Math.log(2) - least)) < 1e-15)
      results[name] = best[150]
    }
    // The bound ranks c/t before a constant rate; the runs do not.
    let order = try ["constant", "c/√t", "c/t", "c/t²"].map { try #require(results[$0]) }
    #expect(order == order.sorted() && order[0] < 1e-6 * order[2])
  }
}

extension Place {
  fileprivate func with(_ point: [Double]) -> Place {
    move(to: point)
    return self
  }
}
