import LRConfigs
import Testing

@testable import LRSpec

@Suite("Jumps in logs")
struct LogJumpTests {
  private static func jumps(_ values: [Double]) -> [Double] {
    LogJump.find(in: values.enumerated().map { LogSample(step: Double($0 + 1), value: $1) }).map(\.after.step)
  }

  @Test("A run that was resumed with a fresh scheduler is back up at once")
  func resumed() {
    #expect(Self.jumps([1e-5, 9e-6, 8e-6, 1e-5]) == [4])
    #expect(Self.jumps([10, 9, 8, 7, 6, 10, 9, 8, 7]) == [6])
  }

  @Test("A warmup, a cycle, many restarts and a decay are none")
  func others() {
    #expect(Self.jumps([0, 1, 2, 3, 2, 1, 0]) == [])
    #expect(Self.jumps([3, 2, 1, 0, 1, 2, 3, 2, 1]) == [])
    #expect(Self.jumps([3, 1, 3, 1, 3, 1, 3, 1]) == [])
    #expect(Self.jumps([5, 4, 3, 2, 1]) == [])
    #expect(Self.jumps([1, 1, 1]) == [])
    #expect(Self.jumps([1]) == [])
    #expect(Self.jumps([100, 50, 10, 10.5, 10, 9]) == [])
  }
}
