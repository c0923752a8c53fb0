extension MarkdownDocument {
  /// What a node holds, in order.
  public func children(of node: MarkdownNode) -> some Sequence<MarkdownNode> {
    sequence(state: node.id + 1) { [nodes] id -> MarkdownNode? in
      guard id < node.next else { return nil }
      defer { id = nodes[id].next }
      return nodes[id]
    }
  }

  /// What a node holds at any depth, in the order of the source.
  public func descendants(of node: MarkdownNode) -> ArraySlice<MarkdownNode> { nodes[node.id + 1..<node.next] }

  /// What holds a node; nil for the document.
  public func parent(of node: MarkdownNode) -> MarkdownNode? { node.parent.map { nodes[$0] } }

  /// What holds a node, from the inside to the outside.
  public func ancestors(of node: MarkdownNode) -> some Sequence<MarkdownNode> {
    sequence(state: node.parent) { [nodes] id -> MarkdownNode? in
      guard let here = id else { return nil }
      id = nodes[here].parent
      return nodes[here]
    }
  }

  /// The innermost node that holds the byte at an offset; the document, where no other does.
  public func node(at offset: Int) -> MarkdownNode {
    // Ranges begin in the order of the list.
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var node = nodes[max(0, low - 1)]
    while !node.range.contains(offset), let parent = node.parent { node = nodes[parent] }
    return node
  }

  /// All blocks of code, in the order of the source.
  public var codeBlocks: [MarkdownNode] {
    nodes.filter { if case .codeBlock = $0.kind { true } else { false } }
  }

  /// All headings, in the order of the source.
  public var headings: [MarkdownNode] {
    nodes.filter { if case .heading = $0.kind { true } else { false } }
  }
}
