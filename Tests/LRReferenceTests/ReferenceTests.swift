import Foundation
import LRDialects
import LRInput
import LRReference
import LRSchedules
import LRSpec
import LRTraining
import Testing

@Suite("The reference") struct ReferenceTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/reference").standardized

  @Test("pages in docs/reference are what the declarations give", arguments: Listing.files().map(\.path))
  func pages(_ path: String) throws {
    let text = try #require(Listing.files().first { $0.path == path }?.text)
    let written = try? String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
    #expect(written == text, "docs/reference/\(path) is stale: run `make docs`")
  }

  @Test("nothing is left over in docs/reference")
  func leftOvers() throws {
    let found = FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap { $0 as? String } ?? []
    #expect(Set(found.filter { $0.hasSuffix(".md") }) == Set(Listing.files().map(\.path)))
  }

  @Test("every schedule, problem, optimizer and framework's schedule has its section")
  func sections() throws {
    let files = Dictionary(uniqueKeysWithValues: Listing.files().map { ($0.path, $0.text) })
    func has(_ name: String, _ path: String) -> Bool { files[path]?.contains("\n## \(name)\n") == true }
    for name in ScheduleEntry.catalog.names { #expect(has(name, "schedules.md"), "\(name)") }
    for name in ProblemEntry.catalog.names { #expect(has(name, "problems.md"), "\(name)") }
    for name in OptimizerEntry.catalog.names { #expect(has(name, "optimizers.md"), "\(name)") }
    for dialect in Dialect.allCases {
      for entry in dialect.catalog.all {
        #expect(has(entry.name, "dialects/\(dialect.rawValue).md"), "\(dialect.rawValue) \(entry.name)")
      }
    }
  }

  @Test("every example is a spec that reads without a mistake", arguments: Listing.files().map(\.path))
  func examples(_ path: String) throws {
    let text = try #require(Listing.files().first { $0.path == path }?.text)
    for part in text.components(separatedBy: "```json\n").dropFirst() {
      let spec = part.components(separatedBy: "\n```")[0]
      let sink = DiagnosticSink(Source(name: "spec.json", text: spec))
      let read = JSONReader.parse(sink).flatMap { ChartReader.read($0, sink: sink) }
      #expect(read != nil && !sink.hasErrors, "\(spec)\n\(sink.sorted.map(\.message).joined(separator: "\n"))")
    }
  }

  @Test("links between pages lead somewhere", arguments: Listing.files().map(\.path))
  func links(_ path: String) throws {
    let files = Dictionary(uniqueKeysWithValues: Listing.files().map { ($0.path, $0.text) })
    let text = try #require(files[path])
    for match in text.matches(of: /\]\(([^)\s]+)\)/) {
      let target = String(match.1)
      guard !target.hasPrefix("http") else { continue }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let base = URL(filePath: "/" + path).deletingLastPathComponent()
      let page = parts[0].isEmpty ? path : String(base.appending(path: parts[0]).standardized.path.dropFirst())
      let found = try #require(files[page], "\(target) in \(path)")
      guard parts.count == 2 else { continue }
      let anchors = found.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-").filter {
          $0.isLetter || $0.isNumber || "-_".contains($0)
        }
      }
      #expect(anchors.contains(parts[1]), "\(target) in \(path)")
    }
  }
}
