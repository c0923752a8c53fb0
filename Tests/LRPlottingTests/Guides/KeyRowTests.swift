import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Rows of samples and names")
struct KeyRowTests {
  private func key(_ names: [String], width: Double = 720, height: Double = 432) -> KeyRow {
    let series = names.enumerated().map { Series.line($1, slot: $0, from: 1, to: 0) }
    let sheet = Sheet(.plain(width: width, height: height, panels: []), measurer: FixedMeasurer())
    return KeyRow(series, sheet: sheet, left: 50, first: 60)
  }

  private func texts(_ key: KeyRow) -> [TextRun] {
    key.nodes.compactMap { node in
      guard case .text(let run) = node else { return nil }
      return run
    }
  }

  @Test("Short names stand in one row, a gap apart")
  func oneRow() {
    // 12 px type, 0.6 em a letter: names of 21.6 px after samples of 24 px and gaps of 6 and 22 px.
    let key = key(["one", "two", "six"])
    #expect(key.rows == 1)
    #expect(key.baseline == 60)
    #expect(texts(key).map { ($0.origin.x * 10).rounded() / 10 } == [80, 153.6, 227.2])
    #expect(key.nodes.count == 6)
  }

  @Test("Names too many for a row stand in columns under one another")
  func columns() {
    let key = key((0..<12).map { "schedule \($0)" })
    let runs = texts(key)
    #expect(key.rows == 3)
    #expect(Set(runs.map(\.origin.x)).count == 5)
    #expect(key.baseline == 60 + 2 * 18)
    #expect(runs.allSatisfy { $0.origin.x + $0.width <= 704 })
  }

  @Test("Long names are shortened so that the rows stay few")
  func long() {
    let key = key((0..<12).map { "\($0) " + String(repeating: "very long ", count: 20) })
    #expect(key.rows == 4)
    let runs = texts(key)
    #expect(runs.allSatisfy { $0.text.hasSuffix("…") && $0.origin.x + $0.width <= 704 })
  }

  @Test("In a narrow figure no column is narrower than ten letters")
  func narrow() {
    let key = key((0..<12).map { "\($0) " + String(repeating: "very long ", count: 20) }, width: 200, height: 200)
    #expect(key.rows == 12)
    #expect(texts(key).allSatisfy { $0.text.count >= 10 })
  }

  @Test("A sample looks like its curve")
  func sample() throws {
    let series = Series.line("b", slot: 1, from: 1, to: 0)
    let sheet = Sheet(.plain(panels: []), measurer: FixedMeasurer())
    let nodes = LineSample(series, sheet: sheet).nodes(from: Point(5, 6), length: 24)
    let stroke = CurveMark.stroke(series, sheet: sheet, alone: false)
    #expect(nodes == [.shape(Shape(path: .line(from: Point(5, 6), to: Point(29, 6)), stroke: stroke))])
    #expect(!stroke.dash.isEmpty)
  }
}
