import LRInput
import LRReport

/// Lines of text as MyST's tree has them, each inline as JSON.
enum MySTInlines {
  static func all(_ words: [Wording]) -> [String] { words.map(json) }

  private static func json(_ word: Wording) -> String {
    func leaf(_ type: String, _ value: String) -> String {
      #"{"type":"\#(type)","value":\#(JSONText.string(value))}"#
    }
    func node(_ type: String, _ inner: [Wording], _ more: String = "") -> String {
      #"{"type":"\#(type)",\#(more)"children":\#(all(inner).jsonList)}"#
    }
    switch word {
    case .text(let text): return leaf("text", text)
    case .code(let code): return leaf("inlineCode", code)
    case .math(let tex): return leaf("inlineMath", tex)
    case .html(let tag): return leaf("html", tag)
    case .lineBreak: return #"{"type":"break"}"#
    case .emphasis(let inner): return node("emphasis", inner)
    case .strong(let inner): return node("strong", inner)
    case .struck(let inner): return node("delete", inner)
    case .link(let inner, let address, let title):
      return node("link", inner, #""url":\#(JSONText.string(address)),"title":\#(JSONText.string(title)),"#)
    case .image(let alt, let address):
      return #"{"type":"image","url":\#(JSONText.string(address)),"alt":\#(JSONText.string(alt))}"#
    }
  }
}
