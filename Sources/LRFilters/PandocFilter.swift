public import LRInput
import LRPlotKit

/// A JSON filter of pandoc: blocks of class `lrplot` become figures, inline code of that class and tags numbers.
///
/// pandoc before 3 (API 1.22) has a paragraph with a picture where later ones (1.23) have a figure.
public struct PandocFilter {
  private var text: HostText
  private let target: PandocTarget
  private var hasFigures = false
  private var blocks: [HostBlock] = []
  private var sites: [Site] = []
  /// Blocks that pandoc has read as code in a line.
  private var lost: [String] = []

  /// Something of the tree that is replaced once all blocks are known.
  private enum Site {
    case block(Node, Int)
    case number(Node, String)
    /// Neighbours that hold tags.
    case words(Node, Node, String)
    case math(Node, String)
    case reference(Node, String, isEmpty: Bool)
  }

  /// What a filter of pandoc prints.
  ///
  /// - Parameters:
  ///   - input: pandoc's tree.
  ///   - target: what pandoc says that it writes: `html`, `latex`.
  public static func run(_ input: DiagnosticSink, target: String, _ make: ReportMaker) -> FilterOutcome {
    guard let text = HostText(input), let version = text.root["pandoc-api-version"]?.array?.map({ $0.integer ?? 0 }),
      text.root["blocks"] != nil
    else {
      if !input.hasErrors {
        input.error(at: 0, "this is no document of pandoc", hint: "`pandoc --filter pandoc-lrplot`")
      }
      return .refused([input])
    }
    var filter = PandocFilter(text, PandocTarget(target))
    filter.hasFigures = !version.lexicographicallyPrecedes([1, 23])
    return filter.run(make)
  }

  private init(_ text: HostText, _ target: PandocTarget) { (self.text, self.target) = (text, target) }

  private mutating func run(_ make: ReportMaker) -> FilterOutcome {
    for part in ["meta", "blocks"] { if let node = text.root[part] { walk(node) } }
    guard lost.isEmpty else { return .refused(lost.map(Self.refusal)) }
    var look = ReportLook(flavor: .github, format: target.figures)
    look.language = text.root["meta"]?["lang"].flatMap(Self.words)
    look.takesFiles = false
    look.home = "the folder that pandoc runs in"
    look.scale = 2
    let report = make(blocks.enumerated().map { ($1.source($0 + 1), "block-\($0 + 1)") }, look)
    guard let figures = report.hostFigures() else { return .refused(report.messages) }
    var wrong: [DiagnosticSink] = []
    for site in sites { if let sink = fill(site, report, figures) { wrong.append(sink) } }
    guard wrong.isEmpty else { return .refused(wrong) }
    if target.isBeamer, figures.contains(where: { $0 != nil }) { numberCaptions() }
    let files = figures.compactMap { $0.map { ReportFile(path: $0.path, bytes: $0.bytes) } }
    return .done(text.bytes(of: text.root), files: files, messages: report.messages)
  }

  // MARK: Finding

  private mutating func walk(_ node: Node) {
    if let list = node.array { return walk(list) }
    guard let members = node.members else { return }
    guard let kind = node["t"]?.string else {
      for member in members { walk(member.node) }
      return
    }
    let content = node["c"]
    switch kind {
    case "CodeBlock": take(node, content?.array ?? [])
    case "Code":
      guard let parts = content?.array, parts.count == 2 else { return }
      let code = parts[1].string ?? ""
      if Self.classes(parts[0]).contains("lrplot") { sites.append(.number(node, code)) }
      // What a block with a word before its braces is for pandoc before 3.
      if code.hasPrefix("lrplot {") || code.hasPrefix("{lrplot}") { lost.append(code) }
    case "Math":
      if let tex = content?.array?.last, let text = tex.string, text.contains("<%") { sites.append(.math(tex, text)) }
    case "RawInline", "RawBlock": break
    case "Link":
      guard let parts = content?.array, parts.count == 3 else { return }
      let address = parts[2].array?.first?.string ?? ""
      if address.hasPrefix("#"), parts[1].array?.isEmpty == true {
        sites.append(.reference(parts[1], String(address.dropFirst()), isEmpty: true))
      } else {
        walk(parts[1])
      }
    case "Cite":
      if let cited = content?.array?.first?.array, cited.count == 1, let id = cited[0]["citationId"]?.string {
        sites.append(.reference(node, id, isEmpty: false))
      }
    default: if let content { walk(content) }
    }
  }

