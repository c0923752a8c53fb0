import Testing

@Suite("Rooms import only what they may")
struct LayerTests {
  @Test("Every import line of Sources", arguments: Repository.sources)
  func imports(_ file: Repository.File) throws {
    let folder = try #require(file.folders.dropFirst().first, "Sources holds rooms, not files")
    let room = try #require(Room.named(folder), "\(folder) is not in Tests/HouseTests/Room.swift")
    let complaints = ImportLine.complaints(about: try file.text(), in: room)
    #expect(complaints == [], "in \(file.path)")
  }

  @Test("Package.swift gives each room what the table says")
  func manifest() throws {
    let targets = Manifest(try Repository.text(of: "Package.swift")).targets
      .filter { $0.path?.hasPrefix("Tests/") != true }
    #expect(Set(targets.map(\.name)) == Set(Room.all.map(\.name)))
    for target in targets {
      #expect(target.dependencies == Room.named(target.name)?.imports, "the dependencies of \(target.name)")
    }
  }

  @Test("ARCHITECTURE.md tells the same table")
  func architecture() throws {
    var told: [String: Set<String>] = [:]
    for line in try Repository.text(of: "ARCHITECTURE.md").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.matches(of: /`([A-Za-z]+)`/).map { String($0.1) } }
      if cells.count == 4, cells[0].count == 1, let name = cells[0].first, Room.named(name) != nil {
        told[name] = Set(cells[2])
      }
    }
    for room in Room.all {
      #expect(told[room.name] == room.imports.union(room.system), "the row of \(room.name) in ARCHITECTURE.md")
    }
  }

  @Test(
    "A planted import is found",
    arguments: [
      ("import Foundation", "line 1: LRCairo may not import Foundation"),
      ("\n  private import LRPlotting", "line 2: LRCairo may not import LRPlotting"),
      ("import struct LRSpec.ChartSpec", "line 1: LRCairo may not import LRSpec"),
      ("import class FoundationXML.XMLParser // ours", "line 1: LRCairo may not import FoundationXML"),
      ("@preconcurrency public import Foundation", "line 1: LRCairo may not import Foundation"),
      ("import LRScene; import LRMath", "line 1: LRCairo may not import LRMath"),
      ("@testable import LRScene", "line 1: @testable is for tests"),
      ("import CCairo", "line 1: CCairo must be a private or internal import"),
      ("public import CCairo", "line 1: CCairo must be a private or internal import"),
      ("@_exported import CCairo", "line 1: CCairo must be a private or internal import"),
    ])
  func planted(text: String, complaint: String) throws {
    let room = try #require(Room.named("LRCairo"))
    #expect(ImportLine.complaints(about: text, in: room) == [complaint])
  }

  @Test(
    "A proper import is let through",
    arguments: [
      "import LRScene", "internal import CCairo", "private import CCairo", "import Glibc",
      "import func Glibc.open", "// import Foundation", "let important = 1", "/// import Foundation first",
    ])
  func proper(text: String) throws {
    let room = try #require(Room.named("LRCairo"))
    #expect(ImportLine.complaints(about: text, in: room) == [])
  }

  @Test("A manifest is read: names, dependencies, products, paths; comments are not")
  func manifestReader() {
    let manifest = Manifest(
      """
      dependencies: [.package(url: "x", from: "1.0.0")],
      targets: [
        .target(name: "A"),  // .target(name: "Z")
        .executableTarget(
          name: "B", dependencies: ["A", .product(name: "P", package: "x")]),
        .target(name: "C", dependencies: ["A"], path: "Tests/C"),
        .testTarget(name: "T", dependencies: ["B"]),
      ]
      """)
    #expect(
      manifest.targets == [
        Manifest.Target(name: "A", dependencies: [], path: nil),
        Manifest.Target(name: "C", dependencies: ["A"], path: "Tests/C"),
        Manifest.Target(name: "B", dependencies: ["A", "P"], path: nil),
      ])
  }
}
