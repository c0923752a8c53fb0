extension MarkdownDocument {
  /// The content of a block that holds lines: of code without its fences, of a paragraph or a heading without its marks,
  /// of HTML all; empty for other blocks.
  public func content(of node: MarkdownNode) -> MarkdownContent {
    MarkdownContent(source.bytes, Array(pieces[node.pieces]))
  }

  /// The content of a directive without the lines of its options.
  public func body(of node: MarkdownNode) -> MarkdownContent {
    guard case .codeBlock(let code) = node.kind, let directive = code.directive else { return content(of: node) }
    return MarkdownContent(source.bytes, Array(pieces[node.pieces].dropFirst(directive.optionLines)))
  }

  /// A range of the source inside of a node, without what containers put before its later lines.
  public func content(_ range: Range<Int>, in node: MarkdownNode) -> MarkdownContent {
    var block = node
    while block.pieces.isEmpty, let parent = block.parent { block = nodes[parent] }
    let inside = self.pieces(block.pieces, in: range).map { piece -> ContentPiece in
      var part = piece
      if range.lowerBound > piece.range.lowerBound { part.blanks = 0 }
      part.range = min(max(piece.range.lowerBound, range.lowerBound), piece.range.upperBound)..<piece.range.upperBound
      if range.upperBound <= piece.range.upperBound {
        part.range = part.range.lowerBound..<max(part.range.lowerBound, range.upperBound)
        part.lineEnd = nil
      }
      return part
    }
    // What no line holds (an info string, an attribute list of a heading) is whole in the source.
    return MarkdownContent(source.bytes, inside.isEmpty ? [ContentPiece(range: range)] : inside)
  }

  /// Those of some pieces that hold a part of a range; they lie in its order, and may be many.
  private func pieces(_ indices: Range<Int>, in range: Range<Int>) -> ArraySlice<ContentPiece> {
    var (low, high) = (indices.lowerBound, indices.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let piece = pieces[middle]
      if piece.range.upperBound + (piece.lineEnd ?? 0) > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    let end = pieces[low..<indices.upperBound].firstIndex { $0.range.lowerBound >= range.upperBound }
    return pieces[low..<(end ?? indices.upperBound)]
  }

  /// What a new line inside of a block has to begin with, so that it stays in what holds the block: `> ` for each quote, blanks
  /// for items, notes and admonitions, and those before a fence.
  public func continuationPrefix(of node: MarkdownNode) -> String {
    var prefix = ""
    for container in ancestors(of: node) {
      switch container.kind {
      case .quote: prefix = "> " + prefix
      case .item(let item): prefix = String(repeating: " ", count: item.indentation) + prefix
      case .footnote: prefix = "    " + prefix
      case .admonition(let admonition): prefix = String(repeating: " ", count: admonition.indentation) + prefix
      case .directive(let directive) where directive.fence.letter != Byte.colon:
        // Its lines stand as far to the right as its fence.
        prefix = String(repeating: " ", count: directive.fence.indentation) + prefix
      default: break
      }
    }
    if case .codeBlock(let code) = node.kind, let fence = code.fence {
      prefix += String(repeating: " ", count: fence.indentation)
    }
    return prefix
  }
}
