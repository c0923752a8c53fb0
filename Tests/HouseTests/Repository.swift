import Foundation
import Testing

/// The files of this checkout, as the tests read them.
struct Repository: Sendable {
  struct File: Sendable, CustomTestStringConvertible {
    /// From the root, with slashes: `Sources/LRMath/Piece.swift`.
    var path: String
    var url: URL

    var name: String { url.lastPathComponent }
    var stem: String { url.deletingPathExtension().lastPathComponent }
    var kind: String { url.pathExtension }
    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
    var testDescription: String { path }

    func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    func lines() throws -> [Substring] {
      try text().split(separator: "\n", omittingEmptySubsequences: false)
    }
  }

  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All files below `folder` (the root, if empty), sorted by path; hidden ones only where the project has its own.
  static func files(below folder: String = "") -> [File] {
    let base = folder.isEmpty ? root : root.appending(path: folder)
    guard
      let entries = try? FileManager.default.contentsOfDirectory(
        at: base, includingPropertiesForKeys: [.isDirectoryKey, .isSymbolicLinkKey])
    else { return [] }
    return entries.flatMap { entry -> [File] in
      let name = entry.lastPathComponent
      if name.hasPrefix(".") && !ownHidden.contains(name) { return [] }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      // A link shows files that are listed elsewhere.
      if (try? entry.resourceValues(forKeys: [.isSymbolicLinkKey]))?.isSymbolicLink == true { return [] }
      let isFolder = (try? entry.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
      return isFolder ? files(below: path) : [File(path: path, url: root.appending(path: path))]
    }
    .sorted { $0.path < $1.path }
  }

  static let sources = files(below: "Sources").filter { $0.kind == "swift" }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  private static let ownHidden: Set<String> = [
    ".ci", ".github", ".editorconfig", ".gitignore", ".swift-format",
  ]
}
