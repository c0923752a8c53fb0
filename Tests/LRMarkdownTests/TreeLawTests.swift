import LRInput
import LRMarkdown
import Testing

/// What holds for every document, checked on thousands that nobody would write, with every extension.
@Suite("Laws of the tree")
struct TreeLawTests {
  static func documents(_ seed: UInt64) -> [MarkdownDocument] {
    var generator = DocumentGenerator(seed: seed)
    return (0..<500).map { index in
      var bytes = Array(generator.wild().utf8)
      // Some are no text at all.
      if index % 10 == 0, !bytes.isEmpty {
        for _ in 0..<5 { bytes[generator.below(bytes.count)] = UInt8(generator.below(256)) }
      }
      return MarkdownDocument(Source(name: "x", bytes: bytes), dialect: [.all, .gfm, .commonMark][index % 3])
    }
  }

  @Test("A node lies in what holds it, behind the one before it", arguments: 1...8)
  func ranges(seed: UInt64) {
    for document in Self.documents(seed) {
      var wrong: [String] = []
      for node in document.nodes {
        guard node.range.upperBound <= document.source.bytes.count else {
          return wrong.append("\(node.kind): beyond the end")
        }
        var end = node.range.lowerBound
        for child in document.children(of: node) {
          if child.range.lowerBound < end || child.range.upperBound > node.range.upperBound {
            wrong.append("\(child.kind) \(child.range) in \(node.kind) \(node.range)")
          }
          if child.parent != node.id || child.next > node.next { wrong.append("\(child.kind) is not linked") }
          end = child.range.upperBound
        }
      }
      #expect(wrong == [], "\(document.text(0..<document.source.bytes.count).debugDescription)")
    }
  }

  @Test("A byte of content is the byte of the source that it says", arguments: 1...4)
  func content(seed: UInt64) {
    for document in Self.documents(seed) {
      var wrong = 0
      for node in document.nodes where !node.isInline {
        let content = document.content(of: node)
        for (offset, byte) in content.bytes.enumerated() {
          let source = content.sourceOffset(of: offset)
          let isBreak = byte == 0x0A
          let isSame = source < document.source.bytes.count && document.source.bytes[source] == byte
          let isBlank = byte == 0x20 && source < document.source.bytes.count
          let back = content.offset(ofSource: source)
          if !isSame && !isBreak && !isBlank || isSame && back != nil && !isBlank && !isBreak && back != offset {
            wrong += 1
          }
        }
      }
      #expect(wrong == 0, "\(document.text(0..<document.source.bytes.count).debugDescription)")
    }
  }

  @Test("Letters of text are in no code, formula or tag, and what is code holds no text", arguments: 1...4)
  func leaves(seed: UInt64) {
    for document in Self.documents(seed) {
      for node in document.nodes {
        switch node.kind {
        case .code, .html, .math, .role, .codeBlock, .htmlBlock, .mathBlock, .frontMatter, .definition, .text:
          #expect(node.next == node.id + 1)
          if !node.range.isEmpty {
            #expect(document.node(at: node.range.lowerBound).id == node.id)
            #expect(document.context(at: node.range.lowerBound) == document.context(of: node))
          }
        default: break
        }
      }
    }
  }

  @Test("What is put into the place of a block stays in what holds it", arguments: 1...4)
  func replacement(seed: UInt64) {
    for document in Self.documents(seed) where document.dialect == .all {
      for node in document.codeBlocks {
        guard case .codeBlock(let code) = node.kind, code.fence != nil else { continue }
        let prefix = document.continuationPrefix(of: node)
        let fence = "`````````````````````````````````````````"
        let block = "\(fence)js\n\(prefix)new\n\(prefix)\n\(prefix)two\n\(prefix)\(fence)"
        let bytes = document.source.bytes
        let text = Array(bytes[..<node.range.lowerBound]) + block.utf8 + bytes[node.range.upperBound...]
        let after = MarkdownDocument(Source(name: "x", bytes: text))
        let new = after.node(at: node.range.lowerBound)
        #expect(
          after.content(of: new).text == "new\n\ntwo\n", "\(String(decoding: text, as: UTF8.self).debugDescription)")
        let (was, now) = (
          document.ancestors(of: node).map(\.range.lowerBound), after.ancestors(of: new).map(\.range.lowerBound)
        )
        #expect(was == now, "\(String(decoding: text, as: UTF8.self).debugDescription)")
      }
    }
  }
}
