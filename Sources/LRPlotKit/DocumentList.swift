import LRReport
public import LRStore

/// The documents of a report, by their paths.
///
///     try DocumentList(["notes.md", "course"], output: "site").documents   // notes.md, course/1/index.md, …
public struct DocumentList: Sendable {
  /// A document, and what becomes of its name.
  public struct Document: Sendable {
    /// Where it lies; `-` is standard input.
    public var path: String
    /// What the name of its Markdown begins with: `08-cosine` of `course/08-cosine.md`; below a folder that was named, the folders
    /// in it too.
    public var stem: String

    /// The name of what is made of it: `08-cosine.md`.
    public func name(for flavor: Flavor) -> String {
      "\(stem).\(flavor.ending(of: path))"
    }
  }

  /// In the order in which they were named; those of a folder by their names, `index` first.
  public private(set) var documents: [Document] = []

  /// What the name of a document ends in.
  static let endings = [".md", ".markdown", ".qmd"]

  /// - Parameters:
  ///   - paths: of documents, and of folders, whose documents are taken in the order of their names, `index` first; `-` is standard input.
  ///   - output: the folder that the report goes to; what lies in it is none of its documents.
  public init(_ paths: [String], output: String) throws(FileError) {
    let made = DocumentPath.normal(output) + "/"
    for path in paths {
      guard path != FileReader.standardInput else {
        documents.append(Document(path: path, stem: "stdin"))
        continue
      }
      guard FolderListing.isFolder(path) else {
        documents.append(Document(path: path, stem: Self.stem(of: path.split(separator: "/").last ?? "")))
        continue
      }
      let start = path.hasSuffix("/") ? path : path + "/"
      for file in Self.ordered(try FolderListing.files(in: path, endings: Self.endings))
      where made == "/" || !(DocumentPath.normal(file) + "/").hasPrefix(made) {
        documents.append(Document(path: file, stem: Self.stem(of: file.dropFirst(start.count))))
      }
    }
  }

  /// The first page of a folder before all others in it.
  private static func ordered(_ files: [String]) -> [String] {
    func key(_ file: String) -> [UInt8] {
      let name = file.split(separator: "/").last ?? ""
      return Array(file.utf8.dropLast(name.utf8.count)) + (stem(of: name) == "index" ? [0] : []) + Array(name.utf8)
    }
    return files.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }

  /// Whether a path is that of a document, by its name.
  public static func isDocument(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }

  /// Whether a folder holds documents.
  public static func holdsDocuments(_ folder: String) -> Bool {
    FolderListing.isFolder(folder) && (try? FolderListing.files(in: folder, endings: endings))?.isEmpty == false
  }

  private static func stem(of name: some StringProtocol) -> String {
    endings.first { name.hasSuffix($0) }.map { String(name.dropLast($0.utf8.count)) } ?? String(name)
  }
}
