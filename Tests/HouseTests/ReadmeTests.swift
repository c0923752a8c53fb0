import Testing

@Suite("What the pages say is there")
struct ReadmeTests {
  static let pages = Repository.files().filter { $0.kind == "md" }

  @Test("Links and pictures lead somewhere", arguments: pages)
  func links(_ file: Repository.File) throws {
    let folder = file.folders.joined(separator: "/")
    for link in Page(try file.text()).localLinks {
      let path = folder.isEmpty || link.hasPrefix("/") ? link : "\(folder)/\(link)"
      #expect(Repository.exists(path), "\(file.path) links to \(link)")
    }
  }

  @Test("lrplot commands name files that are here", arguments: pages)
  func commands(_ file: Repository.File) throws {
    for words in Page(try file.text()).commands(of: "lrplot") {
      for input in Page.inputs(of: words) {
        let folder = input.firstRange(of: "/*").map { String(input[..<$0.lowerBound]) }
        #expect(Repository.exists(folder ?? input), "\(file.path): lrplot \(words.joined(separator: " "))")
      }
    }
  }

  @Test("make commands name targets of the Makefile", arguments: pages)
  func targets(_ file: Repository.File) throws {
    let makefile = try Repository.text(of: "Makefile")
    let targets = Set(makefile.split(separator: "\n").compactMap { $0.firstMatch(of: /^([a-z-]+):/)?.1 })
    for words in Page(try file.text()).commands(of: "make") {
      for word in words where !word.contains("=") {
        #expect(targets.contains(word[...]), "\(file.path): make \(words.joined(separator: " "))")
      }
    }
  }

  @Test("README begins with the two commands")
  func twoCommands() throws {
    let first = Page(try Repository.text(of: "README.md")).commands(of: "make").prefix(2)
    #expect(first == [["figures"], ["test"]])
  }

  @Test("The notes that the README shows are those of the template")
  func notes() throws {
    let notes = try Repository.text(of: "templates/reports/my-first-notes/my-first-notes.md")
    #expect(try Repository.text(of: "README.md").contains("````markdown\n\(notes)````"))
    #expect(notes.split(separator: "\n", omittingEmptySubsequences: false).count <= 11)
  }

  @Test("The lines of the README are those that a package of its own builds and draws with")
  func library() throws {
    let client = try Repository.text(of: "Tests/Client/Sources/Client/main.swift")
    #expect(try Repository.text(of: "README.md").contains("```swift\n\(client)```"))
    #expect(try Repository.text(of: "Sources/LRPlotKit/LRPlotKit.docc/LRPlotKit.md").contains("```swift\n\(client)```"))
    #expect(client.split(separator: "\n").count <= 5)
  }

  @Test("A page is read: links, pictures, commands and their inputs")
  func reader() {
    let page = Page(
      """
      [a](b.md#c) ![p](output/x.svg "title") [web](https://example.org) [here](#d) `[no](no.md)`
      <img src="y.png" width="3">
      ```sh
      $ cat t.json | .build/release/lrplot - -o out.svg   # lrplot nothing.json
      lrplot a.json b/c.json --out-dir d --format svg,png
      lrplot list
      make figures
      [no](no.md)
      ```
      """)
    #expect(page.localLinks == ["b.md", "output/x.svg", "y.png"])
    let commands = page.commands(of: "lrplot")
    #expect(commands.map(Page.inputs) == [[], ["a.json", "b/c.json"], []])
    #expect(page.commands(of: "make") == [["figures"]])
  }
}
