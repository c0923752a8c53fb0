import LRCairo
public import LRReport
import LRStore

/// Compares a report on disk with what its documents give.
public enum ReportCheck {
  /// What is stale, missing or left over in a folder.
  ///
  /// - Parameters:
  ///   - documents: the paths that the line names.
  ///   - mend: the command that builds the report again.
  public static func findings(
    _ files: [ReportFile], of documents: [String], in folder: String, mend: String
  ) -> [FigureCheck.Finding] {
    let output = OutputFolder(folder)
    let found = files.compactMap { file -> FigureCheck.Finding? in
      let path = path(file, in: folder)
      guard !FolderListing.isEndless(path), let old = try? FileReader.bytes(of: path, limit: largest) else {
        return FigureCheck.Finding(.missing, path, mend: mend)
      }
      if old == file.bytes || FigureMark.withoutStamp(old) == FigureMark.withoutStamp(file.bytes) { return nil }
      guard !output.isOurs(path, old) else { return FigureCheck.Finding(.stale, path, mend: mend) }
      return FigureCheck.Finding(.stale, path, mend: mend + " --force", "lrplot did not make it")
    }
    let prune = mend + " --prune"
    return found
      + (leftOvers(files, of: documents, in: folder) + temporary(in: folder)).map {
        FigureCheck.Finding(.leftOver, $0, mend: prune)
      }
  }

  /// The left-over figure whose place a missing one takes: the same name, but for the digest of the drawing in it.
  ///
  ///     figures/fig-cosine-1a2b3c4d.svg   // that of figures/fig-cosine-5e6f7a8b.svg
  public static func predecessor(of finding: FigureCheck.Finding, among findings: [FigureCheck.Finding]) -> String? {
    guard finding.kind == .missing, let parts = parts(of: finding.path) else { return nil }
    return findings.first { $0.kind == .leftOver && Self.parts(of: $0.path).map { $0 == parts } == true }?.path
  }

  private static func parts(of path: String) -> (name: Substring, ending: Substring)? {
    path.wholeMatch(of: /(.+)-[0-9a-f]{8}(\.\w+)/).map { ($0.1, $0.2) }
  }

  /// What builds worked in or wrote that were ended by force, folders and files.
  public static func temporary(in folder: String) -> [String] {
    let folders = [folder] + (["figures"] + ReportPicture.folders).map { path($0, in: folder) }
    return WorkFolder.leftOvers(in: folder) + folders.flatMap(AtomicFile.leftOvers)
  }

  /// Removes what an earlier build left, a file or a folder that it worked in.
  public static func remove(_ path: String) {
    WorkFolder.remove(path)
    AtomicFile.remove(path)
  }

  /// Files of earlier builds that these documents no longer give, nor those beside them: only what this program made.
  public static func leftOvers(_ files: [ReportFile], of documents: [String], in folder: String) -> [String] {
    let output = OutputFolder(folder)
    let given = Set(files.map { path($0, in: folder) })
    let neighbours = neighbours(of: documents, in: folder)
    // Folders that this report has documents in; what lies in others may be of another report.
    let folders = Set(
      files.filter { DocumentList.isDocument($0.path) }.map { file in
        file.path.lastIndex(of: "/").map { path(String(file.path[..<$0]), in: folder) } ?? folder
      } + [folder])
    let made = folders.sorted().flatMap { folder in
      (try? FolderListing.files(in: folder, endings: [".md", ".qmd"], goesDeeper: false)) ?? []
    }
    let figures =
      (try? FolderListing.files(in: path("figures", in: folder), endings: [".svg", ".pdf", ".png"], goesDeeper: false))
      ?? []
    let pictures = ReportPicture.folders.flatMap { name in
      (try? FolderListing.files(in: path(name, in: folder), endings: [""], goesDeeper: false)) ?? []
    }
    func isLeft(_ path: String) -> Bool {
      guard !given.contains(path), let bytes = try? FileReader.bytes(of: path, limit: largest) else { return false }
      return output.isOurs(path, bytes)
    }
    let lost = made.filter { !neighbours.contains($0) && isLeft($0) }
    let shown = (figures + pictures).filter(isLeft)
    guard !shown.isEmpty else { return lost }
    // What the documents show that are not of this line, and stay.
    let others = ((try? FolderListing.files(in: folder, endings: [".md", ".qmd"])) ?? [])
      .filter { !given.contains($0) && !lost.contains($0) }
      .compactMap { try? FileReader.bytes(of: $0, limit: largest) }.map { String(decoding: $0, as: UTF8.self) }
    return lost
      + shown.filter { path in !others.contains { $0.contains("/" + (path.split(separator: "/").last ?? "")) } }
  }

  /// What the documents beside those that are named become; a folder that is named has none beside it.
  private static func neighbours(of documents: [String], in folder: String) -> Set<String> {
    let parents = Set(documents.filter { DocumentList.isDocument($0) }.map(AtomicFile.folder))
    let beside = parents.flatMap { parent in
      (try? FolderListing.files(in: parent, endings: DocumentList.endings, goesDeeper: false)) ?? []
    }
    let list = (try? DocumentList(beside, output: folder).documents) ?? []
    return Set(list.flatMap { document in ["md", "qmd"].map { path("\(document.stem).\($0)", in: folder) } })
  }

  /// The place of a file of a report.
  public static func path(_ file: ReportFile, in folder: String) -> String { path(file.path, in: folder) }

  private static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static let largest = OutputFolder.largest
}
