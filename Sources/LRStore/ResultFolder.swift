/// Keeps computed results in a folder, a file each, named after everything that determines them.
///
///     let folder = ResultFolder(".cache/lrplot")
///     folder.save("0f3a…", bytes)
///     folder.load("0f3a…")   // the bytes again
///
/// Two processes may share one: files are written whole or not at all, and equal names have equal bytes. Folders merge by
/// copying one into the other, and any file may be deleted at any time.
public struct ResultFolder: Sendable {
  private let path: String

  /// Larger files are no results.
  private static let largest = 1 << 30

  /// - Parameter path: made, with its parents, when the first result is kept.
  public init(_ path: String) {
    self.path = path
  }

  /// Where the result of a name lies: the first two letters are a folder, so that none grows too large.
  public func file(_ name: String) -> String { "\(path)/\(name.prefix(2))/\(name.dropFirst(2)).run" }

  /// The bytes of a name; nil if they are not there or cannot be read.
  public func load(_ name: String) -> [UInt8]? { try? FileReader.bytes(of: file(name), limit: Self.largest) }

  /// Keeps bytes under a name.
  ///
  /// - Returns: whether they were kept.
  @discardableResult
  public func save(_ name: String, _ bytes: [UInt8]) -> Bool {
    (try? AtomicFile.write(bytes, to: file(name))) != nil
  }
}
