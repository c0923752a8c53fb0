/// A line of a program's output that says how far the training is: `iter 10: loss 3.1449`.
///
/// Hugging Face's Trainer prints dictionaries of Python, mmcv and mmengine `Epoch(train)  [1][  50/7330]  lr: 1.98e-03`,
/// Megatron fields between bars, fairseq `num_updates=100, lr=1.25e-05`, nanoGPT `iter 10: loss 3.14`, and Lightning a bar
/// with `lr=0.001` behind it.
enum PrintedLine {
  typealias Pair = (name: String, value: Double)

  private enum Kind { case dictionary, openMMLab, megatron, nanoGPT, fairseq, bar }

  /// True of a line in one of these forms.
  static func isRecord(_ line: [UInt8]) -> Bool { kind(line) != nil }

  private static func kind(_ line: [UInt8]) -> Kind? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard text.count > 8 else { return nil }
    // A bar may stand in front of the dictionary.
    if let start = place(of: "{'".utf8, in: line) { return isProgress(line[start...]) ? .dictionary : nil }
    if text.starts(with: "iter ".utf8) || text.starts(with: "step ".utf8) {
      return has(line, "loss ") ? .nanoGPT : nil
    }
    if has(line, "num_updates"), has(line, "lr") { return has(line, "| valid |") ? nil : .fairseq }
    if has(line, "Epoch(train)") || has(line, "Iter(train)") || has(line, "Epoch [") || has(line, "Iter [") {
      return has(line, "lr: ") || has(line, "lr:") ? .openMMLab : nil
    }
    if has(line, "iteration "), has(line, "learning rate") {
      return has(line, " | ") || has(line, " |") ? .megatron : nil
    }
    if has(line, "%|"), has(line, "it/s") || has(line, "s/it") { return has(line, "=") ? .bar : nil }
    return nil
  }

  /// Whether a dictionary tells of a moment of the run, not of its settings: those have dictionaries in them, and no loss.
  private static func isProgress(_ text: ArraySlice<UInt8>) -> Bool {
    func has(_ name: String) -> Bool { place(of: name.utf8, in: text) != nil }
    guard has("'loss'") || has("'learning_rate'") || has("'lr'") else { return false }
    return (has("'loss'") || has("'epoch'") || has("'step'"))
      && text.dropFirst().prefix { $0 != UInt8(ascii: "}") }.allSatisfy { $0 != UInt8(ascii: "{") }
  }

  /// The numbers of a record, its count of updates first.
  static func pairs(_ line: [UInt8]) -> [Pair] {
    guard let kind = kind(line) else { return [] }
    var found = kind == .dictionary ? [] : named(line, words: kind == .nanoGPT || kind == .fairseq || kind == .megatron)
    if kind == .dictionary {
      found = named(Array(line[(place(of: "{'".utf8, in: line) ?? 0)...]), words: false)
    }
    // Losses of evaluations are printed with `step`, those of the training with `iter`: both count the same.
    if kind == .nanoGPT { found = found.map { $0.name == "step" ? ("iter", $0.value) : $0 } }
    if kind == .openMMLab { found = progress(line) + found.filter { $0.name != "epoch" && $0.name != "iter" } }
    if kind == .bar { found = bar(line) + found.filter { $0.name != "epoch" && $0.name != "step" } }
    return found
  }

  // MARK: Numbers with a name

  /// Words that stand before their number without a sign between.
  private static let words: Set<String> = [
    "iter", "iteration", "step", "epoch", "loss", "lr", "num_updates", "train loss", "val loss",
    "learning rate", "lm loss",
  ]

  /// `name=1`, `name: 1`, and of some words `name 1`, in one pass.
  private static func named(_ line: [UInt8], words isWords: Bool) -> [Pair] {
    var found: [Pair] = []
    var (start, index) = (0, 0)
    while index < line.count {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "("), UInt8(ascii: ")"), 0x09:
        index += 1
        // `Epoch(train)` and `(ms)` are no fields; what follows them is one.
        start = index
      case UInt8(ascii: "="), UInt8(ascii: ":"):
        var end = index + 1
        if let value = number(line, &end), let name = name(line, start..<index) {
          found.append((name, value))
          index = end
          start = end
        } else {
          index += 1
          start = index
        }
      case 0x20 where isWords:
        var end = index
        if let name = name(line, start..<index), words.contains(name), let value = number(line, &end) {
          found.append((name, value))
          index = end
          start = end
        } else {
          index += 1
        }
      default: index += 1
      }
    }
    return found
  }

  /// The number at a place, behind spaces and a quotation mark; the place then is the one behind it.
  private static func number(_ line: [UInt8], _ index: inout Int) -> Double? {
    var start = index
    while start < line.count, line[start] == 0x20 || isQuote(line[start]) { start += 1 }
    var end = start
    while end < line.count, isNumeral(line[end]) { end += 1 }
    // A time, a path and a share of something else begin like numbers.
    guard end > start, end - start <= 32, end == line.count || !isLetter(line[end]) && line[end] != UInt8(ascii: "%"),
      end == line.count || line[end] != UInt8(ascii: ":") || end + 1 < line.count && line[end + 1] == 0x20,
      let value = LogNumber.value(Array(line[start..<end]).span)
    else { return nil }
    index = end
    return value
  }

  /// The name that ends at a place: all of the field where it is words, or its last word.
  private static func name(_ line: [UInt8], _ field: Range<Int>) -> String? {
    let bytes = line[field].suffix(64)
    var words = bytes.split { $0 == 0x20 || isQuote($0) }
    guard let last = words.last, let first = last.first, isLetter(first) else { return nil }
    // Of two words the first says of what: `learning rate`, `val loss`.
    if words.count > 2 { words = Array(words.suffix(2)) }
    if words.count == 2, words[0].allSatisfy(isLetter), last.allSatisfy(isLetter),
      ["learning rate", "train loss", "val loss", "lm loss", "loss scale"].contains(text(words[0]) + " " + text(last))
    {
      return text(words[0]) + " " + text(last)
    }
    guard last.allSatisfy({ isLetter($0) || $0 &- UInt8(ascii: "0") < 10 || "_/-.".utf8.contains($0) }) else {
      return nil
    }
    return text(last)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Places in an epoch

  /// `[2][ 100/7330]`: an epoch from 1 and a batch of so many; `[ 50/160000]`: an update.
  private static func progress(_ line: [UInt8]) -> [Pair] {
    var (epoch, index) = (nil as Double?, 0)
    while let open = line[index...].firstIndex(of: UInt8(ascii: "[")) {
      var end = open + 1
      guard let first = number(line, &end) else {
        index = open + 1
        continue
      }
      while end < line.count, line[end] == 0x20 { end += 1 }
      if end < line.count, line[end] == UInt8(ascii: "]") {
        epoch = epoch ?? first
      } else if end < line.count, line[end] == UInt8(ascii: "/") {
        end += 1
        guard let total = number(line, &end) else { return [] }
        guard let epoch else { return [("step", first)] }
        return [("step", (epoch - 1) * total + first), ("epoch", epoch)]
      }
      index = open + 1
    }
    return epoch.map { [("epoch", $0)] } ?? []
  }

  /// `Epoch 1:  10%|…| 10/100 [`: epochs from 0, and a batch of so many.
  private static func bar(_ line: [UInt8]) -> [Pair] {
    guard let bar = line.lastIndex(of: UInt8(ascii: "|")) else { return [] }
    var end = bar + 1
    guard let batch = number(line, &end), end < line.count, line[end] == UInt8(ascii: "/") else { return [] }
    end += 1
    guard let total = number(line, &end) else { return [] }
    let word = Array("Epoch ".utf8)
    guard let start = place(of: word, in: line) else { return [("step", batch)] }
    end = start + word.count
    var digits = end
    while digits < line.count, line[digits] &- UInt8(ascii: "0") < 10 { digits += 1 }
    guard let epoch = LogNumber.value(Array(line[end..<digits]).span) else { return [("step", batch)] }
    return [("step", epoch * total + batch)]
  }

  // MARK: Bytes

  private static func has(_ line: [UInt8], _ word: String) -> Bool { place(of: word.utf8, in: line) != nil }

  private static func place<Bytes: RandomAccessCollection<UInt8>>(
    of word: some Collection<UInt8>, in line: Bytes
  ) -> Int? where Bytes.Index == Int {
    guard let first = word.first, line.count >= word.count else { return nil }
    for index in line.startIndex...(line.endIndex - word.count) where line[index] == first {
      if line[index..<(index + word.count)].elementsEqual(word) { return index }
    }
    return nil
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80 || byte == UInt8(ascii: "_")
  }
  private static func isNumeral(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains(byte) || "naifNAIF".utf8.contains(byte)
  }
}
