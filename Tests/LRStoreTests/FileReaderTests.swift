import Glibc
import LRInput
import LRStore
import Testing

@Suite struct FileReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(_ path: String, limit: Int = 100) -> FileError? {
    do {
      _ = try FileReader.bytes(of: path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsWholeFiles() throws {
    try folder.put("", "empty")
    try folder.put(#"{"lr": 0.1}"#, "a.json")
    #expect(try FileReader.bytes(of: folder("empty")) == [])
    let source = try FileReader.read(folder("a.json"))
    #expect(source.name == folder("a.json"))
    #expect(source.bytes == Array(#"{"lr": 0.1}"#.utf8))
  }

  @Test func aLargeFileArrivesWhole() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try AtomicFile.write(bytes, to: folder("large"))
    #expect(try FileReader.bytes(of: folder("large")) == bytes)
  }

  @Test func theLimitHolds() throws {
    try folder.put(String(repeating: "x", count: 100), "a")
    #expect(try FileReader.bytes(of: folder("a"), limit: 100).count == 100)
    #expect(error(folder("a"), limit: 99)?.reason == .tooLong(limit: 99))
    #expect(error("/dev/zero", limit: 1 << 20)?.reason == .tooLong(limit: 1 << 20))
    #expect(error("/dev/zero", limit: 1 << 20)?.message == "cannot read `/dev/zero`: it is larger than 1 MiB")
    #expect(error("/dev/null") == nil)
  }

  @Test func eachFailureHasItsReason() throws {
    try folder.put("x", "file")
    try folder.link("loop", to: "loop")
    #expect(error(folder("none"))?.reason == .missing)
    #expect(error(folder("none"))?.message == "cannot read `\(folder("none"))`: there is no such file")
    #expect(error(folder.path)?.reason == .folder)
    #expect(error(folder("file/x"))?.reason == .notFolder)
    #expect(error(folder("loop"))?.reason == .system(ELOOP))
    #expect(error("")?.reason == .missing)
    #expect(error("a\0b")?.reason == .missing)
    #expect(error("a\u{1B}[31m")?.message == "cannot read `a␛[31m`: there is no such file")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func forbiddenFilesAreSaidSo() throws {
    try folder.put("x", "secret")
    chmod(folder("secret"), 0)
    #expect(error(folder("secret"))?.reason == .forbidden)
  }

  @Test func pipesAreReadToTheirEnd() async throws {
    let path = folder("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    async let outcome = Task.detached { try AtomicFile.write([UInt8](repeating: 65, count: 200_000), to: path) }.value
    #expect(try FileReader.bytes(of: path).count == 200_000)
    #expect(try await outcome == .written)
    // Still a pipe: it was written to, not replaced.
    #expect(folder.status("pipe").st_mode & S_IFMT == S_IFIFO)
  }
}
