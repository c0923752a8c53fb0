/// A number of steps as messages write it.
enum StepCount {
  /// Digits in groups of three: `1,200`.
  static func digits(_ count: Int) -> String {
    let plain = Array(String(count).utf8)
    var grouped: [UInt8] = []
    for (index, digit) in plain.enumerated() {
      let left = plain.count - index
      if index > 0, left % 3 == 0, plain[index - 1] != UInt8(ascii: "-") { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }

  /// With its unit: `1 step`, `1,200 steps`.
  static func text(_ count: Int) -> String {
    digits(count) + (count == 1 ? " step" : " steps")
  }
}
