import LRInput
import LRReport

/// The files of a report as one run of bytes, so that a report of which nothing has changed is looked up as a whole.
enum ReportArchive {
  /// Path and content of each file, each after its length of eight bytes.
  static func encoded(_ files: [ReportFile]) -> [UInt8] {
    files.flatMap { framed(Array($0.path.utf8)) + framed($0.bytes) }
  }

  /// The files again; nil if the bytes are no archive.
  static func decoded(_ bytes: [UInt8]) -> [ReportFile]? {
    var files: [ReportFile] = []
    var rest = bytes[...]
    func next() -> ArraySlice<UInt8>? {
      guard rest.count >= 8 else { return nil }
      let length = rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard length <= rest.count else { return nil }
      defer { rest = rest.dropFirst(Int(length)) }
      return rest.prefix(Int(length))
    }
    while !rest.isEmpty {
      guard let path = next(), let content = next() else { return nil }
      files.append(ReportFile(path: String(decoding: path, as: UTF8.self), bytes: Array(content)))
    }
    return files
  }

  private static func framed(_ bytes: [UInt8]) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) } + bytes
  }
}
