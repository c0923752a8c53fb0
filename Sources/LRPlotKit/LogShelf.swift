import LRConfigs
import LRInput
import LRReport
import LRSpec
import LRStore

/// The logs that a spec names, each read once.
final class LogShelf {
  /// The folder of the spec, ending in a slash; empty for the working folder.
  private let folder: String
  private var answers: [String: LogAnswer] = [:]
  /// Whether a log was not there.
  private(set) var missesFile = false

  /// The folder that holds all that the spec may name, ending in a slash; nil where there is no bound.
  private let bound: String?

  /// - Parameters:
  ///   - path: the spec's own path; `-` for standard input, whose logs lie in the working folder.
  ///   - bound: the folder of a document that the spec belongs to.
  init(besides path: String, within bound: String? = nil) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
    self.bound = bound
  }

  /// Whether a log lies where the spec may look.
  private func isInside(_ name: String) -> Bool {
    guard let bound else { return true }
    let inner = folder.hasPrefix(bound) ? String(folder.dropFirst(bound.count)) : folder
    return !name.hasPrefix("/") && !name.contains("\0") && DocumentPath.joined(inner + name) != nil
  }

  func log(_ name: String) -> LogAnswer {
    if let answer = answers[name] { return answer }
    let answer = read(name)
    answers[name] = answer
    return answer
  }

  private func read(_ name: String) -> LogAnswer {
    guard isInside(name) else {
      return .failure(
        "the log \(DiagnosticText.quoted(name, limit: 80)) leaves the folder of the document",
        hint: "a path begins at the folder of the spec, and stays below that of the document")
    }
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
