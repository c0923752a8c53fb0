import Glibc
import Synchronization

/// Keeps computed results in a folder, a file each, named after everything that determines them.
///
///     let folder = ResultFolder(".cache/lrplot")
///     folder.save("0f3a…", bytes)
///     folder.load("0f3a…")   // the bytes again
///
/// Two processes may share one: files are written whole or not at all, and equal names have equal bytes. Folders merge by
/// copying one into the other, and any file may be deleted at any time.
public final class ResultFolder: Sendable {
  private let path: String
  private let state = Mutex((failure: FileError?.none, isProbed: false))
  private let onFailure: @Sendable (FileError) -> Void

  /// Larger files are no results.
  package static let largest = 1 << 30
  /// Bytes that are written to see whether any can be: a full disk still takes files without any.
  private static let page = 4096

  /// - Parameters:
  ///   - path: made, with its parents, when the first result is kept.
  ///   - onFailure: told once, on any thread, why a result cannot be kept.
  public init(_ path: String, onFailure: @escaping @Sendable (FileError) -> Void = { _ in }) {
    self.path = path
    self.onFailure = onFailure
  }

  /// Why a result could not be kept, the first time that one could not; nil so far.
  public var failure: FileError? { state.withLock { $0.failure } }

  /// Where the result of a name lies: the first two letters are a folder, so that none grows too large.
  public func file(_ name: String) -> String { "\(part(name))/\(name.dropFirst(2)).run" }

  private func part(_ name: String) -> String { "\(path)/\(name.prefix(2))" }

  /// The bytes of a name; nil if they are not there or cannot be read.
  public func load(_ name: String) -> [UInt8]? { try? FileReader.bytes(of: file(name), limit: Self.largest) }

  /// Keeps bytes under a name.
  ///
  /// - Returns: whether they were kept; `failure` then says why not.
  @discardableResult
  public func save(_ name: String, _ bytes: [UInt8]) -> Bool {
    do {
      try AtomicFile.write(bytes, to: file(name))
      return true
    } catch {
      // A folder that was made for nothing: one that holds anything stays, the system sees to that.
      rmdir(part(name))
      note(error)
      return false
    }
  }

  /// Whether results can be kept at all: tried once, before there is work that would be lost.
  public func isReady() -> Bool {
    let isKnown = state.withLock { state in
      defer { state.isProbed = true }
      return state.isProbed || state.failure != nil
    }
    if !isKnown {
      do { try Interruptions.held { () throws(FileError) in try probe() } } catch { note(error) }
    }
    return failure == nil
  }

  private func probe() throws(FileError) {
    let isNew = FileStatus.of(path) == nil
    do throws(FileError) {
      try AtomicFile.makeFolder(path, for: path)
      let temporary = try Temporary(for: "\(path)/probe", path)
      var code = temporary.write([UInt8](repeating: 0, count: Self.page))
      let closing = temporary.remove()
      if code == 0 { code = closing }
      if code != 0 { throw FileError(path, errno: code, isWriting: true) }
    } catch {
      if isNew { rmdir(path) }
      throw error
    }
  }

  private func note(_ error: FileError) {
    let isFirst = state.withLock { state in
      defer { state.failure = state.failure ?? error }
      return state.failure == nil
    }
    if isFirst { onFailure(error) }
  }
}
