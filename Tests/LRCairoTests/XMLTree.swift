import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML file as a tree that tests can ask; nil if it is not well-formed.
final class XMLTree: NSObject, XMLParserDelegate {
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(name: String, attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// The element itself and all below it, in order.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func children(named name: String) -> [Element] { children.filter { $0.name == name } }
  }

  private var open: [Element] = []
  private var found: Element?

  static func root(of bytes: [UInt8]) -> Element? {
    let reader = XMLTree()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader.found : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name: name, attributes: attributes)
    open.last?.children.append(element)
    if found == nil { found = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
