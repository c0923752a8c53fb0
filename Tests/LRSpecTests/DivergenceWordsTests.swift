import Testing

@testable import LRResults
@testable import LRSpec

/// That runs diverged is told of every table that counts them, whether it knows the steps or not.
@Suite("Words of divergence") struct DivergenceWordsTests {
  private func words(diverged: Int, of runs: Int) -> String? {
    DivergenceWords.of(ResultTable(.rows([]), runs: runs, diverged: diverged), nil, "loss above 4")
  }

  @Test("of rows without steps") func rows() {
    #expect(words(diverged: 0, of: 8) == nil)
    #expect(words(diverged: 3, of: 8) == "mean of 5 of 8 runs, 3 diverged (loss above 4)")
    #expect(words(diverged: 8, of: 8) == "all 8 runs diverged (loss above 4)")
    #expect(words(diverged: 1, of: 1) == "it diverges (loss above 4)")
  }
}
