/// A Markdown page, as far as the tests must understand it: fences, links, pictures.
struct Page {
  /// The lines outside of fenced blocks.
  var prose: [Substring] = []
  /// The lines inside of fenced blocks, without the fences.
  var code: [Substring] = []

  init(_ text: String) {
    var fenced = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        fenced.toggle()
      } else if fenced {
        code.append(line)
      } else {
        prose.append(line)
      }
    }
  }

  /// Targets of links and pictures that lie in this repository, without their `#section`.
  var localLinks: [String] {
    let targets = prose.flatMap { line -> [Substring] in
      let plain = line.replacing(/`[^`]*`/, with: "")[...]
      return plain.matches(of: /\]\(([^)\s]+)[^)]*\)/).map(\.1)
        + plain.matches(of: /(?:src|srcset|href)="([^"\s]+)[^"]*"/).map(\.1)
    }
    return targets.compactMap { target in
      if target.contains(/^[a-z]+:/) || target.hasPrefix("#") { return nil }
      return String(target.prefix { $0 != "#" })
    }
  }

  /// Commands of the fenced blocks that run `program`, as words, the program's own left out; `$ ` and pipes allowed.
  func commands(of program: String) -> [[String]] {
    code.flatMap { line -> [[String]] in
      let command = line.firstRange(of: " #").map { line[..<$0.lowerBound] } ?? line
      return command.split(whereSeparator: { "|;&".contains($0) }).compactMap { part in
        var words = part.split(separator: " ").map(String.init)
        if words.first == "$" { words.removeFirst() }
        guard let name = words.first?.split(separator: "/").last, name == program else { return nil }
        return Array(words.dropFirst())
      }
    }
  }

  /// The arguments of an lrplot command that it reads: files and folders that must exist.
  static func inputs(of words: [String]) -> [String] {
    let takesValue: Set<String> = [
      "-o", "--output", "--out-dir", "--format", "--scale", "--theme", "--text", "--steps", "--set", "--of",
      "--diagnostics", "--deps", "--diff", "--tolerance", "--port", "--width",
      "--cache", "--shard", "--lr", "--warmup", "--steps-per-epoch", "--layers", "--write", "--threads",
      ">", ">>",
    ]
    var inputs: [String] = []
    var skip = false
    for word in words {
      defer { skip = takesValue.contains(word) }
      if skip || word.hasPrefix("-") || word.hasPrefix("<") || word.hasPrefix(">") { continue }
      if word.contains("/") || word.contains(".") { inputs.append(word) }
    }
    return inputs
  }
}
