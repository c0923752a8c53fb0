import LRCairo
import LRReport
import LRSpec
public import LRStore

/// A folder that files are made into, where somebody else may have files too: those are not written over.
///
/// A file is this program's if it bears its mark, or stands as it was written in the list of the last build. One that already has
/// the bytes that are to be written is left alone, whoever made it.
public struct OutputFolder: Sendable {
  /// A file that is to be written.
  public struct File: Sendable {
    var path: String
    var bytes: [UInt8]?

    /// - Parameters:
    ///   - path: where it goes, below the folder.
    ///   - bytes: nil where they are not known yet.
    public init(path: String, bytes: [UInt8]? = nil) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Larger files were not made by this program.
  static let largest = 256 << 20

  private let folder: String
  private var list: MadeList

  /// A folder by its path, which need not be there yet.
  public init(_ folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    list = MadeList(in: self.folder)
  }

  /// Paths at which something stands that this program did not make, and that is not what is to be written.
  public func strangers(_ files: [File]) -> [String] {
    let list =
      files.contains { file in file.bytes.map { !isMarked(file.path, $0) } ?? false }
      ? [File(path: self.list.path)] : []
    return (files + list).filter { file in
      guard FolderListing.isFile(file.path) else { return false }
      guard let old = try? FileReader.bytes(of: file.path, limit: Self.largest) else { return true }
      return old != file.bytes && !isOurs(file.path, old)
    }.map(\.path)
  }

  /// What stands in the way of files and cannot be written over by anybody.
  public static func obstacles(_ files: [File]) -> [FileError] {
    files.compactMap { FolderListing.obstacle(to: $0.path) }
  }

  /// Whether this program made a file.
  func isOurs(_ path: String, _ bytes: [UInt8]) -> Bool {
    isMarked(path, bytes) || path == list.path && MadeList.isMade(bytes) || list.holds(name(path), bytes)
  }

  /// Whether a file says of itself that this program made it.
  private func isMarked(_ path: String, _ bytes: [UInt8]) -> Bool {
    FigureMark.read(bytes) != nil || ReportMark.isMade(bytes) || ReportPicture.isMade(path, bytes)
      || Listing.isMade(bytes)
  }

  /// Notes the files that bear no mark, before they are written: then nothing that is begun is a stranger's later.
  public mutating func begin(_ files: [File]) throws(FileError) {
    var isNew = false
    for file in files {
      guard let bytes = file.bytes, !isMarked(file.path, bytes) else { continue }
      list.add(name(file.path), bytes)
      isNew = true
    }
    if isNew { try list.save() }
  }

  /// Brings the list to what stands there now.
  public mutating func end() throws(FileError) {
    list.settle()
    try list.save()
  }

  /// A path as it is counted from the folder.
  private func name(_ path: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
