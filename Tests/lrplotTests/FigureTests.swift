import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension Program.Result {
  /// Standard output as XML. Nothing at all is no XML, but a trap for the parser of Foundation.
  func document() throws -> XMLDocument {
    try #require(!output.isEmpty)
    return try XMLDocument(data: output)
  }
}

@Suite("An SVG is fit for a page")
struct FigureTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func svg(_ spec: Data, _ arguments: String...) throws -> (document: XMLDocument, text: String) {
    let result = try Program.run(["-", "-o", "-"] + arguments, in: folder, input: spec)
    #expect(result.code == 0, "\(result.errorText)")
    return (try result.document(), result.text)
  }

  @Test("every template: well-formed, named, described, in px", arguments: try Templates.quick().map(\.name))
  func templates(_ name: String) throws {
    let data = try Data(contentsOf: Templates.folder.appendingPathComponent(name + ".json"))
    for form in ["outlines", "live"] {
      let (document, _) = try svg(data, "--text", form)
      try expectFit(document)
    }
  }

  @Test("every committed figure of runs: well-formed, named, described, in px", arguments: try Templates.trained())
  func committed(_ name: String, svg: Data) throws {
    let document = try XMLDocument(data: svg)
    try expectFit(document)
    try expectShortNumbers(document)
  }

  private func expectFit(_ document: XMLDocument) throws {
    let root = try #require(document.rootElement())
    func attribute(_ name: String, of element: XMLElement? = nil) -> String {
      (element ?? root).attributes?.first { $0.name == name }?.stringValue ?? ""
    }
    #expect(root.name == "svg")
    #expect(attribute("role") == "img")
    let title = try #require(root.elements(forName: "title").first)
    let description = try #require(root.elements(forName: "desc").first)
    #expect(title.stringValue?.isEmpty == false)
    #expect((description.stringValue ?? "").count > 60)
    // A name is short; the description can be skipped.
    #expect(attribute("aria-labelledby") == attribute("id", of: title))
    #expect(attribute("aria-describedby") == attribute("id", of: description))
    let (width, height) = (attribute("width"), attribute("height"))
    #expect(attribute("viewBox") == "0 0 \(width) \(height)")
    // A line of text is as low as 16 px.
    #expect((Double(width) ?? 0) >= 120)
    #expect((Double(height) ?? 0) >= 16)
  }

  @Test("coordinates have at most two decimals", arguments: try Templates.quick().map(\.name))
  func decimals(_ name: String) throws {
    let data = try Data(contentsOf: Templates.folder.appendingPathComponent(name + ".json"))
    try expectShortNumbers(svg(data).document)
  }

  private func expectShortNumbers(_ document: XMLDocument) throws {
    let places: Set = [
      "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "viewBox", "points", "transform",
      "stroke-width", "stroke-dasharray", "font-size", "textLength", "opacity",
    ]
    var count = 0
    for node in try document.nodes(forXPath: "//@*") {
      guard let value = node.stringValue, let attribute = node.name, places.contains(attribute) else { continue }
      count += 1
      #expect(value.firstMatch(of: /\.[0-9]{3}|[0-9]e|nan|inf/) == nil, "\(attribute)=\(value.prefix(60))")
    }
    #expect(count > 10)
  }

  @Test("no id stands in two figures, and every reference is to an id of its own")
  func ids() throws {
    var owners: [String: String] = [:]
    let drawn = try Templates.quick().map { ($0.name, try svg($0.data).text) }
    let committed = try Templates.trained().map { ($0.name, String(decoding: $0.svg, as: UTF8.self)) }
    for (name, text) in drawn + committed {
      let document = try XMLDocument(data: Data(text.utf8))
      let ids = Set(try document.nodes(forXPath: "//@id").compactMap(\.stringValue))
      for id in ids { #expect(owners.updateValue(name, forKey: id) == nil, "\(id) of \(name)") }
      let references = text.matches(of: /(?:url\(#|href="#)([^)"]+)/).map { String($0.1) }
      #expect(Set(references).isSubset(of: ids))
      #expect(try document.nodes(forXPath: "//@id").count == ids.count)
    }
  }

  @Test("the same spec in two themes shares no id either")
  func themes() throws {
    func ids(_ arguments: String...) throws -> Set<String> {
      let result = try Program.run(["-", "-o", "-"] + arguments, in: folder, input: Data(Specs.cosine.utf8))
      return Set(try result.document().nodes(forXPath: "//@id").compactMap(\.stringValue))
    }
    let (light, dark, live) = (try ids(), try ids("--theme", "dark"), try ids("--text", "live"))
    #expect(!light.isEmpty)
    #expect(light.isDisjoint(with: dark))
    #expect(light.isDisjoint(with: live))
  }

  @Test("texts of the spec are escaped wherever they stand")
  func escaped() throws {
    let evil = #"</title><script>alert(1)</script> & \"]]> <!-- ' "#
    let spec = #"""
      { "title": "\#(evil)", "subtitle": "\#(evil)", "description": "\#(evil)", "steps": 10,
        "curves": [{ "label": "\#(evil)", "schedule": { "type": "constant", "lr": 1 } },
                   { "label": "b", "schedule": { "type": "constant", "lr": 2 } }] }
      """#
    for form in ["outlines", "live"] {
      let (document, text) = try svg(Data(spec.utf8), "--text", form)
      #expect(try document.nodes(forXPath: "//*[local-name()='script']").isEmpty)
      #expect(!text.contains("<script"))
      let plain = evil.replacing("\\\"", with: "\"")
      #expect(document.rootElement()?.elements(forName: "title").first?.stringValue == plain)
      #expect(document.rootElement()?.elements(forName: "desc").first?.stringValue == plain)
    }
  }

  @Test("a `description` of the spec is the description of the figure")
  func description() throws {
    let spec = #"{ "description": "Flat.", "steps": 10, "schedule": { "type": "constant", "lr": 1 } }"#
    #expect(try svg(Data(spec.utf8)).document.rootElement()?.elements(forName: "desc").first?.stringValue == "Flat.")
  }

  @Test("four schedules of 10,000 steps: 30 kB as outlines, 10 kB as live text")
  func size() throws {
    let spec = #"""
      { "title": "Four schedules with the same peak", "subtitle": "All reach 0.1", "steps": 10000, "curves": [
        { "label": "cosine", "schedule": { "type": "cosine", "lr": 0.1, "warmup": 500 } },
        { "label": "step ÷10", "schedule": { "type": "step", "lr": 0.1, "every": 3000 } },
        { "label": "1cycle", "schedule": { "type": "one_cycle", "lr": 0.1 } },
        { "label": "SGDR ×2", "schedule": { "type": "cosine_restarts", "lr": 0.1, "first": 1430, "mult": 2 } } ] }
      """#
    #expect(try svg(Data(spec.utf8)).text.utf8.count <= 30_000)
    #expect(try svg(Data(spec.utf8), "--text", "live").text.utf8.count <= 10_000)
  }
}
