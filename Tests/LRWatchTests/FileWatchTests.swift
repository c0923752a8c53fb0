import Foundation
import Testing

@testable import LRWatch

@Suite("Changes of files are seen, however they are made")
struct FileWatchTests {
  private final class Folder {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("lrplot-watch-\(UUID().uuidString)").path
    init() throws { try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: root) }
    func path(_ name: String) -> String { root + "/" + name }
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }
  }

  /// Whether the watch has anything to say within a second.
  private static func wakes(_ watch: FileWatch) -> Bool {
    var file = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    defer { watch.drain() }
    return poll(&file, 1, 1000) > 0
  }

  @Test("Written in place, replaced, removed, made anew, behind a link: each wakes and differs")
  func changes() throws {
    let folder = try Folder()
    try folder.write("a.json", "1")
    try folder.write("far.json", "1")
    let files = [folder.path("a.json"), folder.path("link.json")]
    try FileManager.default.createDirectory(atPath: folder.path("deep"), withIntermediateDirectories: true)
    try folder.write("deep/b.json", "1")
    try FileManager.default.createSymbolicLink(atPath: files[1], withDestinationPath: folder.path("deep/b.json"))
    let watch = FileWatch()
    watch.watch(files)
    var before = FileStamps(files)
    func expectChange(_ what: String, _ change: () throws -> Void) throws {
      try change()
      #expect(Self.wakes(watch), "\(what) does not wake")
      #expect(before.renewed != before, "\(what) is not seen")
      before = before.renewed
      watch.watch(files)
      watch.drain()
    }
    try expectChange("writing") {
      let file = try #require(FileHandle(forWritingAtPath: files[0]))
      try file.write(contentsOf: Data("22".utf8))
      try file.close()
    }
    try expectChange("replacing") { _ = rename(folder.path("far.json"), files[0]) }
    try expectChange("removing") { unlink(files[0]) }
    try expectChange("making anew") { try folder.write("a.json", "333") }
    try expectChange("writing behind a link") { try folder.write("deep/b.json", "22") }
    #expect(before.renewed == before)
  }

  @Test("A file whose folder is not there yet is waited for")
  func missing() throws {
    let folder = try Folder()
    let file = folder.path("later/a.json")
    let watch = FileWatch()
    watch.watch([file])
    let before = FileStamps([file])
    try FileManager.default.createDirectory(atPath: folder.path("later"), withIntermediateDirectories: true)
    #expect(Self.wakes(watch))
    watch.watch([file])
    try folder.write("later/a.json", "1")
    #expect(Self.wakes(watch))
    #expect(before.renewed != before)
  }

  @Test("What is followed from now on is known as it was before it was read")
  func follow() throws {
    let folder = try Folder()
    try folder.write("a.json", "1")
    var stamps = FileStamps([folder.path("a.json")])
    try folder.write("a.json", "22")
    stamps.follow([folder.path("a.json"), folder.path("b.json")])
    #expect(stamps.files == [folder.path("a.json"), folder.path("b.json")])
    #expect(stamps.renewed != stamps)
    stamps.follow([folder.path("b.json")])
    #expect(stamps.renewed == stamps)
  }
}
