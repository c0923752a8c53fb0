/// `a@b.c` in text, found once it is known what else the text is (GFM 6.9, as cmark-gfm reads it).
enum MailLinks {
  struct Found {
    var range: Range<Int>
    var hasScheme: Bool
  }

  /// The addresses in a run of letters.
  static func all(_ text: [UInt8], in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var from = range.lowerBound
    var next = from
    while let sign = text[next..<range.upperBound].firstIndex(of: UInt8(ascii: "@")) {
      next = sign + 1
      if let link = link(text, sign, from..<range.upperBound) {
        found.append(link)
        from = link.range.upperBound
        next = from
      }
    }
    return found
  }

  private static func link(_ text: [UInt8], _ sign: Int, _ range: Range<Int>) -> Found? {
    var start = sign
    var (hasScheme, isChat) = (false, false)
    scan: while start > range.lowerBound {
      let byte = text[start - 1]
      if byte == Byte.colon {
        if ends(with: "mailto", text, range.lowerBound..<start - 1) {
          hasScheme = true
        } else if ends(with: "xmpp", text, range.lowerBound..<start - 1) {
          (hasScheme, isChat) = (true, true)
        } else {
          break scan
        }
      } else if !byte.isLetterOrDigit, !".+-_".utf8.contains(byte) {
        break
      }
      start -= 1
    }
    guard start < sign else { return nil }
    var (end, dots) = (sign + 1, 0)
    while end < range.upperBound {
      let byte = text[end]
      if byte == UInt8(ascii: "@") { return nil }
      if byte == UInt8(ascii: "."), end + 1 < range.upperBound, text[end + 1].isLetterOrDigit {
        dots += 1
      } else if !byte.isLetterOrDigit, byte != Byte.hyphen, byte != UInt8(ascii: "_"),
        !(isChat && byte == UInt8(ascii: "/"))
      {
        break
      }
      end += 1
    }
    guard end > sign + 1, dots > 0, text[end - 1].isLetter || text[end - 1] == UInt8(ascii: ".") else { return nil }
    end = BareLinkReader.trimmed(text, sign..<end)
    return end > sign ? Found(range: start..<end, hasScheme: hasScheme) : nil
  }

  /// Whether a text ends with a word, before which no letter or digit stands.
  private static func ends(with word: String, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let start = range.upperBound - word.utf8.count
    return start >= range.lowerBound && text[start..<range.upperBound].elementsEqual(word.utf8)
      && (start == 0 || !text[start - 1].isLetterOrDigit)
  }
}
