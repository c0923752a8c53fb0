import ArgumentParser
import LRPlotKit

/// The files that a figure is made of, for make and ninja.
final class ReadFiles {
  private(set) var paths: [String] = []
  /// What was asked for and not there.
  private(set) var missing: [String] = []

  /// Takes files down that were read; standard input is none.
  func add(_ files: [String]) { for file in files where file != "-" && !paths.contains(file) { paths.append(file) } }

  /// Takes files down that were not there; a rule does not name them, since make could not make them.
  func miss(_ files: [String]) { missing += files }

  /// A rule that names them as what the targets depend on: `fig.svg: cosine.json run.csv`.
  func rule(for targets: [String]) -> String {
    let words = [targets, paths].map { $0.map(Self.word).joined(separator: " ") }
    return words[0] + ": " + words[1] + "\n"
  }

  /// A name as make takes it.
  private static func word(_ name: String) -> String {
    var word = ""
    for letter in name {
      if letter == " " || letter == "#" || letter == "\\" { word += "\\" }
      if letter == "$" { word += "$" }
      word.append(letter)
    }
    return word
  }

  /// Writes rules, and says where that fails.
  static func write(_ rules: String, to path: String) throws(ExitCode) {
    do { try AtomicFile.write(Array(rules.utf8), to: path) } catch { throw Exit.report(error) }
  }
}
