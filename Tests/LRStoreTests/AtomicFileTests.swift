import Foundation
import Glibc
import LRStore
import Testing

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, _ path: String) throws(FileError) -> AtomicFile.Outcome {
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  private func error(_ path: String) -> FileError? {
    do {
      try AtomicFile.write([1, 2, 3], to: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func createsReplacesAndLeavesAlone() throws {
    #expect(try write("one", folder("a.svg")) == .created)
    #expect(try write("two", folder("a.svg")) == .written)
    #expect(try folder.text("a.svg") == "two")
    #expect(try write("two", folder("a.svg")) == .unchanged)
    #expect(try write("", folder("a.svg")) == .written)
    #expect(try write("", folder("a.svg")) == .unchanged)
    #expect(try folder.names() == ["a.svg"])
  }

  @Test func unchangedBytesKeepTheFileAndItsTime() throws {
    _ = try write("one", folder("a"))
    var times = [timespec(tv_sec: 1000, tv_nsec: 0), timespec(tv_sec: 1000, tv_nsec: 0)]
    utimensat(AT_FDCWD, folder("a"), &times, 0)
    let before = folder.status("a")
    #expect(try write("one", folder("a")) == .unchanged)
    #expect(folder.status("a").st_mtim.tv_sec == 1000)
    #expect(folder.status("a").st_ino == before.st_ino)
    #expect(try write("two", folder("a")) == .written)
    #expect(folder.status("a").st_mtim.tv_sec > 1000)
    // Replaced in one move, not written over.
    #expect(folder.status("a").st_ino != before.st_ino)
  }

  @Test func foldersAreMade() throws {
    #expect(try write("x", folder("a/b/c/d.svg")) == .created)
    #expect(try folder.text("a/b/c/d.svg") == "x")
    #expect(try folder.names("a/b/c") == ["d.svg"])
  }

  @Test func permissionsOfTheReplacedFileStay() throws {
    _ = try write("one", folder("a"))
    let mask = umask(0)
    umask(mask)
    #expect(folder.status("a").st_mode & 0o7777 == 0o666 & ~mask)
    chmod(folder("a"), 0o640)
    _ = try write("two", folder("a"))
    #expect(folder.status("a").st_mode & 0o7777 == 0o640)
  }

  @Test func linksStayAndTheirTargetIsReplaced() throws {
    try folder.put("old", "deep/target")
    try folder.link("deep/second", to: "target")
    try folder.link("first", to: "deep/second")
    #expect(try write("new", folder("first")) == .written)
    #expect(try folder.text("deep/target") == "new")
    #expect(folder.status("first").st_mode & S_IFMT == S_IFLNK)
    #expect(folder.status("deep/second").st_mode & S_IFMT == S_IFLNK)
    #expect(folder.status("deep/target").st_mode & S_IFMT == S_IFREG)

    try folder.link("dangling", to: "new/file")
    #expect(try write("x", folder("dangling")) == .created)
    #expect(try folder.text("new/file") == "x")
  }

  @Test func failuresLeaveEverythingAsItWas() throws {
    try folder.put("old", "file")
    try folder.link("loop", to: "loop")
    #expect(error(folder("file/x.svg"))?.reason == .notFolder)
    #expect(error(folder("file/y/x.svg"))?.reason == .notFolder)
    #expect(error(folder.path)?.reason == .folder)
    #expect(error(folder("none/"))?.reason == .folder)
    #expect(error(folder("loop"))?.reason == .system(ELOOP))
    #expect(error("")?.reason == .missing)
    #expect(try folder.names() == ["file", "loop"])
    #expect(try folder.text("file") == "old")
    #expect(
      error(folder("file/x.svg"))?.message
        == "cannot write `\(folder("file/x.svg"))`: a part of its path is a file, not a folder")
  }

  @Test func theTemporaryFileGoesWhenTheMoveFails() throws {
    // Too long for a file name, but not so the temporary one's: the failure comes with the move.
    #expect(error(folder(String(repeating: "é", count: 200)))?.reason == .system(ENAMETOOLONG))
    #expect(try folder.names() == [])
  }

  @Test func namesThatAreNoTextAreRefused() throws {
    // As a command line gives the bytes 7A FF.
    #expect(error(folder("z\u{FFFD}.svg"))?.reason == .unreadableName)
    #expect(error(folder("z\u{FFFD}/fig.svg"))?.reason == .unreadableName)
    #expect(try folder.names() == [])
  }

  @Test func longNamesAreWritten() throws {
    let name = String(repeating: "é", count: 127)
    #expect(try write("x", folder(name)) == .created)
    #expect(try folder.names() == [name])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func forbiddenFoldersAreSaidSo() throws {
    try folder.put("x", "a/b")
    chmod(folder("a"), 0o500)
    defer { chmod(folder("a"), 0o700) }
    #expect(error(folder("a/b"))?.reason == .forbidden)
  }

  @Test func devicesAreWrittenTo() throws {
    #expect(try AtomicFile.write([1], to: "/dev/null") == .written)
    #expect(error("/dev/full")?.reason == .diskFull)
    #expect(error("/dev/full")?.message == "cannot write `/dev/full`: the disk is full")
  }

  @Test(arguments: ["/dev/fd/", "/proc/self/fd/"])
  func openFilesAreWrittenToAndNotReplaced(prefix: String) throws {
    try folder.put("head ", "a")
    let inode = folder.status("a").st_ino
    let descriptor = open(folder("a"), O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    #expect(try write("tail", "\(prefix)\(descriptor)") == .written)
    #expect(try folder.text("a") == "head tail")
    #expect(folder.status("a").st_ino == inode)
  }

  @Test func signalsComeThroughAfterwards() throws {
    var before = sigset_t()
    var after = sigset_t()
    pthread_sigmask(SIG_SETMASK, nil, &before)
    _ = try write("x", folder("a"))
    #expect(error(folder("a/b")) != nil)
    pthread_sigmask(SIG_SETMASK, nil, &after)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE] {
      #expect(sigismember(&before, signal) == sigismember(&after, signal))
    }
  }

  @Test func manyWritersNeverMix() async throws {
    let path = folder("a")
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            let bytes = [UInt8](repeating: UInt8(65 + writer), count: 10_000 + writer)
            #expect(throws: Never.self) { try AtomicFile.write(bytes, to: path) }
            let read = try? FileReader.bytes(of: path)
            #expect(Set(read ?? []).count == 1)
            #expect(read?.count == 10_000 + Int(read?.first ?? 0) - 65)
          }
        }
      }
    }
    #expect(try folder.names() == ["a"])
  }
}
