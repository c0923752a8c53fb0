import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Who covers which part of a panel")
struct OccupancyTests {
  private let box = Rect(x: 10, y: 20, width: 100, height: 60)

  private func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
    Rect(x: x, y: y, width: width, height: height)
  }

  @Test("A line leaves its bit in the cells it passes, and in no other")
  func line() {
    var taken = Occupancy(box)
    taken.add(.line(from: Point(10, 50), to: Point(110, 50)), bit: Occupancy.bit(0))
    #expect(taken.bits(in: rect(40, 49, 10, 2)) == 1)
    #expect(taken.isFree(rect(40, 22, 10, 24)))
    #expect(taken.isFree(rect(40, 54, 10, 20)))
  }

  @Test("An arc is followed, not its chord")
  func arc() {
    var path = Path()
    path.move(to: Point(10, 80))
    path.curve(Point(10, 0), Point(110, 0), to: Point(110, 80))
    var taken = Occupancy(box)
    taken.add(path, bit: Occupancy.bit(3))
    // The top of the arc: 80 − ¾ · 80 = 20.
    #expect(taken.bits(in: rect(58, 20, 4, 3)) == 8)
    #expect(taken.isFree(rect(40, 60, 40, 20)))
  }

  @Test("Bits of two curves and of a text lie on one another")
  func several() {
    var taken = Occupancy(box)
    taken.add(.line(from: Point(10, 50), to: Point(110, 50)), bit: Occupancy.bit(0))
    taken.add(.line(from: Point(60, 20), to: Point(60, 80)), bit: Occupancy.bit(1))
    taken.add(rect(90, 40, 30, 30))
    #expect(taken.bits(in: rect(58, 48, 4, 4)) == 3)
    #expect(taken.bits(in: rect(100, 48, 4, 4)) == 1 | Occupancy.solid)
    #expect(taken.bits(in: rect(200, 200, 5, 5)) == 0)
  }

  @Test("What lies outside the panel is not counted")
  func outside() {
    var taken = Occupancy(box)
    taken.add(.line(from: Point(-500, 10), to: Point(500, 10)), bit: 1)
    taken.add(rect(0, 0, 9, 9))
    #expect(taken.isFree(box))
  }

  @Test("From the 64th curve on bits are shared, and the texts' bit is never used")
  func bits() {
    #expect((0..<200).allSatisfy { Occupancy.bit($0) != Occupancy.solid && Occupancy.bit($0) != 0 })
    #expect(Occupancy.bit(63) == Occupancy.bit(0))
  }

  @Test("The table of sums agrees with looking at every cell", arguments: 1...5)
  func table(seed: UInt64) {
    var random = Seeded(seed: seed)
    func any() -> Rect {
      rect(random.share() * 110, random.share() * 80, random.share() * 40, random.share() * 20)
    }
    var taken = Occupancy(box)
    for bit in 0..<3 { taken.add(any(), bit: Occupancy.bit(bit)) }
    var table = taken.table
    // A table that was used before keeps nothing of it.
    for bits: UInt64 in [~0, 0b101] { taken.count(bits, in: &table) }
    for _ in 0..<300 {
      let box = any()
      #expect(table.isFree(box) == (taken.bits(in: box) & 0b101 == 0), "\(box)")
    }
  }

  @Test("The distance to what is covered, in steps of 1.5 px")
  func distance() {
    var taken = Occupancy(box)
    taken.add(.line(from: Point(10, 50), to: Point(110, 50)), bit: 1)
    var table = taken.table
    taken.count(1, in: &table)
    #expect(table.distance(from: rect(40, 45, 10, 10), most: 24) == 0)
    let near = table.distance(from: rect(40, 30, 10, 10), most: 24)
    #expect(near >= 9 && near <= 12)
    #expect(table.distance(from: rect(40, 20, 10, 2), most: 12) == 12)
  }
}
