/// Reads lines into blocks, by the algorithm of CommonMark's appendix: a line first goes on with blocks that are open, then
/// begins new ones, and what is left of it is content.
final class BlockParser {
  var line: LineCursor
  let dialect: MarkdownDialect
  let document: OpenBlock
  /// The innermost block that is open.
  private(set) var tip: OpenBlock
  /// Where a container was not opened since it would nest too deep.
  private(set) var tooDeep: Int?
  /// What inlines may refer to.
  var labels = MarkdownLabels()

  /// By first byte, those that the dialect knows.
  private let starts: [[any BlockStart]]
  private var oldTip: OpenBlock
  private var lastMatched: OpenBlock
  private var allClosed = true

  /// - Parameter starts: the ways for a block to begin, in the order in which they are tried.
  init(_ bytes: [UInt8], from start: Int, dialect: MarkdownDialect, starts: [any BlockStart]) {
    line = LineCursor(bytes, from: start)
    self.dialect = dialect
    document = DocumentBlock(line)
    tip = document
    oldTip = document
    lastMatched = document
    var table = [[any BlockStart]](repeating: [], count: 256)
    for start in starts where start.isKnown(in: dialect) {
      for byte in start.firstBytes { table[Int(byte)].append(start) }
    }
    self.starts = table
  }

  func read() {
    while line.moveToNextLine() { readLine() }
    while tip !== document { close(tip) }
    close(document)
  }

  /// Whether the line could go on with a paragraph that it does not reach.
  var mayBeLazy: Bool { !allClosed && tip is ParagraphBlock }

  private func readLine() {
    var container = document
    oldTip = tip
    var isLast = false
    walk: while let child = container.children.last, child.isOpen {
      switch child.goesOn(&line) {
      case .goesOn: container = child
      case .ends: break walk
      case .taken:
        container = child
        isLast = true
        break walk
      case .closes:
        while tip !== child { close(tip) }
        close(child)
        return
      }
    }
    lastMatched = container
    allClosed = container === oldTip
    if isLast { return closeUnmatched() }
    for start in starts[Int(line.byte(line.first))] {
      guard let ended = start.block(endedBy: line, in: container) else { continue }
      while tip !== ended { close(tip) }
      return close(ended)
    }
    open(from: container)
  }

  private func open(from matched: OpenBlock) {
    var container = matched
    while !container.holdsLines || container.canBeInterrupted {
      switch start(in: container) {
      case .container:
        container = tip
        continue
      case .leaf: container = tip
      case .none: break
      }
      break
    }
    if !allClosed, !line.isBlank, let paragraph = tip as? ParagraphBlock, isLazy(paragraph) {
      line.advanceToFirst()
      return paragraph.take(self)
    }
    closeUnmatched()
    if container.holdsLines {
      container.take(self)
    } else if !line.isBlank, container.isOpen {
      line.advanceToFirst()
      add(ParagraphBlock(line))
      tip.take(self)
    }
  }

  /// Tries what may begin here.
  private func start(in container: OpenBlock) -> BlockOpening {
    if line.isBlank { return .none }
    if line.isIndented { return IndentedCodeBlock.open(self) }
    for start in starts[Int(line.byte(line.first))] {
      let opening = start.open(self, in: container)
      if case .none = opening { continue }
      return opening
    }
    return .none
  }

  private func isLazy(_ paragraph: ParagraphBlock) -> Bool {
    var block = paragraph.parent
    while let container = block, container !== lastMatched {
      if !container.allowsLaziness { return false }
      block = container.parent
    }
    return true
  }

  /// Whether a container may be opened here; says so once where not.
  func canNest() -> Bool {
    // What is not matched is closed first.
    let depth = allClosed ? tip.depth : lastMatched.depth
    if depth < MarkdownLimits.blocks { return true }
    if tooDeep == nil { tooDeep = line.first }
    return false
  }

  /// Closes what the line did not reach; called by whoever opens a block.
  func closeUnmatched() {
    guard !allClosed else { return }
    while tip !== lastMatched { close(tip) }
    allClosed = true
  }

  /// Adds a block to the innermost that can hold it, and makes it the tip.
  func add(_ block: OpenBlock) {
    closeUnmatched()
    while !tip.canHold(block) { close(tip) }
    block.parent = tip
    block.depth = tip.depth + 1
    tip.children.append(block)
    tip = block
  }

  /// Puts another in the place of the tip.
  func replaceTip(with block: OpenBlock) {
    guard let parent = tip.parent else { return }
    parent.children.removeLast()
    block.parent = parent
    block.depth = parent.depth + 1
    parent.children.append(block)
    tip = block
  }

  func close(_ block: OpenBlock) {
    block.isOpen = false
    tip = block.parent ?? document
    block.close(self)
  }
}
