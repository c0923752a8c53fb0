import Testing

@testable import LRSchedules

struct StairsTests {
  @Test(arguments: [0.1, 0.3, 1.0 / 3, 1, 7, 1e-3, 123.456])
  func boundariesBelongToTheNextStair(width: Double) {
    let stairs = Stairs(width: width)
    for index in stride(from: 0.0, to: 20_000, by: 1) {
      let start = stairs.start(of: index)
      #expect(stairs.index(at: start) == index)
      if index > 0 { #expect(stairs.index(at: start.nextDown) == index - 1) }
    }
  }
}
