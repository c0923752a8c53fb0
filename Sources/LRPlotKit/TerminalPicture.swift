/// A PNG in the escape codes by which a terminal shows pictures.
public enum TerminalPicture: Sendable, Equatable {
  /// The protocol of kitty, which Ghostty, Konsole and WezTerm know too.
  case kitty
  /// The protocol of iTerm2, which WezTerm and mintty know too.
  case iTerm2

  /// What a terminal answered to `question`; nil where it has no pictures that are known here.
  ///
  ///     TerminalPicture(answer: "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4c")   // .kitty
  public init?(answer: String) {
    if answer.contains("_Gi=31;OK") {
      self = .kitty
    } else if answer.contains("P>|iTerm2") || answer.contains("P>|WezTerm") {
      self = .iTerm2
    } else {
      return nil
    }
  }

  /// Asks for kitty's pictures, the name of the terminal, its background, and last for what every terminal answers.
  public static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>q\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// Whether all has been answered: the last question is.
  public static func isWhole(_ answer: String) -> Bool {
    guard let start = answer.firstRange(of: "\u{1B}[?")?.upperBound else { return false }
    return answer[start...].contains("c")
  }

  /// Whether the background is dark; nil where the terminal does not say.
  public static func isDark(_ answer: String) -> Bool? {
    guard let start = answer.firstRange(of: "]11;rgb:")?.upperBound else { return nil }
    let parts = answer[start...].prefix { $0.isHexDigit || $0 == "/" }.split(separator: "/")
    guard parts.count == 3 else { return nil }
    let shares = parts.map { part in (Int(part, radix: 16).map(Double.init) ?? 0) / Double((1 << (4 * part.count)) - 1)
    }
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2] < 0.5
  }

  /// The codes that show a picture, as many columns wide.
  public func codes(_ png: [UInt8], columns: Int) -> String {
    let text = Base64.text(png)
    switch self {
    case .iTerm2:
      return "\u{1B}]1337;File=inline=1;size=\(png.count);width=\(columns);preserveAspectRatio=1:\(text)\u{7}\n"
    case .kitty:
      // At most 4096 letters at once.
      var codes = ""
      var rest = text[...]
      var keys = "a=T,f=100,q=2,c=\(columns),"
      repeat {
        let part = rest.prefix(4096)
        rest = rest.dropFirst(4096)
        codes += "\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);\(part)\u{1B}\\"
        keys = ""
      } while !rest.isEmpty
      return codes + "\n"
    }
  }
}

/// Bytes as letters that go anywhere (RFC 4648).
private enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        out.append(place <= part.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
