import LRMath
import Testing

@Suite struct PieceTests {
  @Test func aLineRunsFromItsStartToItsEnd() {
    let piece = Piece(start: 10, end: 20, shape: .line(from: 1, to: 3))
    #expect(piece.value(at: 10) == 1)
    #expect(piece.value(at: 15) == 2)
    #expect(piece.value(at: 20) == 3)
  }

  @Test func aConstantMayLastForEver() {
    let piece = Piece.constant(0.1, from: 5, to: .infinity)
    #expect(piece.value(at: 5) == 0.1)
    #expect(piece.value(at: 1e300) == 0.1)
  }

  @Test func anArcIsItsFormula() {
    let piece = Piece(start: 0, end: 1, shape: .arc { Math.cosPi($0) })
    #expect(piece.value(at: 0.5) == 0)
    #expect(piece.value(at: 1) == -1)
  }
}
