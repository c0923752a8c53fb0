/// Days and times that exist, as TOML writes them (RFC 3339, with a blank for the `T`, and with parts left out).
///
///     TOMLDate.isDate(Array("1979-05-27 07:32:00Z".utf8)[...])   // true
///     TOMLDate.isDate(Array("2021-02-29".utf8)[...])             // false
enum TOMLDate {
  static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    if takeDay(&rest) {
      if rest.isEmpty { return true }
      guard take(&rest, anyOf: "Tt ") else { return false }
      guard takeTime(&rest) else { return false }
      return rest.isEmpty || takeOffset(&rest) && rest.isEmpty
    }
    return takeTime(&rest) && rest.isEmpty
  }

  static func isDay(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    return takeDay(&rest) && rest.isEmpty
  }

  private static func takeDay(_ rest: inout ArraySlice<UInt8>) -> Bool {
    var day = rest
    guard let year = number(&day, digits: 4), take(&day, anyOf: "-"), let month = number(&day, digits: 2),
      take(&day, anyOf: "-"), let date = number(&day, digits: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(date) else { return false }
    rest = day
    return true
  }

  /// Second 60 is one that leaps.
  private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = number(&rest, digits: 2), take(&rest, anyOf: ":"), let minute = number(&rest, digits: 2),
      take(&rest, anyOf: ":"), let second = number(&rest, digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    guard take(&rest, anyOf: ".") else { return true }
    let digits = rest.prefix(while: TOMLNumber.isDigit)
    rest = rest.dropFirst(digits.count)
    return !digits.isEmpty
  }

  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if take(&rest, anyOf: "Zz") { return true }
    guard take(&rest, anyOf: "+-"), let hour = number(&rest, digits: 2), take(&rest, anyOf: ":"),
      let minute = number(&rest, digits: 2)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, digits count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(TOMLNumber.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, anyOf letters: String) -> Bool {
    guard let byte = rest.first, letters.utf8.contains(byte) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
