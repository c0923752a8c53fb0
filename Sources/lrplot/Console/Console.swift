import ArgumentParser
import Glibc

/// Standard output for results, standard error for everything else.
enum Console {
  /// Writes a result.
  ///
  /// - Throws: the exit code if nobody takes it, once that has been said.
  static func out(_ text: String) throws(ExitCode) { try put(Array(text.utf8)) }

  /// Writes a result of many bytes.
  static func put(_ bytes: [UInt8]) throws(ExitCode) {
    guard out(bytes) else { throw cannotWrite() }
  }

  static func cannotWrite() -> ExitCode {
    fail("cannot write to standard output")
    return Exit.cannotWrite
  }

  static func error(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes all bytes to standard output; false if nobody takes them.
  static func out(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

  /// Lets a write beyond the file size limit fail like any other, so that what was begun is removed and said.
  static func surviveFileLimits() { signal(SIGXFSZ, SIG_IGN) }

  /// Whether a person is reading the diagnostics.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// A variable of the environment; nil if it is not set, or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The folder that the program runs in; empty where it has been removed.
  static var folder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Tells this build of the program from any other: the size and the time of its file.
  static var program: String? {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Seconds since some moment, for telling a person how long something takes.
  static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return true }
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(file, start + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
