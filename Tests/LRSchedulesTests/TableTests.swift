import Testing

@testable import LRSchedules

struct TableTests {
  @Test func theListAndThenItsLastValue() throws {
    let table = try read(#"{"type": "table", "values": [0.1, 0.3, 0.2]}"#, run: 10)
    expect(table.schedule, [0: 0.1, 0.5: 0.2, 1: 0.3, 2: 0.2, 3: 0.2, 100: 0.2])
    #expect(table.peak == 0.3)
    #expect(table.schedule.phases(until: 10).isEmpty)
  }

  @Test func equalNeighboursShareALine() throws {
    let table = try schedule(#"{"type": "table", "values": [0.1, 0.1, 0.1, 0.2, 0.2]}"#, run: 10)
    #expect(pieces(table, until: 10).map(\.end) == [2, 3, 4, 10])
  }

  @Test func aLongTableCostsOnePieceAStep() {
    let table = TableCurve(rates: [Double](repeating: 0.5, count: 1_000_000))
    #expect(table.piece(at: 17.5).start == 17)
    #expect(pieces(HeldAtEnd(table, length: 2e6), until: 2e6).count < 5000)
  }

  @Test func wrongValues() {
    #expect(mistakes(#"{"type": "table", "values": []}"#).count == 1)
    #expect(mistakes(#"{"type": "table", "values": [0.1, -1, "x"]}"#).count == 2)
    #expect(mistakes(#"{"type": "table"}"#).count == 1)
  }
}
