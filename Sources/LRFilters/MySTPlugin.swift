public import LRInput
import LRPlotKit
import LRReport

/// An executable plugin of MyST: a directive and a role `lrplot`, and a transform, which knows all charts of a page.
///
/// A directive and a role are each called by themselves. A figure keeps the block that it was made of (`data.lrplot`), and a role
/// is a tag; the transform, which sees the whole page, reads the blocks again and fills the tags in.
public enum MySTPlugin {
  /// What the plugin says of itself.
  public static let declaration: [UInt8] = {
    func options(_ names: [String]) -> String {
      names.map { "\(JSONText.string($0)):{\"type\":\"string\"}" }.joined(separator: ",")
    }
    let text = """
      {"name":"lrplot","directives":[
      {"name":"lrplot","doc":"A chart of learning-rate schedules.","arg":{"type":"string","doc":"The path of its spec."},
      "options":{\(options(Self.options)),"hidden":{"type":"boolean"}},
      "body":{"type":"string","doc":"The spec."}},
      {"name":"lrplot-values","doc":"Values that are worked out of charts.","body":{"type":"string"}}],
      "roles":[{"name":"lrplot","doc":"A number of a chart.","body":{"type":"string","required":true}}],
      "transforms":[{"name":"lrplot","stage":"document","doc":"Fills numbers in."}]}

      """
    return Array(text.utf8)
  }()

  private static let options = ["name", "label", "caption", "alt", "width", "file"]

