import LRStore
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

  @Test("Where nothing can be kept, nothing is, and nothing breaks")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.put("", "file")
    let results = ResultFolder(folder("file"))
    #expect(!results.save("0123abcd", [1]))
    #expect(results.load("0123abcd") == nil)
    #expect(try folder.names() == ["file"])
  }
}
