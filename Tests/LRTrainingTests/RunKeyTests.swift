import LRTraining
import Testing

@Suite("The key of a run")
struct RunKeyTests {
  @Test("Each seed, replicate and purpose has numbers of its own, the same whenever asked")
  func own() {
    var seen: Set<UInt64> = []
    for seed in [0, 1, 2, UInt64.max] {
      for run in [0, 1, 2, 1_000_000] {
        for purpose in [RunKey.Purpose.start, .noise, .data, .batch] {
          let bits = RunKey(seed: seed, run: run).generator(for: purpose).bits(0)
          #expect(bits == RunKey(seed: seed, run: run).generator(for: purpose).bits(0))
          #expect(seen.insert(bits).inserted)
        }
      }
    }
    #expect(seen.count == 64)
  }
}
