import Testing

@Suite("The folders of a room have an order")
struct FolderTests {
  private static func folder(of file: Repository.File) -> String? {
    file.folders.count > 2 ? file.folders[2] : nil
  }

  @Test("ARCHITECTURE.md tells the folders of every room, in an order that its files keep", arguments: Room.all)
  func order(_ room: Room) throws {
    let files = Repository.sources.filter { $0.folders.dropFirst().first == room.name }
    let folders = Set(files.compactMap(Self.folder))
    guard !folders.isEmpty else { return }
    let orders = FolderOrder.told(in: try Repository.text(of: "ARCHITECTURE.md")).filter { $0.room == room.name }
    let order = try #require(orders.first, "ARCHITECTURE.md does not tell the folders of \(room.name)")
    #expect(orders.count == 1 && order.folders.count == Set(order.folders).count)
    #expect(Set(order.folders) == folders)
    let complaints = order.complaints(
      about: try files.map { file in
        FolderOrder.File(name: file.name, folder: Self.folder(of: file), text: try file.text())
      })
    #expect(complaints == [], "in \(room.name)")
  }

  @Test("A name from above is found; one in a comment, a string or of one's own is none")
  func planted() {
    let order = FolderOrder(room: "Room", folders: ["Low", "High"])
    func complaints(_ text: String, in folder: String?) -> [String] {
      order.complaints(about: [
        FolderOrder.File(name: "a.swift", folder: folder, text: text),
        FolderOrder.File(name: "low.swift", folder: "Low", text: "struct Stone {}"),
        FolderOrder.File(name: "high.swift", folder: "High", text: "public struct Roof {}\nprivate struct Nail {}"),
        FolderOrder.File(name: "top.swift", folder: nil, text: "enum Flag {\n  struct Cloth {}\n}"),
      ])
    }
    #expect(complaints("let a: Roof", in: "Low") == ["Low/a.swift names Roof of High"])
    #expect(complaints("let a = [Flag]()", in: "High") == ["High/a.swift names Flag of the top"])
    #expect(complaints("let a: Stone; let b: Roof", in: nil) == [])
    #expect(complaints("// Roof\nlet a = \"Roof\"\nlet b = Nail()", in: "Low") == [])
    #expect(complaints("struct Part {\n  struct Roof {}\n}", in: "Low") == [])
    #expect(complaints("let a: Cloth", in: "Low") == [])
  }

  @Test("An order is read from a line of ARCHITECTURE.md")
  func reader() {
    #expect(
      FolderOrder.told(in: "- `A`: `B`, `C`\n- `D`: `E`. The last.\n- `F` of `G`")
        == [FolderOrder(room: "A", folders: ["B", "C"]), FolderOrder(room: "D", folders: ["E"])])
  }
}
