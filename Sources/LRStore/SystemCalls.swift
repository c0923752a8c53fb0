import Glibc

/// A file descriptor that is closed once, whatever happens.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Opens a file, and tries again when a signal came between.
  init?(_ path: String, _ flags: Int32, mode: mode_t = 0) {
    var number = open(path, flags | O_CLOEXEC, mode)
    while number < 0, errno == EINTR { number = open(path, flags | O_CLOEXEC, mode) }
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { _ = Glibc.close(number) }

  /// Closes the file and gives the error that the system kept until now, or 0.
  consuming func close() -> Int32 {
    let result = Glibc.close(number) == 0 ? 0 : errno
    discard self
    // Linux closes the descriptor even when a signal interrupts the call.
    return result == EINTR ? 0 : result
  }

  var status: stat? { FileStatus.of(descriptor: number) }

  /// The number of the file, which its new owner closes.
  consuming func released() -> Int32 {
    let number = number
    discard self
    return number
  }
}

/// What the system knows of a file.
enum FileStatus {
  static func of(descriptor: Int32) -> stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Follows symbolic links.
  static func of(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
  static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
}

extension FileError {
  /// The error behind an `errno`.
  init(_ path: String, errno code: Int32, isWriting: Bool = false) {
    let reason: Reason =
      switch code {
      case ENOENT: .missing
      case EISDIR: .folder
      case ENOTDIR: .notFolder
      case EACCES, EPERM, EROFS: code == EROFS ? .system(code) : .forbidden
      case ENOSPC, EDQUOT: .diskFull
      default: .system(code)
      }
    self.init(path, reason, isWriting: isWriting)
  }

  /// The system's own words for an `errno`, with a small first letter.
  static func systemText(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
