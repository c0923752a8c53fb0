public import LRReport
import LRStore

/// Documents that were built together with some, though the line does not name them: the figures of a report are counted, its
/// documents linked and its curves coloured over all that are named together.
public struct ReportCompany {
  /// All of them, as a line names them.
  public let documents: [String]
  private let folder: String

  /// Those beside some whose Markdown lies in a folder; nil where there are none.
  public init?(of documents: [String], in folder: String, for flavor: Flavor) {
    let own = documents.filter { DocumentList.isDocument($0) }
    let parents = own.map(AtomicFile.folder).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let list = try? DocumentList(parents, output: folder).documents else { return nil }
    let named = Set(own.map(DocumentPath.normal))
    func isThere(_ document: DocumentList.Document) -> Bool {
      named.contains(DocumentPath.normal(document.path))
        || FolderListing.isFile("\(folder)/\(document.name(for: flavor))")
    }
    let isWhole = list.allSatisfy(isThere)
    let all = isWhole ? parents : list.filter { !$0.stem.contains("/") && isThere($0) }.map(\.path)
    guard (isWhole ? list.count : all.count) > named.count else { return nil }
    (self.documents, self.folder) = (all, folder)
  }

  /// What is wrong with the documents of the line, and the files by which that was judged: as parts of the whole where that is nearer to what lies in the folder, else as
  /// they are by themselves, which is said.
  ///
  /// - Parameters:
  ///   - alone: what was found where the line is all.
  ///   - files: what the line gives.
  ///   - together: what was found of the whole.
  ///   - whole: what all documents give.
  public func nearer(
    _ alone: [FigureCheck.Finding], of files: [ReportFile], _ together: [FigureCheck.Finding], of whole: [ReportFile]
  ) -> (findings: [FigureCheck.Finding], files: [ReportFile]) {
    let named = Set(files.map(\.path).filter { DocumentList.isDocument($0) })
    let words = whole.filter { named.contains($0.path) }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let own = together.filter { finding in
      let path = String(finding.path.dropFirst(folder.hasSuffix("/") ? folder.count : folder.count + 1))
      if finding.kind == .leftOver { return alone.contains { $0.kind == .leftOver && $0.path == finding.path } }
      if DocumentList.isDocument(path) { return named.contains(path) }
      return !path.contains("/") || words.contains { $0.contains("/" + (path.split(separator: "/").last ?? "")) }
    }
    func stale(_ findings: [FigureCheck.Finding]) -> [FigureCheck.Finding] {
      findings.filter { $0.kind == .stale && DocumentList.isDocument($0.path) }
    }
    if !whole.isEmpty, stale(own).count < stale(alone).count { return (own, whole) }
    let told = alone.map { finding in
      guard finding.reason == nil, !stale([finding]).isEmpty else { return finding }
      var told = finding
      told.reason = "by itself; if it was built with others, name them all"
      return told
    }
    return (told, files)
  }
}
