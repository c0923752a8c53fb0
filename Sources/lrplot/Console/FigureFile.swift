import ArgumentParser
import LRPlotKit

/// Where a figure goes: to its file, or to standard output.
enum FigureFile {
  /// - Throws: the exit code, once it has been said what is wrong.
  static func write(_ bytes: [UInt8], to path: String, quiet: Bool) throws(ExitCode) {
    if path == "-" {
      return try Console.put(bytes)
    }
    do {
      let outcome = try AtomicFile.write(bytes, to: path)
      if Console.isWatched, !quiet {
        Console.error(outcome == .unchanged ? "\(path) is unchanged\n" : "wrote \(path)\n")
      }
    } catch { throw Exit.report(error) }
  }
}
