import Foundation
import Testing

@Suite("One version")
struct VersionTests {
  /// The constant that everything else says.
  static func version() throws -> String {
    let text = try Repository.text(of: "Sources/LRSpec/Provenance.swift")
    return String(try #require(text.firstMatch(of: /static let version = "([^"]+)"/)).1)
  }

  /// The version that a changelog begins with: that of its top section, or the one that its unreleased section will be.
  static func told(by changelog: String) -> Substring? {
    changelog.firstMatch(of: /(?m)^## (?:Unreleased\n\nWill be )?(\d+\.\d+\.\d+)(?:\.$| )/)?.1
  }

  @Test("It is a semantic version, and the changelog begins with it")
  func changelog() throws {
    let version = try Self.version()
    #expect(version.wholeMatch(of: /(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)/) != nil)
    #expect(try Self.told(by: Repository.text(of: "CHANGELOG.md")) == version[...])
    #expect(Self.told(by: "# Log\n\n## 1.2.3 (2026-12-01)\n\n## 1.2.2 (2026-11-01)\n") == "1.2.3")
    #expect(Self.told(by: "## Unreleased\n\nWill be 2.0.0.\n\n## 1.2.3 (2026-12-01)\n") == "2.0.0")
    #expect(Self.told(by: "## Unreleased\n\n### Added\n") == nil)
  }

  @Test("The README asks SwiftPM for it")
  func readme() throws {
    let readme = try Repository.text(of: "README.md")
    #expect(try readme.contains("from: \"\(Self.version())\""))
  }

  @Test("A tag of this commit that is a version is this one")
  func tag() throws {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", Repository.root.path(percentEncoded: false), "tag", "--points-at", "HEAD"]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    try git.run()
    // Without git, or outside of a clone, there is no tag to compare.
    let tags = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    git.waitUntilExit()
    for tag in tags.split(separator: "\n") where tag.contains(/^v?\d+\.\d+\.\d+$/) {
      #expect(try tag == Self.version()[...])
    }
  }
}
