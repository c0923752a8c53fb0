/// The files that a figure is made of.
final class ReadFiles {
  private(set) var paths: [String] = []
  /// What was asked for and not there.
  private(set) var missing: [String] = []

  /// Takes files down that were read; standard input is none.
  func add(_ files: [String]) { for file in files where file != "-" && !paths.contains(file) { paths.append(file) } }

  /// Takes files down that were not there.
  func miss(_ files: [String]) { for file in files where !missing.contains(file) { missing.append(file) } }

  /// All that a change of would change the figure.
  var all: [String] { paths + missing.filter { !paths.contains($0) } }
}
