import Glibc
import LRStore
import Testing

@Suite struct FolderListingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func list(_ name: String = "", ending: String = ".json") throws -> [String] {
    let root = name.isEmpty ? folder.path : folder(name)
    return try FolderListing.files(in: root, endings: [ending]).map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func filesAreSortedByTheirBytes() throws {
    for name in ["b.json", "a.json", "Z.json", "é.json", "sub/c.json", "sub-2/d.json", "a.txt", "json", "x.JSON"] {
      try folder.put("{}", name)
    }
    #expect(try list() == ["Z.json", "a.json", "b.json", "sub-2/d.json", "sub/c.json", "é.json"])
    #expect(try list("sub") == ["sub/c.json"])
    #expect(try list("sub/") == ["sub/c.json"])
    #expect(try list(ending: ".txt") == ["a.txt"])
  }

  @Test func foldersBelowCanBePassedOver() throws {
    for name in ["a.json", "sub/b.json"] { try folder.put("{}", name) }
    let files = try FolderListing.files(in: folder.path, endings: [".json"], goesDeeper: false)
    #expect(files == [folder("a.json")])
  }

  @Test func hiddenNamesAndFoldersNamedLikeFilesAreNone() throws {
    for name in [".a.json", ".git/b.json", "folder.json/c.json", ".json"] { try folder.put("{}", name) }
    #expect(try list() == ["folder.json/c.json"])
  }

  @Test func linksToFilesCountLinksToFoldersDoNot() throws {
    try folder.put("{}", "sub/a.json")
    try folder.link("b.json", to: "sub/a.json")
    try folder.link("sub/up", to: "..")
    try folder.link("dead.json", to: "none")
    try folder.link("loop.json", to: "loop.json")
    #expect(try list() == ["b.json", "sub/a.json"])
  }

  @Test func failuresAreTyped() throws {
    try folder.put("{}", "a.json")
    #expect(throws: FileError(folder("none"), .missing)) {
      try FolderListing.files(in: folder("none"), endings: [".json"])
    }
    #expect(throws: FileError(folder("a.json"), .notFolder)) {
      try FolderListing.files(in: folder("a.json"), endings: [".json"])
    }
  }

  @Test func theDepthIsLimited() throws {
    let deep = (1...15).map { "d\($0)" }.joined(separator: "/")
    try folder.put("{}", deep + "/a.json")
    #expect(try list() == [deep + "/a.json"])
    try folder.put("{}", deep + "/d16/b.json")
    let error = #expect(throws: FileError.self) { try list() }
    #expect(error?.reason == .tooDeep(limit: 16))
    #expect(error?.message.hasSuffix("its folders are nested more than 16 deep") == true)
  }

  @Test func whatIsInTheWayOfAFileIsNamed() throws {
    try folder.put("x", "file")
    try folder.put("x", "sub/a.svg/b")
    try folder.link("link", to: "sub/a.svg")
    try folder.link("nowhere", to: "none")
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let expected: [(String, FileError.Reason?)] = [
      ("file", nil), ("new", nil), ("new/folder/a", nil), ("nowhere", nil), ("sub/a.svg", .folder), ("link", .folder),
      ("pipe", .endless), ("file/a", .notFolder), ("file/deep/a", .notFolder), ("pipe/a", .notFolder),
    ]
    for (name, reason) in expected {
      let obstacle = FolderListing.obstacle(to: folder(name))
      #expect(obstacle?.reason == reason && obstacle?.isWriting != false, "\(name)")
    }
    #expect(FolderListing.obstacle(to: "plain-name-that-is-not-there") == nil)
  }
}
