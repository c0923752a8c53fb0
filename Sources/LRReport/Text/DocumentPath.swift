/// Paths as documents write them, from their folders.
public enum DocumentPath {
  /// `b/x.md` of `./a/../b/x.md`; nil for a path that leaves its folder.
  public static func joined(_ path: String) -> String? {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." {
        guard steps.popLast() != nil else { return nil }
      } else {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The same for a path that may leave its folder: `../b/x.md` stays what it is.
  public static func normal(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == "..", let last = steps.last, last != ".." { steps.removeLast() } else { steps.append(step) }
    }
    return (path.hasPrefix("/") ? "/" : "") + steps.joined(separator: "/")
  }
}
