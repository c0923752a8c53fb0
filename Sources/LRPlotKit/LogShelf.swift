import LRConfigs
import LRInput
import LRSpec
import LRStore

/// The logs that a spec names, each read once.
final class LogShelf {
  /// The folder of the spec, ending in a slash; empty for the working folder.
  private let folder: String
  private var answers: [String: LogAnswer] = [:]
  /// Whether a log was not there.
  private(set) var missesFile = false

  /// - Parameter path: the spec's own path; `-` for standard input, whose logs lie in the working folder.
  init(besides path: String) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
  }

  func log(_ name: String) -> LogAnswer {
    if let answer = answers[name] { return answer }
    let answer = read(name)
    answers[name] = answer
    return answer
  }

  private func read(_ name: String) -> LogAnswer {
    // A file of the name `-` is no standard input here.
    let path = name.hasPrefix("/") ? name : folder.isEmpty ? "./" + name : folder + name
    let file: LogFile
    do throws(FileError) {
      guard !name.isEmpty else { throw FileError(name, .missing) }
      var stream = try FileStream(path)
      // Pipes and devices may never end, and what a spec names is not what a person has just typed.
      guard stream.size != nil else { return .failure("the log \(DiagnosticText.quoted(name, limit: 200)) is no file") }
      file = try LogFile([], &stream)
    } catch {
      missesFile = true
      return .failure(
        FileError(name, error.reason).message,
        hint: name.hasPrefix("/") || folder.isEmpty ? nil : "its path begins at the folder of the spec")
    }
    switch file.outcome {
    case .success(let log): return .log(log)
    case .failure(let error):
      return .failure(
        "\(DiagnosticText.quoted(name, limit: 200)) is no log that can be read: line \(error.line): \(error.message)",
        hint: error.hint)
    }
  }
}
