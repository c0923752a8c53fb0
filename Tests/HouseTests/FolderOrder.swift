import Foundation

/// The folders of a room in their order: what stands in one may name types of those before it, and of none behind it.
///
/// Files beside the folders are the top: they may name all, and are named by none of the folders.
struct FolderOrder: Equatable {
  var room: String
  var folders: [String]

  /// The orders that a text tells, a line each: `` - `LRCairo`: `Errors`, `PNG`, `Fonts` ``.
  static func told(in text: String) -> [FolderOrder] {
    text.split(separator: "\n").compactMap { line in
      guard let match = line.wholeMatch(of: /- `(\w+)`: ((?:`\w+`(?:, )?)+)(?:\. .*)?/) else { return nil }
      return FolderOrder(
        room: String(match.1), folders: match.2.matches(of: /`(\w+)`/).map { String($0.1) })
    }
  }

  /// A file of the room, by the folder that it stands in; nil is the top.
  struct File {
    var name: String
    var folder: String?
    var text: String
  }

  /// What names a type that stands above it: `Fonts/Glyph.swift names Canvas of Canvas`.
  func complaints(about files: [File]) -> [String] {
    var homes: [String: Set<Int>] = [:]
    let codes = files.map { SwiftCode(text: $0.text) }
    for (file, code) in zip(files, codes) {
      for type in code.types { homes[type, default: []].insert(place(of: file)) }
    }
    return zip(files, codes).flatMap { file, code -> [String] in
      let own = place(of: file)
      return code.names.subtracting(code.declared).sorted().compactMap { name in
        guard let home = homes[name]?.min(), home > own else { return nil }
        let above = home < folders.count ? folders[home] : "the top"
        return "\(file.folder.map { $0 + "/" } ?? "")\(file.name) names \(name) of \(above)"
      }
    }
  }

  private func place(of file: File) -> Int {
    file.folder.flatMap { folders.firstIndex(of: $0) } ?? folders.count
  }
}

/// The names of a Swift text, without its comments and strings, read byte by byte: regular expressions take a minute for
/// all sources.
struct SwiftCode {
  /// Types that other files can name: declared outside of braces, and not private.
  private(set) var types: Set<String> = []
  /// All types that it declares.
  private(set) var declared: Set<String> = []
  /// Capitalised words.
  private(set) var names: Set<String> = []

  private static let keywords: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]

  init(text: String) {
    let bytes = Array(text.utf8)
    var (at, depth) = (0, 0)
    var (declares, isPrivate) = (false, false)
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "/") where bytes[at...].starts(with: "//".utf8):
        at = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      case UInt8(ascii: "\""): at = Self.endOfString(bytes, at)
      case UInt8(ascii: "{"): (depth, at) = (depth + 1, at + 1)
      case UInt8(ascii: "}"): (depth, at) = (depth - 1, at + 1)
      case UInt8(ascii: "\n"): (isPrivate, at) = (false, at + 1)
      case let byte where Self.isLetter(byte):
        let end = bytes[at...].firstIndex { !Self.isLetter($0) } ?? bytes.count
        let word = String(decoding: bytes[at..<end], as: UTF8.self)
        at = end
        if declares {
          declared.insert(word)
          if depth == 0, !isPrivate { types.insert(word) }
        }
        if word.utf8.first.map({ (65...90).contains($0) }) == true { names.insert(word) }
        declares = Self.keywords.contains(word)
        if word == "private" || word == "fileprivate" { isPrivate = true }
      default: at += 1
      }
    }
  }

  /// The place behind a string, of one line or of several; what is interpolated counts as string.
  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
    let mark = bytes[start...].starts(with: "\"\"\"".utf8) ? 3 : 1
    var at = start + mark
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 2
      } else if bytes[at...].prefix(mark).allSatisfy({ $0 == UInt8(ascii: "\"") }) {
        return at + mark
      } else if mark == 1, bytes[at] == UInt8(ascii: "\n") {
        return at
      } else {
        at += 1
      }
    }
    return bytes.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }
}
