import LRConfigs
import LRInput
import LRReport
import LRSpec
import LRStore

/// The logs, the tables and the specs that a spec names, each log read once.
final class NamedFiles {
  /// Why a file is not what a spec takes it for.
  struct Mistake: Error {
    var message: String
    var hint: String?
  }

  /// The folder of the spec, ending in a slash; empty for the working folder.
  private let folder: String
  private var answers: [String: LogAnswer] = [:]
  private var tables: [String: [DataQuery: DataAnswer]] = [:]
  /// Whether a log was not there.
  private(set) var missesFile = false

  /// The folder that holds all that the spec may name, ending in a slash; nil where there is no bound.
  let bound: String?
  /// The paths of what was there to be read.
  private(set) var files: [String] = []
  /// The paths of what was not there.
  private(set) var missing: [String] = []

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

  /// Takes in a log that was read in the place of a spec, under the name that its spec has for it.
  func keep(_ file: LogFile) {
    if case .success(let log) = file.outcome { answers[file.ownName] = .log(log) }
  }

  func log(_ name: String) -> LogAnswer {
    if let answer = answers[name] { return answer }
    let answer = read(name)
    answers[name] = answer
    return answer
  }

  private func read(_ name: String) -> LogAnswer {
    let file: LogFile
    do throws(Mistake) {
      file = try read(name, as: "log") { path throws(FileError) in
        var stream = try FileStream(path)
        return try LogFile([], &stream)
      }
    } catch { return .failure(error.message, hint: error.hint) }
    switch file.outcome {
    case .success(let log): return .log(log)
    case .failure(let error):
      return .failure(
        "\(DiagnosticText.quoted(name, limit: 200)) is no log that can be read: line \(error.line): \(error.message)",
        hint: error.hint)
    }
  }

  /// The rows of a table that a curve asks for; read anew for each query, so that no table is held whole.
  func data(_ name: String, _ query: DataQuery) -> DataAnswer {
    if let answer = tables[name]?[query] { return answer }
    let answer: DataAnswer
    do throws(Mistake) {
      let found = try read(name, as: "table") { path throws(FileError) in try DataFile.read(path, query) }
      switch found {
      case .success(let data): answer = data.mistakes.isEmpty ? .rows(data.rows) : .mistakes(data.mistakes)
      case .failure(let error):
        answer = .mistakes([
          DataMistake(
            part: .file,
            message:
              "\(DiagnosticText.quoted(name, limit: 200)) is no table that can be read: line \(error.line): \(error.message)",
            hint: error.hint)
        ])
      }
    } catch { answer = .mistakes([DataMistake(part: .file, message: error.message, hint: error.hint)]) }
    tables[name, default: [:]][query] = answer
    return answer
  }

  /// A spec, a config or a log that a curve names.
  func input(_ name: String) -> Result<ChartInput, Mistake> {
    do throws(Mistake) {
      return .success(try read(name, as: "file") { path throws(FileError) in try ChartInput.read(path) })
    } catch { return .failure(error) }
  }

  /// As a person writes it.
  private func told(_ path: String, _ name: String) -> String {
    folder.isEmpty && !name.hasPrefix("/") ? name : path
  }

  private func read<Value>(
    _ name: String, as kind: String, _ body: (String) throws(FileError) -> Value
  ) throws(Mistake) -> Value {
    guard isInside(name) else {
      throw Mistake(
        message: "the \(kind) \(DiagnosticText.quoted(name, limit: 80)) leaves the folder of the document",
        hint: "a path begins at the folder of the spec, and stays below that of the document")
    }
    // A file of the name `-` is no standard input here.
    let path = name.hasPrefix("/") ? name : folder.isEmpty ? "./" + name : folder + name
    // Pipes and devices may never end, and what a spec names is not what a person has just typed.
    guard !FolderListing.isEndless(path) else {
      throw Mistake(message: "the \(kind) \(DiagnosticText.quoted(name, limit: 200)) is no file")
    }
    do throws(FileError) {
      guard !name.isEmpty else { throw FileError(name, .missing) }
      let value = try body(path)
      let file = told(path, name)
      if !files.contains(file) { files.append(file) }
      return value
    } catch {
      missing.append(told(path, name))
      missesFile = true
      throw Mistake(
        message: FileError(name, error.reason).message,
        hint: FileError(path, error.reason).hint(from: path.utf8.count - name.utf8.count)
          ?? (name.hasPrefix("/") || folder.isEmpty ? nil : "its path begins at the folder of the spec"))
    }
  }
}
