/// An answer to a request.
///
///     WebAnswer("text/html; charset=utf-8", page)
public struct WebAnswer: Sendable {
  /// What a browser lets the content do.
  public enum Trust: Sendable {
    /// Scripts and pictures of this server.
    case page
    /// Somebody's text: no script runs, pictures may come from elsewhere.
    case document
  }

  var status = 200
  var type: String
  var body: [UInt8]
  var trust: Trust
  /// The name under which a browser saves it; nil for what it shows.
  var fileName: String?
  /// Whether the connection stays open for events.
  var isStream = false

  /// - Parameter fileName: under which a browser saves it; nil for what it shows.
  public init(_ type: String, _ body: [UInt8], trust: Trust = .page, fileName: String? = nil) {
    self.type = type
    self.body = body
    self.trust = trust
    self.fileName = fileName
  }

  /// Events from here on: each is a word that the page reads.
  public static var events: WebAnswer {
    var answer = WebAnswer("text/event-stream", Array("retry: 500\n\n".utf8))
    answer.isStream = true
    return answer
  }

  /// A refusal in words.
  public static func refusal(_ status: Int, _ text: String? = nil) -> WebAnswer {
    var answer = WebAnswer("text/plain; charset=utf-8", Array(((text ?? reason(status)) + "\n").utf8))
    answer.status = status
    return answer
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 413: "Content Too Large"
    case 431: "Request Header Fields Too Large"
    default: "Service Unavailable"
    }
  }

  /// The bytes as they go over the line.
  ///
  /// - Parameter isHead: whether the content is left out.
  func bytes(isHead: Bool) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status) \(Self.reason(status))", "Content-Type: \(type)", "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cross-Origin-Resource-Policy: same-origin",
      "Content-Security-Policy: \(policy)", isStream ? "Connection: keep-alive" : "Connection: close",
    ]
    if !isStream { lines.append("Content-Length: \(body.count)") }
    if status == 405 { lines.append("Allow: GET, HEAD") }
    if let fileName { lines.append("Content-Disposition: attachment; filename*=UTF-8''\(Self.encoded(fileName))") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (isHead ? [] : body)
  }

  private var policy: String {
    switch trust {
    case .page:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    case .document:
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups"
    }
  }

  /// A name as RFC 5987 has it: letters and digits, everything else by its bytes.
  private static func encoded(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      let letter = Character(Unicode.Scalar(byte))
      let isPlain =
        byte < 0x80 && (letter.isLetter || letter.isNumber || letter == "." || letter == "-" || letter == "_")
      text += isPlain ? String(letter) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return text
  }
}
