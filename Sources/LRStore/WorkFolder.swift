import Glibc

/// A folder for the files that another program works on, inside of a folder that was named; removed when done.
public struct WorkFolder: Sendable {
  public let path: String

  /// Makes the folder, and those above it.
  public init(in folder: String) throws(FileError) {
    try AtomicFile.makeFolder(folder, for: folder)
    var name = Array("\(folder)/.lrplot-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw FileError(folder, errno: errno, isWriting: true) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file in the folder.
  public func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
    try AtomicFile.write(bytes, to: "\(path)/\(name)")
  }

  /// Reads a file of the folder.
  public func read(_ name: String) throws(FileError) -> [UInt8] {
    try FileReader.bytes(of: "\(path)/\(name)", limit: 256 << 20)
  }

  /// Removes the folder with all that is in it.
  public func remove() { WorkFolder.remove(path, level: 0) }

  private static func remove(_ path: String, level: Int) {
    guard level < FolderListing.depth, let names = try? FolderListing.names(in: path, hidden: true) else { return }
    for name in names {
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0 else { continue }
      if FileStatus.isFolder(status) { remove("\(path)/\(name)", level: level + 1) } else { unlink("\(path)/\(name)") }
    }
    rmdir(path)
  }
}
