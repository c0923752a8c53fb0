extension MarkdownDocument {
  /// The words that a node is read as: of a heading or a link what is shown, of a picture its description, of code its letters;
  /// nothing of HTML and of notes.
  public func plainText(of node: MarkdownNode) -> String {
    var text = ""
    for part in nodes[node.id..<node.next] {
      switch part.kind {
      case .text: text += MarkdownText.string(source.bytes[part.range])
      case .escape: text += MarkdownText.string(source.bytes[part.range.lowerBound + 1..<part.range.upperBound])
      case .entity: text += MarkdownText.unescaped(source.bytes[part.range])
      case .softBreak, .hardBreak: text += " "
      case .code(let code): text += self.code(code.content, in: part)
      case .role(_, let content): text += self.code(content, in: part)
      case .math(let math): text += content(math.content, in: part).text
      case .autolink(let link): text += address(link)
      default: break
      }
    }
    return text
  }

  /// The letters of code in a line: its line ends are blanks.
  public func code(_ range: Range<Int>, in node: MarkdownNode) -> String {
    content(range, in: node).text.replacing("\n", with: " ")
  }

  /// Where a link, a picture or an autolink leads, escapes and entities resolved; nil for other nodes.
  public func destination(of node: MarkdownNode) -> String? {
    switch node.kind {
    case .link(let target), .image(let target): MarkdownText.unescaped(source.bytes[target.destination])
    case .autolink(let link): link.prefix.rawValue + address(link)
    case .definition(let definition): MarkdownText.unescaped(source.bytes[definition.destination])
    default: nil
    }
  }

  /// The title of a link or a picture; nil where there is none.
  public func title(of node: MarkdownNode) -> String? {
    switch node.kind {
    case .link(let target), .image(let target):
      let holder = target.definition.map { nodes[definitions[$0]] } ?? node
      return target.title.map { MarkdownText.unescaped(content($0, in: holder).bytes[...]) }
    case .definition(let definition):
      return definition.title.map { MarkdownText.unescaped(content($0, in: node).bytes[...]) }
    default: return nil
    }
  }

  /// What stands behind the fence of a block of code, escapes and entities resolved.
  public func info(of code: MarkdownCodeBlock) -> String {
    code.info.map { MarkdownText.unescaped(source.bytes[$0]) } ?? ""
  }

  private func address(_ link: MarkdownAutolink) -> String {
    let bytes = source.bytes[link.address]
    guard !link.isBare, bytes.contains(UInt8(ascii: "&")) else { return MarkdownText.string(bytes) }
    var text: [UInt8] = []
    let all = Array(bytes)
    var at = 0
    while at < all.count {
      if all[at] == UInt8(ascii: "&"), let entity = Entity(in: all, at: at) {
        text += entity.text.utf8
        at = entity.end
      } else {
        text.append(all[at])
        at += 1
      }
    }
    return MarkdownText.string(text[...])
  }
}

extension MarkdownDocument {
  /// The attributes at a range that a node gives: `{#id .class}`.
  public func attributes(_ range: Range<Int>, in node: MarkdownNode) -> MarkdownAttributes? {
    let content = content(range, in: node)
    guard var list = MarkdownAttributes(content.bytes, at: 0, to: content.bytes.count) else { return nil }
    list.range = content.sourceRange(of: list.range)
    for index in list.items.indices {
      list.items[index].key = content.sourceRange(of: list.items[index].key)
      list.items[index].value = content.sourceRange(of: list.items[index].value)
    }
    return list
  }
}
