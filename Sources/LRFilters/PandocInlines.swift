import LRInput
import LRPlotKit
import LRReport

/// What pandoc writes, as far as figures care.
struct PandocTarget {
  private let name: String

  /// - Parameter name: `html5`, `latex`; empty where pandoc has not said.
  init(_ name: String) { self.name = name.split { "+-".contains($0) }.first.map(String.init) ?? "" }

  var isBeamer: Bool { name == "beamer" }

  /// What the format can show.
  var figures: FigureFormat {
    switch name {
    case "latex", "beamer", "context", "pdf", "ms": .pdf
    case "docx", "pptx", "odt", "opendocument", "rtf", "fb2", "icml": .png
    default: .svg
    }
  }

  /// Whether the format counts figures itself.
  private var counts: Bool { ["latex", "beamer", "context", "typst"].contains(name) }
  private var isLaTeX: Bool { ["latex", "beamer"].contains(name) }

  /// Words, in which LaTeX gets its numbers as formulas: a raised `⁻⁴` is a letter that some engines and fonts lack.
  func words(_ text: String) -> [String] {
    isLaTeX && !text.isEmpty ? PandocInlines.all(Wording.text(text).withSetNumbers) : PandocInlines.words(text)
  }

  /// A figure, with its number where pandoc gives none.
  ///
  /// - Parameter id: as the author gave it.
  func figure(_ figure: HostFigure, id: String, isFigure: Bool) -> String {
    var caption = PandocInlines.all(isLaTeX ? figure.caption.flatMap(\.withSetNumbers) : figure.caption)
    if !counts {
      let label = PandocInlines.words(figure.label + (caption.isEmpty ? "" : ".")).jsonList
      caption = [#"{"t":"Strong","c":\#(label)}"#] + (caption.isEmpty ? [] : [PandocInlines.space]) + caption
    }
    let address = "[\(JSONText.string(figure.path)),\(JSONText.string(isFigure ? "" : "fig:"))]"
    let name = JSONText.string(id)
    let alt = JSONText.string(figure.alt)
    guard isFigure else {
      return
        #"{"t":"Para","c":[{"t":"Image","c":[[\#(name),[],[["alt",\#(alt)]]],\#(caption.jsonList),\#(address)]}]}"#
    }
    let picture = #"{"t":"Image","c":[["",[],[]],\#(PandocInlines.words(figure.alt).jsonList),\#(address)]}"#
    let plain = caption.isEmpty ? "" : #"{"t":"Plain","c":\#(caption.jsonList)}"#
    return #"{"t":"Figure","c":[[\#(name),[],[]],[null,[\#(plain)]],[{"t":"Plain","c":[\#(picture)]}]]}"#
  }

  /// The words that stand for a figure, to which LaTeX gives a number of its own.
  func reference(_ label: String, id: String) -> [String] {
    guard isLaTeX, let blank = label.lastIndex(of: " ") else { return PandocInlines.words(label) }
    let number = #"{"t":"RawInline","c":["latex",\#(JSONText.string("\\ref*{\(id)}"))]}"#
    return PandocInlines.words(label[..<blank] + "\u{A0}") + [number]
  }
}

/// Lines of text as pandoc's tree has them, each inline as JSON.
enum PandocInlines {
  static let space = #"{"t":"Space"}"#

  /// Words and what stands between them; a text of nothing is one empty word.
  static func words(_ text: some StringProtocol) -> [String] {
    var inlines: [String] = []
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { inlines.append(space) }
      if !word.isEmpty { inlines.append(#"{"t":"Str","c":\#(JSONText.string(String(word)))}"#) }
    }
    return inlines.isEmpty ? [#"{"t":"Str","c":""}"#] : inlines
  }

  static func math(_ tex: String) -> String { #"{"t":"Math","c":[{"t":"InlineMath"},\#(JSONText.string(tex))]}"# }

  static func link(_ words: [String], to address: String, title: String = "") -> String {
    let target = "[\(JSONText.string(address)),\(JSONText.string(title))]"
    return #"{"t":"Link","c":[["",[],[]],\#(words.jsonList),\#(target)]}"#
  }

  static func all(_ words: [Wording]) -> [String] { words.flatMap(inlines) }

  private static func inlines(_ word: Wording) -> [String] {
    func node(_ name: String, _ inner: [Wording]) -> [String] { [#"{"t":"\#(name)","c":\#(all(inner).jsonList)}"#] }
    switch word {
    case .text(let text): return words(text)
    case .code(let code): return [#"{"t":"Code","c":[["",[],[]],\#(JSONText.string(code))]}"#]
    case .math(let tex): return [math(tex)]
    case .html(let tag): return [#"{"t":"RawInline","c":["html",\#(JSONText.string(tag))]}"#]
    case .lineBreak: return [#"{"t":"LineBreak"}"#]
    case .emphasis(let inner): return node("Emph", inner)
    case .strong(let inner): return node("Strong", inner)
    case .struck(let inner): return node("Strikeout", inner)
    case .link(let inner, let address, let title): return [link(all(inner), to: address, title: title)]
    case .image(let alt, let address):
      return [#"{"t":"Image","c":[["",[],[]],\#(words(alt).jsonList),[\#(JSONText.string(address)),""]]}"#]
    }
  }
}
