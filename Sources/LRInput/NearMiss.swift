/// Finds the name that was meant.
public enum NearMiss {
  /// The candidate that a mistyped name most likely means, or nil if none is near.
  ///
  /// Case, hyphens and underscores do not count, nor does the order of words; after that a name is near if few of its
  /// letters are wrong, missing, too many or swapped (one in three, at most three), or if it begins a candidate.
  ///
  ///     NearMiss.of("minLR", among: ["lr", "min_lr"])  // "min_lr"
  ///     NearMiss.of("lr_min", among: ["lr", "min_lr"])  // "min_lr"
  ///
  /// - Parameter aliases: names that people use elsewhere, each with ours.
  public static func of(_ name: String, among candidates: [String], aliases: [String: String] = [:]) -> String? {
    guard name.utf8.count <= 64 else { return nil }
    if let alias = aliases[name] { return alias }
    let words = words(of: name)
    let letters = Array(words.joined())
    guard !letters.isEmpty else { return nil }
    let bag = words.sorted { $0.lexicographicallyPrecedes($1) }

    var best: (name: String, distance: Int)?
    // Sorted, since the order of a dictionary changes from run to run.
    let named = candidates.map { ($0, $0) } + aliases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for (candidate, meaning) in named {
      let other = self.words(of: candidate)
      let target = Array(other.joined())
      if target == letters || other.sorted(by: { $0.lexicographicallyPrecedes($1) }) == bag { return meaning }
      let allowed = min(3, max(1, max(letters.count, target.count) / 3))
      let distance = distance(letters, target, atMost: allowed)
      if distance <= allowed, distance < min(letters.count, target.count), distance < best?.distance ?? .max {
        best = (meaning, distance)
      }
    }
    if let best { return best.name }
    guard letters.count >= 3 else { return nil }
    let longer = named.filter { Array(self.words(of: $0.0).joined()).starts(with: letters) }
    return Set(longer.map(\.1)).count == 1 ? longer.first?.1 : nil
  }

  /// The candidate that a name is one letter away from, where a slip of the pen is likelier than a name of somebody else.
  ///
  ///     NearMiss.slip("max_step", among: ["max_steps", "save_steps"])  // "max_steps"
  ///     NearMiss.slip("lrs", among: ["lr"])                            // nil: too short to tell
  public static func slip(_ name: String, among candidates: some Sequence<String>) -> String? {
    guard (7...64).contains(name.utf8.count) else { return nil }
    let letters = name.unicodeScalars.map(\.value)
    return candidates.first { candidate in
      candidate.utf8.count > 6 && distance(letters, candidate.unicodeScalars.map(\.value), atMost: 1) == 1
    }
  }

  /// The hint for a name that is not known: `did you mean …?`, or else the list of all.
  ///
  /// - Parameter noun: what the candidates are, in the plural: `keys`.
  public static func hint(
    for name: String, among candidates: [String], aliases: [String: String] = [:], noun: String
  ) -> String {
    if let near = of(name, among: candidates, aliases: aliases) {
      return "did you mean \(DiagnosticText.quoted(near))?"
    }
    return candidates.isEmpty
      ? "there are no \(noun) here" : "the \(noun) are \(DiagnosticText.list(candidates, "and"))"
  }

  /// The words of a name in lower-case scalars: `minLR` and `min-lr` are min, lr.
  private static func words(of name: String) -> [[UInt32]] {
    var words: [[UInt32]] = []
    var word: [UInt32] = []
    var previousIsLower = false
    for scalar in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(scalar)
      if scalar == "_" || scalar == "-" || scalar == " " || scalar == "." || isUpper && previousIsLower {
        if !word.isEmpty { words.append(word) }
        word = []
      }
      previousIsLower = ("a"..."z").contains(scalar)
      if scalar == "_" || scalar == "-" || scalar == " " || scalar == "." { continue }
      word.append(isUpper ? scalar.value + 32 : scalar.value)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The Damerau–Levenshtein distance in its "optimal string alignment" form (insertions, deletions, substitutions,
  /// swaps of neighbours), or more than `limit` as soon as that is certain.
  static func distance(_ a: [UInt32], _ b: [UInt32], atMost limit: Int = .max) -> Int {
    guard abs(a.count - b.count) <= limit else { return abs(a.count - b.count) }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
