/// A request as a browser sends it, as far as this server understands HTTP/1.1: no body, no continued lines.
///
///     WebRequest.read(Array("GET /0.svg?theme=dark HTTP/1.1\r\nHost: 127.0.0.1:8377\r\n\r\n".utf8))
public struct WebRequest: Sendable, Equatable {
  /// What came of the bytes so far.
  enum Reading: Sendable, Equatable {
    /// The head has not ended yet.
    case unfinished
    case request(WebRequest)
    /// Nothing that can be answered but with this status.
    case refused(Int)
  }

  /// Bytes of a head at most; that of a browser has about one thousand.
  static let limit = 16 << 10

  /// Whether only the head of the answer is wanted.
  var isHead = false
  /// From the first slash to the question mark.
  public var path = ""
  /// What stands behind the question mark: `theme=dark`.
  public var query = ""
  /// By their names in small letters.
  var fields: [String: String] = [:]

  /// The value of a name in the query; nil where it has none. Nothing in it is decoded: the page sends plain words.
  public subscript(_ name: String) -> String? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.utf8.count + 1)) }
  }

  static func read(_ bytes: [UInt8]) -> Reading {
    guard let end = end(of: bytes) else { return bytes.count > limit ? .refused(431) : .unfinished }
    guard end <= limit else { return .refused(431) }
    guard bytes[..<end].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 }) else {
      return .refused(400)
    }
    // A CR ends a line together with its LF, or has no business in a head.
    guard bytes[..<end].indices.allSatisfy({ bytes[$0] != 0x0D || bytes[$0 + 1] == 0x0A }) else { return .refused(400) }
    // Whole letters only: CR and LF together are one character to Swift.
    let head = bytes[..<end].filter { $0 != 0x0D }.split(separator: 0x0A, omittingEmptySubsequences: false)
    let lines = head.map { String(decoding: $0, as: UTF8.self) }
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else { return .refused(400) }
    guard words[0] == "GET" || words[0] == "HEAD" else { return .refused(405) }
    guard words[1].hasPrefix("/") else { return .refused(400) }
    var request = WebRequest(isHead: words[0] == "HEAD")
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    request.path = String(target[0])
    request.query = target.count > 1 ? String(target[1]) : ""
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex, !line.hasPrefix(" "), !line.hasPrefix("\t")
      else { return .refused(400) }
      let name = line[..<colon].lowercased()
      guard !name.contains(" ") else { return .refused(400) }
      // Of two hosts nobody knows which is meant.
      guard request.fields[name] == nil || name != "host" && name != "origin" else { return .refused(400) }
      request.fields[name] = trimmed(line[line.index(after: colon)...])
    }
    guard request.fields["host"] != nil else { return .refused(400) }
    let hasBody = request.fields["transfer-encoding"] != nil || (request.fields["content-length"] ?? "0") != "0"
    return hasBody ? .refused(400) : .request(request)
  }

  /// Where the empty line begins that ends the head.
  private static func end(of bytes: [UInt8]) -> Int? {
    var index = 0
    while index + 3 < bytes.count {
      if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// Whether it may be answered: it names this server, and comes from one of its own pages or from nobody's.
  ///
  /// Another page in the same browser can send requests here, and a name of its own can be made to mean this machine.
  func isOwn(port: UInt16) -> Bool {
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard let host = fields["host"], hosts.contains(host.lowercased()) else { return false }
    if let origin = fields["origin"], !hosts.contains(where: { origin.lowercased() == "http://" + $0 }) { return false }
    // Pictures are asked for without an origin; a link may be followed from anywhere.
    return fields["sec-fetch-site"] != "cross-site" || fields["sec-fetch-mode"] == "navigate"
  }
}
