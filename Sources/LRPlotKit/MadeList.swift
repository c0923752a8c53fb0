import LRSpec
import LRStore

/// The files of a folder that this program made, and that cannot say so themselves: `.lrplot-made`.
///
///     1f0c…  site.pdf
///
/// A paper is made by LaTeX and bears no mark of lrplot. Where every file bears one, there is no list.
struct MadeList: Sendable {
  static let name = ".lrplot-made"
  private static let head =
    "# Made by lrplot: files that bear no mark of their making. Whoever keeps them keeps this list."
  /// A longer list is none of this program's.
  private static let longest = 16 << 20

  private let folder: String
  /// Digests of what was written, by paths below the folder; several where a build did not end.
  private var digests: [String: Set<String>] = [:]

  init(in folder: String) {
    self.folder = folder
    guard let bytes = try? FileReader.bytes(of: path, limit: Self.longest), Self.isMade(bytes) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      guard let gap = line.firstRange(of: "  ") else { continue }
      digests[String(line[gap.upperBound...]), default: []].insert(String(line[..<gap.lowerBound]))
    }
  }

  /// Where it stands.
  var path: String { "\(folder)/\(Self.name)" }

  static func isMade(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "\(head)\n".utf8) }

  /// Whether a file has the bytes that were written last.
  func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    digests[Self.key(name)]?.contains(Provenance.fileDigest(bytes)) == true
  }

  /// Adds what is to be written, and what an earlier build wrote stays: should this one end before its time, both are known.
  mutating func add(_ name: String, _ bytes: [UInt8]) {
    digests[Self.key(name), default: []].insert(Provenance.fileDigest(bytes))
  }

  /// Keeps what stands in the folder as it was written, and forgets the rest.
  mutating func settle() {
    for (name, known) in digests {
      let bytes = try? FileReader.bytes(of: "\(folder)/\(Self.plain(name))", limit: OutputFolder.largest)
      let digest = bytes.map { Provenance.fileDigest($0) }
      digests[name] = digest.flatMap { known.contains($0) ? [$0] : nil }
    }
  }

  /// Writes the list, or removes one that holds nothing.
  func save() throws(FileError) {
    guard !digests.isEmpty else {
      if let bytes = try? FileReader.bytes(of: path, limit: Self.longest), Self.isMade(bytes) {
        AtomicFile.remove(path)
      }
      return
    }
    let lines = digests.keys.sorted().flatMap { name in
      (digests[name] ?? []).sorted().map { "\($0)  \(name)\n" }
    }
    try AtomicFile.write(Array((Self.head + "\n" + lines.joined()).utf8), to: path)
  }

  /// A name on one line.
  private static func key(_ name: String) -> String {
    name.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func plain(_ key: String) -> String {
    // A backslash that is none of `\n` stands for itself.
    key.split(separator: "\\\\", omittingEmptySubsequences: false).map { $0.replacing("\\n", with: "\n") }
      .joined(separator: "\\")
  }
}
