import ArgumentParser
import LRPlotKit

/// What `-o` names.
enum Output {
  /// The one name; a second would be passed over in silence.
  static func only(of names: [String]) throws(ValidationError) -> String? {
    guard names.count < 2 else {
      throw ValidationError(
        "-o is given \(names.count == 2 ? "twice" : "\(names.count) times"): \(ShellWords.join(names))")
    }
    return names.first
  }
}

/// Where a figure goes: to its file, or to standard output.
enum FigureFile {
  /// - Throws: the exit code, once it has been said what is wrong.
  static func write(_ bytes: [UInt8], to path: String, touches: Bool = false) throws(ExitCode) {
    if path == "-" {
      return try Console.put(bytes)
    }
    do {
      let outcome = try AtomicFile.write(bytes, to: path)
      if touches, outcome == .unchanged { AtomicFile.touch(path) }
      Console.remark(outcome == .unchanged ? "\(path) is unchanged" : "wrote \(path)")
    } catch { throw Exit.report(error) }
  }
}
