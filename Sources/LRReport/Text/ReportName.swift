/// Names as paths have them.
enum ReportName {
  /// Whether a letter of a name counts.
  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  /// `10_at_50_75` of “÷10 at 50/75 %”: lower-case letters and digits, and one `_` for whatever stands between them.
  static func of(_ text: String) -> String {
    var name = ""
    for byte in text.lowercased().utf8 {
      if isLetter(byte), byte != UInt8(ascii: "_") {
        name.unicodeScalars.append(UnicodeScalar(byte))
      } else if !name.isEmpty, name.last != "_" {
        name += "_"
      }
    }
    return name.last == "_" ? String(name.dropLast()) : name
  }
}
