import LRStore
import Synchronization
import Testing

@Suite("Results in a folder")
struct ResultFolderTests {
  @Test("What was kept is found again, by its name alone")
  func kept() throws {
    let folder = try TemporaryFolder()
    let results = ResultFolder(folder("deep/cache"))
    #expect(results.load("0123abcd") == nil)
    #expect(results.save("0123abcd", [1, 2, 3]))
    #expect(results.load("0123abcd") == [1, 2, 3])
    #expect(results.load("0123abce") == nil)
    #expect(results.file("0123abcd") == folder("deep/cache/01/23abcd.run"))
    #expect(try folder.names("deep/cache/01") == ["23abcd.run"])
  }

  @Test("Where nothing can be kept, nothing is, nothing breaks, and the reason is told once")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.put("", "file")
    let told = Mutex<[String]>([])
    let results = ResultFolder(folder("file")) { error in told.withLock { $0.append(error.message) } }
    #expect(results.failure == nil)
    #expect(!results.isReady() && !results.isReady())
    #expect(!results.save("0123abcd", [1]) && !results.save("1123abcd", [1]))
    #expect(results.load("0123abcd") == nil)
    #expect(try folder.names() == ["file"])
    #expect(results.failure == FileError(folder("file"), .notFolder, isWriting: true))
    #expect(told.withLock { $0 } == [try #require(results.failure).message])
  }

  @Test("What cannot be written leaves no folder behind, and takes none that holds anything")
  func emptyFolders() throws {
    let folder = try TemporaryFolder()
    let results = ResultFolder(folder("cache"))
    #expect(results.isReady())
    #expect(try folder.names("cache") == [])
    #expect(results.save("0123", [1]))
    // No file system has names this long: the folder of two letters can be made, the file in it cannot.
    let long = String(repeating: "a", count: 300)
    for part in ["01", "02", "03"] { #expect(!results.save(part + long, [1])) }
    #expect(try folder.names("cache") == ["01"])
    #expect(results.load("0123") == [1])
    #expect(results.failure?.isWriting == true)
  }
}
