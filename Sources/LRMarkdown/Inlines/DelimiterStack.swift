/// A run of `*`, `_` or `~` that may begin or end something.
struct Delimiter {
  var letter: UInt8
  /// Its letters that nothing has used yet.
  var draft: Int
  /// Its first byte in the content, and its length at first.
  var start: Int
  var length: Int
  var canOpen: Bool
  var canClose: Bool
  var previous = -1
  var next = -1
  var isRemoved = false
}

/// Runs that nothing has used up yet, and how they match.
struct DelimiterStack {
  private var all: [Delimiter] = []
  private var last = -1
  /// For each letter, kind and length of a closer: before which place there is nothing for it.
  private var bottoms = [Int](repeating: 0, count: 16)

  mutating func push(_ delimiter: Delimiter) {
    var delimiter = delimiter
    delimiter.previous = last
    if last >= 0 { all[last].next = all.count }
    last = all.count
    all.append(delimiter)
  }

  /// Makes emphasis of all runs from a place on, and forgets them.
  mutating func match(in drafts: inout InlineDrafts, from start: Int) {
    var closer = -1
    var index = last
    while index >= 0, all[index].start >= start {
      closer = index
      index = all[index].previous
    }
    guard closer >= 0 else { return }
    for index in bottoms.indices { bottoms[index] = start }
    var tildes: [Int] = []
    while closer >= 0 {
      let delimiter = all[closer]
      if delimiter.letter == Byte.tilde {
        closer = strike(closer, &tildes, &drafts)
      } else {
        closer = delimiter.canClose ? emphasize(closer, &drafts) : delimiter.next
      }
    }
    while last >= 0, all[last].start >= start { remove(last) }
  }

  /// Looks for what a run closes; gives the run to look at next.
  private mutating func emphasize(_ closer: Int, _ drafts: inout InlineDrafts) -> Int {
    let end = all[closer]
    let bottom = (end.letter == UInt8(ascii: "*") ? 0 : 6) + (end.canOpen ? 3 : 0) + end.length % 3
    var opener = end.previous
    while opener >= 0, all[opener].start >= bottoms[bottom] {
      let begin = all[opener]
      if begin.letter == end.letter, begin.canOpen, Self.fit(begin, end) {
        return wrap(opener, closer, &drafts)
      }
      opener = begin.previous
    }
    bottoms[bottom] = end.start
    if !end.canOpen { remove(closer) }
    return end.next
  }

  /// A run inside of a word matches no run whose length together with its own is a multiple of three.
  private static func fit(_ begin: Delimiter, _ end: Delimiter) -> Bool {
    !(end.canOpen || begin.canClose) || end.length % 3 == 0 || (begin.length + end.length) % 3 != 0
  }

  private mutating func wrap(_ opener: Int, _ closer: Int, _ drafts: inout InlineDrafts) -> Int {
    let (first, last) = (all[opener].draft, all[closer].draft)
    let count =
      drafts[first].end - drafts[first].start >= 2 && drafts[last].end - drafts[last].start >= 2 ? 2 : 1
    drafts[first].end -= count
    drafts[last].start += count
    removeBetween(opener, closer)
    enclose(count == 2 ? .strong : .emphasis, first, last, count, &drafts)
    if drafts[first].start == drafts[first].end {
      drafts.remove(first)
      remove(opener)
    }
    guard drafts[last].start == drafts[last].end else { return closer }
    drafts.remove(last)
    let next = all[closer].next
    remove(closer)
    return next
  }

  /// Puts what stands between two marks, and the letters of them that are used, into an inline.
  private func enclose(
    _ kind: MarkdownNode.Kind, _ first: Int, _ last: Int, _ count: Int, _ drafts: inout InlineDrafts
  ) {
    let range = drafts[first].end..<drafts[last].start
    if drafts[first].next == last {
      drafts.insert(kind, range, after: first)
    } else {
      drafts.wrap(kind, range, from: drafts[first].next, to: drafts[last].previous)
    }
  }

  /// `~a~` and `~~a~~`, as cmark-gfm matches them: the nearest run that can open decides, whatever its length.
  private mutating func strike(
    _ closer: Int, _ tildes: inout [Int], _ drafts: inout InlineDrafts
  ) -> Int {
    let end = all[closer]
    var opener: Int?
    if end.canClose {
      while let top = tildes.last, all[top].isRemoved { tildes.removeLast() }
      let bottom = 12 + (end.canOpen ? 2 : 0) + end.length - 1
      var index = tildes.count - 1
      while index >= 0, all[tildes[index]].start >= bottoms[bottom], opener == nil {
        if Self.fit(all[tildes[index]], end) { opener = tildes[index] }
        index -= 1
      }
      if opener == nil { bottoms[bottom] = end.start }
    }
    if let opener, all[opener].length == end.length {
      let (first, last) = (all[opener].draft, end.draft)
      (drafts[first].end, drafts[last].start) = (drafts[first].start, drafts[last].end)
      removeBetween(opener, closer)
      enclose(.strikethrough, first, last, end.length, &drafts)
      drafts.remove(first)
      drafts.remove(last)
      remove(opener)
      remove(closer)
    } else if end.canOpen {
      tildes.append(closer)
    } else {
      remove(closer)
    }
    return end.next
  }

  private mutating func removeBetween(_ opener: Int, _ closer: Int) {
    while all[closer].previous != opener, all[closer].previous >= 0 { remove(all[closer].previous) }
  }

  private mutating func remove(_ index: Int) {
    let delimiter = all[index]
    if delimiter.previous >= 0 { all[delimiter.previous].next = delimiter.next }
    if delimiter.next >= 0 { all[delimiter.next].previous = delimiter.previous } else { last = delimiter.previous }
    all[index].isRemoved = true
  }
}
