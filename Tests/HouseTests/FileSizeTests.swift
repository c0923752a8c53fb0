import Testing

@Suite("Files stay small and rooms have names")
struct FileSizeTests {
  /// A file past this many lines is asked why it is not two; past `limit` the check fails.
  static let question = 250
  static let limit = 400

  @Test("No Swift file of Sources is longer than 400 lines", arguments: Repository.sources)
  func size(_ file: Repository.File) throws {
    let count = try file.lines().count - 1
    #expect(count <= Self.limit, "\(file.path) has \(count) lines: which two files is it?")
  }

  @Test("The median file has at most 150 lines")
  func median() throws {
    let sizes = try Repository.sources.map { ($0.path, try $0.lines().count - 1) }.sorted { $0.1 < $1.1 }
    try #require(!sizes.isEmpty)
    let median = sizes[sizes.count / 2].1
    print("Sources: \(sizes.count) Swift files, median \(median) lines.")
    for (path, count) in sizes where count > Self.question { print("  \(path) has \(count): could it be two?") }
    #expect(median <= 150)
  }

  @Test("Nothing is named after having no name")
  func drawers() {
    let drawers: Set<String> = ["Utils", "Utilities", "Helpers", "Common", "Extensions", "Misc", "Shared"]
    let found = (Repository.sources + Repository.files(below: "Tests")).filter {
      drawers.contains($0.stem) || $0.stem.contains("+") || $0.folders.contains(where: drawers.contains)
    }
    #expect(found.map(\.path) == [])
  }
}
