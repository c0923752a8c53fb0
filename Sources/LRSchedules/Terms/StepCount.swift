/// A number of steps as messages write it.
package enum StepCount {
  /// Digits in groups of three: `1,200`.
  package static func digits(_ count: Int) -> String {
    let plain = Array(String(count).utf8)
    var grouped: [UInt8] = []
    for (index, digit) in plain.enumerated() {
      let left = plain.count - index
      if index > 0, left % 3 == 0, plain[index - 1] != UInt8(ascii: "-") { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }

  /// The first whole step from a place on; any number may be one, since `from` bounds it.
  package static func digits(at place: Double) -> String { digits(from(place)) }

  /// With its unit: `1 step`, `1,200 steps`.
  package static func text(_ count: Int) -> String {
    digits(count) + (count == 1 ? " step" : " steps")
  }

  /// The first whole step from a place on; a place beyond all numbers of steps gives the last of them.
  ///
  ///     StepCount.from(2.5)      // 3
  ///     StepCount.from(1e300)    // 9,007,199,254,740,992: no run comes near it
  package static func from(_ place: Double) -> Int {
    place.isNaN ? 0 : Int(min(max(place, -0x1p53), 0x1p53).rounded(.up))
  }
}
