import LRCairo
public import LRReport
import LRStore

/// Compares a report on disk with what its documents give.
public enum ReportCheck {
  /// What is stale, missing or left over in a folder.
  ///
  /// - Parameter mend: the command that builds the report again.
  public static func findings(
    _ files: [ReportFile], in folder: String, mend: String
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
      + (leftOvers(files, in: folder) + temporary(in: folder)).map { FigureCheck.Finding(.leftOver, $0, mend: prune) }
  }

  /// Folders that builds worked in which were ended by force.
  public static func temporary(in folder: String) -> [String] { WorkFolder.leftOvers(in: folder) }

  /// Files of earlier builds that these documents no longer give: only what this program made.
  public static func leftOvers(_ files: [ReportFile], in folder: String) -> [String] {
    let output = OutputFolder(folder)
    let given = Set(files.map { path($0, in: folder) })
    // Folders that this report has documents in; what lies in others may be of another report.
    let folders = Set(
      files.filter { DocumentList.isDocument($0.path) }.map { file in
        file.path.lastIndex(of: "/").map { path(String(file.path[..<$0]), in: folder) } ?? folder
      } + [folder])
    let documents = folders.sorted().flatMap { folder in
      (try? FolderListing.files(in: folder, endings: [".md", ".qmd"], goesDeeper: false)) ?? []
    }
    let figures =
      (try? FolderListing.files(in: path("figures", in: folder), endings: [".svg", ".pdf", ".png"], goesDeeper: false))
      ?? []
    let pictures = ReportPicture.folders.flatMap { name in
      (try? FolderListing.files(in: path(name, in: folder), endings: [""], goesDeeper: false)) ?? []
    }
    return (documents + figures + pictures).filter { path in
      guard !given.contains(path), let bytes = try? FileReader.bytes(of: path, limit: largest) else { return false }
      return output.isOurs(path, bytes)
    }
  }

  /// The place of a file of a report.
  public static func path(_ file: ReportFile, in folder: String) -> String { path(file.path, in: folder) }

  private static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static let largest = OutputFolder.largest
}
