import Synchronization
import Testing

@testable import LRTraining

@Suite("Work on several threads")
struct WorkersTests {
  @Test("Results come in order, each piece is done once", arguments: [1, 2, 3, 8, 64])
  func order(threads: Int) {
    for count in [0, 1, 2, 5, 300] {
      let calls = Mutex([Int](repeating: 0, count: max(1, count)))
      let told = Mutex<[Int]>([])
      let results = Workers(threads: threads).map(
        count, done: { done in told.withLock { $0.append(done) } }
      ) { index in
        calls.withLock { $0[index] += 1 }
        // Pieces of very different length.
        return (0..<(index % 7) * 1000).reduce(index) { $0 &+ $1 &* 0 }
      }
      #expect(results == Array(0..<count))
      #expect(calls.withLock { $0.prefix(count).allSatisfy { $0 == 1 } })
      #expect(told.withLock { $0.sorted() } == (count == 0 ? [] : Array(1...count)))
    }
  }

  @Test("There is at least one thread, and as many as processors unless told")
  func threads() {
    #expect(Workers(threads: 0).threads == 1 && Workers(threads: -3).threads == 1)
    #expect(Workers().threads == Workers.processors && Workers.processors >= 1)
    #expect(Workers(threads: 2).map(-4) { $0 } == [])
  }

  @Test("Nothing is lost where results are optional")
  func optionals() {
    let results = Workers(threads: 3).map(50) { $0 % 2 == 0 ? $0 : nil }
    #expect(results == (0..<50).map { $0 % 2 == 0 ? $0 : nil })
  }

  @Test("Work within work comes to its end")
  func nested() {
    let sums = Workers(threads: 2).map(4) { outer in
      Workers(threads: 2).map(4) { outer * 10 + $0 }.reduce(0, +)
    }
    #expect(sums == [6, 46, 86, 126])
  }
}
