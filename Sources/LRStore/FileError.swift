import LRInput

/// Why a file could not be read or written.
public struct FileError: Error, Equatable {
  /// The kinds that call for different exit codes or advice.
  public enum Reason: Sendable, Equatable {
    /// There is no such file (or a part of its path is none).
    case missing
    /// The name is no UTF-8 text, so that no path leads to it.
    case unreadableName
    /// A folder stands where a file was wanted.
    case folder
    /// A file stands where a folder was wanted.
    case notFolder
    /// A pipe or a device stands where a file was wanted.
    case endless
    /// The permissions forbid it.
    case forbidden
    /// The file is longer than the limit, in bytes.
    case tooLong(limit: Int)
    /// The disk or the quota is full.
    case diskFull
    /// Folders are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// What else the system says, by its `errno`.
    case system(Int32)
  }

  /// As it was given, relative or absolute.
  public var path: String
  /// What the system refused.
  public var reason: Reason
  /// True if the file was to be written, false if it was to be read.
  public var isWriting: Bool

  /// See the properties of the same names.
  public init(_ path: String, _ reason: Reason, isWriting: Bool = false) {
    self.path = path
    self.reason = reason
    self.isWriting = isWriting
  }

  /// What went wrong, in the style of diagnostics: `cannot read specs/a.json: there is no such file`.
  public var message: String {
    "cannot \(isWriting ? "write" : "read") \(DiagnosticText.quoted(path, limit: 200)): \(cause)"
  }

  private var cause: String {
    switch reason {
    case .missing: "there is no such file"
    case .unreadableName: "its name is no UTF-8 text"
    case .folder: "it is a folder"
    case .notFolder: "a part of its path is a file, not a folder"
    case .endless: "it is a pipe or a device"
    case .forbidden: "permission denied"
    case .tooLong(let limit): "it is larger than \(FileError.size(limit))"
    case .diskFull: "the disk is full"
    case .tooDeep(let limit): "its folders are nested more than \(limit) deep"
    case .system(let code): FileError.systemText(code)
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