  /// Answers one call.
  ///
  /// - Parameters:
  ///   - kind: `--directive`, `--role` or `--transform`.
  ///   - name: of the directive.
  public static func run(_ input: DiagnosticSink, _ kind: String, _ name: String, _ make: ReportMaker) -> FilterOutcome
  {
    guard let text = HostText(input) else { return .refused([input]) }
    switch kind {
    case "--directive": return directive(text.root, isValues: name == "lrplot-values", make)
    case "--role":
      let path = text.root["body"]?.string ?? ""
      return done([#"{"type":"text","value":\#(JSONText.string("<% \(path) %>"))}"#].jsonList)
    default:
      var page = MySTPage(text)
      return page.filled(make)
    }
  }

  private static func done(_ json: String, _ messages: [DiagnosticSink] = []) -> FilterOutcome {
    .done(Array(json.utf8), files: [], messages: messages)
  }

  private static func directive(_ data: Node, isValues: Bool, _ make: ReportMaker) -> FilterOutcome {
    var block = HostBlock()
    block.body = data["body"]?.string ?? ""
    let kept: (HostBlock) -> String = { block in
      #"{"lrplot":\#(JSONText.string(String(decoding: block.source(1).bytes, as: UTF8.self)))}"#
    }
    let hidden = { (block: HostBlock) in [#"{"type":"comment","value":"","data":\#(kept(block))}"#].jsonList }
    if isValues {
      block.word = "lrplot-values"
      return done(hidden(block))
    }
    if let path = data["arg"]?.string, !path.isEmpty { block.attributes.append(("file", path)) }
    for option in data["options"]?.members ?? [] {
      let value = option.node.string ?? option.node.integer.map(String.init) ?? ""
      switch option.key {
      case "name", "label": block.id = value
      case "hidden": if option.node.bool != false { block.classes = ["hidden"] }
      default: block.attributes.append((option.key, Self.tagged(value)))
      }
    }
    var report = make([(block.source(1), "block-1")], look)
    var found = report.hostFigures()
    // Numbers of other charts are known to the page alone, which fills in what stands in the figure.
    let open = block.attributes.filter { ["caption", "alt"].contains($0.name) && $0.value.contains("<%") }
    var later: [String: String] = [:]
    if found == nil, !open.isEmpty {
      var drawn = block
      drawn.attributes.removeAll { attribute in open.contains { $0.name == attribute.name } }
      let other = make([(drawn.source(1), "block-1")], look)
      found = other.hostFigures()
      if found != nil { (report, later) = (other, Dictionary(open, uniquingKeysWith: { first, _ in first })) }
    }
    guard let figures = found else { return .refused(report.messages) }
    guard let figure = figures[0] else { return done(hidden(block), report.messages) }
    let name =
      block.id.isEmpty ? "" : #""label":\#(JSONText.string(block.id)),"identifier":\#(JSONText.string(block.id)),"#
    let picture =
      #"{"type":"image","url":\#(JSONText.string(figure.address)),"alt":\#(JSONText.string(later["alt"] ?? figure.alt))}"#
    let lines = later["caption"].map { Wording.all(in: $0) } ?? figure.caption
    let words = #"{"type":"paragraph","children":\#(MySTInlines.all(lines).jsonList)}"#
    let caption = lines.isEmpty ? "" : #",{"type":"caption","children":[\#(words)]}"#
    return done(
      #"[{"type":"container","kind":"figure",\#(name)"data":\#(kept(block)),"children":[\#(picture)\#(caption)]}]"#,
      report.messages)
  }

  /// Words in which roles are tags: the host gives captions as they are written.
  ///
  ///     MySTPlugin.tagged("peak {lrplot}`fig_a.lr.cosine.peak`")   // peak <% fig_a.lr.cosine.peak %>
  static func tagged(_ words: String) -> String {
    words.replacing(/\{lrplot\}`([^`]*)`/) { "<% \($0.1) %>" }
  }

  /// Figures are in the text, so that nothing is written.
  static var look: ReportLook {
    var look = ReportLook()
    look.takesFiles = false
    // A plugin is not told of the page.
    look.home = "the folder that MyST runs in"
    return look
  }
}

/// A page of MyST whose tags are filled in.
private struct MySTPage {
  private var text: HostText
  private var documents: [Source] = []
  private var tags: [Node] = []
  /// Directives of ours that gave nothing, which the host only warns of.
  private var failures: [String] = []

  init(_ text: HostText) {
    self.text = text
    walk(text.root)
  }

  private mutating func walk(_ node: Node) {
    for child in node.array ?? [] { walk(child) }
    guard node.members != nil else { return }
    if let block = node["data"]?["lrplot"]?.string {
      documents.append(Source(name: "block \(documents.count + 1)", bytes: Array(block.utf8), firstLine: 0))
    }
    switch node["type"]?.string {
    case "text", "inlineMath", "math":
      if let value = node["value"], value.string?.contains("<%") == true { tags.append(value) }
    case "image": if let alt = node["alt"], alt.string?.contains("<%") == true { tags.append(alt) }
    case "mystDirective":
      let name = node["name"]?.string ?? ""
      if name.hasPrefix("lrplot"), node["children"]?.array?.isEmpty != false {
        let line = node["position"]?["start"]?["line"]?.integer ?? 1
        failures.append("the block at line \(line) is wrong, as was said above")
      }
      if let children = node["children"] { walk(children) }
    default: if let children = node["children"] { walk(children) }
    }
  }

  mutating func filled(_ make: ReportMaker) -> FilterOutcome {
    guard failures.isEmpty else {
      let sink = DiagnosticSink(Source(name: "lrplot", text: ""))
      for failure in failures { sink.error(at: 0, failure) }
      return .refused([sink])
    }
    let report = make(documents.enumerated().map { ($1, "block-\($0 + 1)") }, MySTPlugin.look)
    guard !report.hasErrors else { return .refused(report.messages) }
    var wrong: [DiagnosticSink] = []
    for tag in tags {
      let old = tag.string ?? ""
      let sink = DiagnosticSink(Source(name: "`\(old)`", text: old))
      if let words = report.words(sink) { text.replace(tag, with: JSONText.string(words)) } else { wrong.append(sink) }
    }
    guard wrong.isEmpty, !report.hasErrors else { return .refused(report.messages + wrong) }
    return .done(text.bytes(of: text.root), files: [], messages: [])
  }
}
