import ArgumentParser
import LRPlotKit

/// Sees to it that nothing in a folder is written over that this program did not make.
struct FolderGuard {
  private(set) var folder: OutputFolder
  /// Whether files of others may be written over.
  let isForced: Bool
  /// Whether it has been said that something may not be written.
  private(set) var hasRefused = false
  /// What can be done about a stranger, where the line takes no `--force`.
  private let advice: String?

  init(_ folder: String, isForced: Bool, advice: String? = nil) {
    self.advice = advice
    self.folder = OutputFolder(folder)
    self.isForced = isForced
  }

  /// Looks at all files before the first of them is written.
  ///
  /// - Parameter isExcused: whether a stranger is looked at again once its bytes are known, where there is no other.
  /// - Throws: the exit code, once everything in the way has been named.
  mutating func check(
    _ files: [OutputFolder.File], isExcused: (String) -> Bool = { _ in false }
  ) throws(ExitCode) {
    let obstacles = OutputFolder.obstacles(files)
    let strangers = isForced ? [] : folder.strangers(files)
    guard !obstacles.isEmpty || !strangers.allSatisfy(isExcused) else { return }
    hasRefused = true
    for obstacle in obstacles { _ = Exit.report(obstacle) }
    if !strangers.isEmpty { _ = Exit.report(strangers: strangers, advice: advice) }
    throw Exit.cannotWrite
  }

  /// Writes files that were looked at.
  mutating func write(_ files: [(path: String, bytes: [UInt8])], touches: Bool = false) throws(ExitCode) {
    do throws(FileError) {
      try folder.begin(files.map { OutputFolder.File(path: $0.path, bytes: $0.bytes) })
    } catch { throw Exit.report(error) }
    for file in files { try Console.put(file.bytes, to: file.path, touches: touches) }
    do throws(FileError) { try folder.end() } catch { throw Exit.report(error) }
  }
}
