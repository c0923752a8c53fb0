import ArgumentParser
import LRPlotKit

/// What `-o` names.
enum OutputPath {
  /// The one name; a second would be passed over in silence.
  static func only(of names: [String]) throws(ValidationError) -> String? {
    guard names.count < 2 else {
      throw ValidationError(
        "-o is given \(names.count == 2 ? "twice" : "\(names.count) times"): \(ShellWords.join(names))")
    }
    return names.first
  }

  /// What is wrong with a line that would write over what it reads, or write one file twice; nil where all is well.
  ///
  /// - Parameter deps: the file of `--deps`.
  static func conflict(_ outputs: [String], deps: String? = nil, with inputs: [String]) -> String? {
    for output in outputs where output != "-" {
      guard let input = inputs.first(where: { $0 != "-" && FolderListing.isSame($0, output) }) else { continue }
      return input == output
        ? "\(output) would be written over itself" : "\(output) would be written over \(input), which is read"
    }
    guard let deps, deps != "-" else { return nil }
    if let input = inputs.first(where: { $0 != "-" && FolderListing.isSame($0, deps) }) {
      return "--deps \(deps) would write over \(input), which is read"
    }
    return outputs.first { FolderListing.isOnePlace($0, deps) }.map {
      "--deps \(deps) would write over \($0), which is made"
    }
  }
}

extension Console {
  /// Writes a result to its file, or to standard output.
  ///
  /// - Throws: the exit code, once it has been said what is wrong.
  static func put(_ bytes: [UInt8], to path: String, touches: Bool = false) throws(ExitCode) {
    if path == "-" {
      return try put(bytes)
    }
    do {
      let outcome = try AtomicFile.write(bytes, to: path)
      if touches, outcome == .unchanged { AtomicFile.touch(path) }
      remark(outcome == .unchanged ? "\(path) is unchanged" : "wrote \(path)")
    } catch { throw Exit.report(error) }
  }
}