  private mutating func walk(_ list: [Node]) {
    var start = 0
    while start < list.count {
      guard let first = Self.word(list[start]) else {
        walk(list[start])
        start += 1
        continue
      }
      var (end, words) = (start + 1, first)
      while end < list.count, let word = Self.word(list[end]) { (end, words) = (end + 1, words + word) }
      if words.contains("<%") { sites.append(.words(list[start], list[end - 1], words)) }
      start = end
    }
  }

  private mutating func take(_ node: Node, _ parts: [Node]) {
    guard parts.count == 2, let attributes = parts[0].array, attributes.count == 3 else { return }
    var block = HostBlock(id: attributes[0].string ?? "")
    let classes = Self.classes(parts[0])
    guard let word = classes.first(where: { ["lrplot", "lrplot-values", "{lrplot}"].contains($0) }) else { return }
    block.word = word
    block.classes = classes.filter { $0 != word }
    block.attributes = (attributes[2].array ?? []).compactMap { pair in
      guard let pair = pair.array, pair.count == 2 else { return nil }
      return (pair[0].string ?? "", pair[1].string ?? "")
    }
    block.body = parts[1].string ?? ""
    sites.append(.block(node, blocks.count))
    blocks.append(block)
  }

  /// Says that a block is none for this pandoc.
  private static func refusal(_ code: String) -> DiagnosticSink {
    let sink = DiagnosticSink(Source(name: "`\(code.prefix(60))`", text: code))
    sink.error(
      at: 0, "this pandoc reads the block as words in a line",
      hint: "pandoc before 3 takes ```{.lrplot #fig-name caption=\"…\"}, all of it in the braces")
    return sink
  }

  private static func classes(_ attributes: Node) -> [String] {
    guard let list = attributes.array, list.count == 3 else { return [] }
    return (list[1].array ?? []).compactMap(\.string)
  }

  /// The letters of a word, or of what stands between two; nil for anything else.
  private static func word(_ node: Node) -> String? {
    switch node["t"]?.string {
    case "Str": node["c"]?.string
    case "Space", "SoftBreak": " "
    default: nil
    }
  }

  /// The words of a value of the front matter.
  private static func words(_ meta: Node) -> String? {
    meta["c"].flatMap { $0.string ?? $0.array?.compactMap(word).joined() }
  }

  // MARK: Filling in

  /// - Returns: the messages about what cannot be filled in.
  private mutating func fill(_ site: Site, _ report: Report, _ figures: [HostFigure?]) -> DiagnosticSink? {
    func value(_ name: String, isName: Bool = false) -> (String?, DiagnosticSink) {
      let sink = DiagnosticSink(Source(name: "`\(name)`", text: name))
      return (report.words(sink, isName: isName), sink)
    }
    switch site {
    case .block(let node, let index):
      // A paragraph of nothing is nothing in every format.
      let id = blocks[index].id
      let json = figures[index].map { target.figure($0, id: id, isFigure: hasFigures) }
      text.replace(node, with: json ?? #"{"t":"Plain","c":[]}"#)
    case .number(let node, let name):
      let (words, sink) = value(name, isName: true)
      guard let words else { return sink }
      text.replace(
        node, with: name.hasPrefix("tex(") ? PandocInlines.math(words) : target.words(words).joined(separator: ","))
    case .words(let first, let last, let old):
      let (words, sink) = value(old)
      guard let words else { return sink }
      text.replace(first, through: last, with: target.words(words).joined(separator: ","))
    case .math(let node, let old):
      let (words, sink) = value(old)
      guard let words else { return sink }
      text.replace(node, with: JSONText.string(words))
    case .reference(let node, let id, let isEmpty):
      guard let label = report.label(ofFigure: id) else { return nil }
      let words = target.reference(label, id: id)
      text.replace(node, with: isEmpty ? words.jsonList : PandocInlines.link(words, to: "#" + id))
    }
    return nil
  }

  /// Figures of slides have no numbers, unless they are asked for.
  private mutating func numberCaptions() {
    let raw = #"{"t":"MetaBlocks","c":[{"t":"RawBlock","c":["latex","\\setbeamertemplate{caption}[numbered]"]}]}"#
    guard let meta = text.root["meta"] else { return }
    guard let header = meta["header-includes"] else { return text.add("header-includes", Self.list([raw]), to: meta) }
    let old = header["t"]?.string == "MetaList" ? header["c"]?.array ?? [] : [header]
    let kept = old.map { String(decoding: text.bytes(of: $0), as: UTF8.self) }
    text.replace(header, with: Self.list(kept + [raw]))
  }

  private static func list(_ values: [String]) -> String { #"{"t":"MetaList","c":\#(values.jsonList)}"# }
}
