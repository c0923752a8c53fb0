import ArgumentParser
import LRPlotKit

/// The exit codes of sysexits.h that this program uses.
enum Exit {
  static let differences = ExitCode(1)
  static let usage = ExitCode(64)
  static let wrongInput = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let internalError = ExitCode(70)
  static let cannotWrite = ExitCode(73)

  /// Says what is wrong with the line, where that shows only once its inputs are read.
  static func misuse(_ message: String) -> ExitCode {
    Console.fail(message)
    return usage
  }

  /// Says what is wrong with a file and gives the code for it.
  static func report(_ error: FileError) -> ExitCode {
    Console.fail(error.message, hint: error.hint(), file: error.path)
    if error.isWriting { return cannotWrite }
    switch error.reason {
    case .tooLong, .tooDeep: return wrongInput
    default: return missingInput
    }
  }

  /// Says which files are somebody else's, all of them at once.
  ///
  /// - Parameter advice: what else can be done than to give another folder.
  static func report(strangers: [String], advice: String? = nil) -> ExitCode {
    let them = strangers.count == 1 ? "it" : "them"
    Console.fail(
      "cannot write \(DiagnosticText.list(strangers, "and", limit: 200)): lrplot did not make \(them)",
      hint: advice ?? "give another folder, or --force to write over \(them)")
    return cannotWrite
  }

  static func report(_ error: FontError) -> ExitCode {
    let near = error.path.flatMap { FolderListing.exists($0) ? nil : FileError($0, .missing).hint() }
    Console.fail(error.description, hint: near ?? error.hint, file: error.path)
    if case .notAFont = error { return wrongInput }
    return missingInput
  }

  /// Says that this shard has done its part, and that the figure waits for the others.
  static func report(_ error: Incomplete, of sink: DiagnosticSink) -> ExitCode {
    Console.error(
      "\(sink.source.name): \(error.done) results made, \(error.missing) belong to other shards\n"
        + "hint: once all shards have filled the cache, the same command without --shard draws the figure\n")
    return ExitCode.success
  }

  /// Says that what this shard makes is lost, which is all that it is run for.
  static func report(unkept error: FileError, of sink: DiagnosticSink) -> ExitCode {
    Console.fail(
      "the results of this shard are not kept: \(error.message)",
      hint: "run it again once there is room, or with another --cache", subject: sink.source.name)
    return cannotWrite
  }
}
