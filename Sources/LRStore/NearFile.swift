import LRInput

extension FileError {
  /// The paths that were most likely meant by one that leads nowhere: `charts/cosine.json` for `chart/cosin.json`.
  ///
  /// Several where names differ in their endings alone; none where a file was to be written, or is there.
  public var near: [String] { reason == .missing && !isWriting ? FolderListing.near(path) : [] }

  /// What to type instead: ``did you mean `cosine.json`?``; nil where nothing of a like name is there.
  ///
  /// - Parameter start: how many bytes of a path are left out, since the reader did not write them.
  public func hint(from start: Int = 0) -> String? {
    let near = near.map { $0.utf8.count > start ? String(decoding: $0.utf8.dropFirst(start), as: UTF8.self) : $0 }
    return near.isEmpty ? nil : "did you mean \(DiagnosticText.list(near, "or", limit: 200))?"
  }
}

extension FolderListing {
  /// More names than people overlook are not compared.
  private static let mostNames = 5000
  /// More than a reader would choose among are no hint.
  private static let mostNear = 3

  fileprivate static func near(_ path: String) -> [String] {
    guard let name = path.split(separator: "/").last.map(String.init), path.hasSuffix(name), name != ".." else {
      return []
    }
    var folder = String(decoding: path.utf8.dropLast(name.utf8.count), as: UTF8.self)
    if !folder.isEmpty, !isFolder(folder) {
      let others = folder == "/" ? [] : near(String(folder.dropLast())).filter(isFolder)
      guard others.count == 1 else { return [] }
      folder = others[0] + "/"
    }
    guard let names = try? names(in: folder.isEmpty ? "." : folder), names.count <= mostNames else { return [] }
    return (names.contains(name) ? [name] : near(name, among: names.sorted())).map { folder + $0 }
  }

  /// The like names of one ending first: letters that all names of a kind share make no two of them alike.
  private static func near(_ name: String, among names: [String]) -> [String] {
    let (stem, ending) = parts(of: name)
    let stems = names.map(parts).filter { $0.ending == ending }.map(\.stem)
    if let near = NearMiss.of(stem, among: stems) { return [near + ending] }
    let twins = names.filter { parts(of: $0).stem == stem }
    if let near = NearMiss.of(name, among: twins) { return [near] }
    return twins.count <= mostNear ? twins : []
  }

  private static func parts(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }
}
