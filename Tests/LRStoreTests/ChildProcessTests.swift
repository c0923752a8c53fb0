import LRStore
import Testing

@Suite("Programs that are run end") struct ChildProcessTests {
  private func run(_ script: String, limit: Int? = nil, variables: [String] = []) -> ChildProcess.Outcome {
    ChildProcess.run(["sh", "-c", script], in: "/", variables: variables, limit: limit, isSilent: true)
  }

  @Test("with their code, their signal, or not at all")
  func codes() {
    #expect(run("exit 3") == .ended(3))
    #expect(run("kill -TERM $$") == .ended(143))
    #expect(ChildProcess.run(["lrplot-no-such-program"], in: "/", isSilent: true) == .missing)
    #expect(run("[ \"$a b\" = \"c d b\" ]", variables: ["a=c d"]) == .ended(0))
  }

  @Test("in time, with all that they have started", .timeLimit(.minutes(1)))
  func limit() {
    let start = ContinuousClock.now
    #expect(run("sleep 50 & sleep 50", limit: 1) == .stopped)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(run("exit 0", limit: 50) == .ended(0))
  }
}
