import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct TicksTests {
  private func ticks(_ domain: Domain, _ axis: Ticks.Axis, px: Double, size: Double = 11) -> Ticks {
    let scale = axis == .vertical ? Scale(domain, from: px, to: 0) : Scale(domain, from: 0, to: px)
    return Ticks(for: scale, axis: axis, style: TextStyle(size: size), measurer: FixedMeasurer())
  }

  private func labels(_ domain: Domain, _ axis: Ticks.Axis, px: Double, size: Double = 11) -> String {
    ticks(domain, axis, px: px, size: size).majors.map(\.label.plain).joined(separator: " ")
  }

  @Test(arguments: [
    (0.105, 280.0, "0 0.02 0.04 0.06 0.08 0.10"), (2.1, 153, "0 0.5 1.0 1.5 2.0"), (47250, 280, "0 10k 20k 30k 40k"),
    (0.000105, 280, "0 0.2 0.4 0.6 0.8 1.0"), (3e6, 280, "0 500k 1M 1.5M 2M 2.5M 3M"),
  ])
  func verticalAxes(high: Double, px: Double, expected: String) {
    #expect(labels(.exact(0, high), .vertical, px: px) == expected)
  }

  @Test(arguments: [
    (1.0, "0 1"), (2, "0 1 2"), (3, "0 1 2 3"), (10, "0 2 4 6 8 10"), (937, "0 200 400 600 800 937"),
    (1000, "0 200 400 600 800 1,000"), (1050, "0 200 400 600 800 1,050"), (750, "0 250 500 750"),
    (10000, "0 2k 4k 6k 8k 10k"), (12345, "0 2k 4k 6k 8k 10k 12,345"),
    (1e6, "0 200k 400k 600k 800k 1M"), (1e9, "0 200M 400M 600M 800M 1B"),
  ])
  func stepAxes(last: Double, expected: String) {
    #expect(labels(.exact(0, last), .steps, px: 600) == expected)
  }

  @Test func epochsAreWholeAndNeedNotMeetTheEnd() {
    #expect(labels(.exact(0, 10000 / 391), .whole, px: 600) == "0 5 10 15 20 25")
  }

  @Test(arguments: [
    (1.0, 1e5, Ticks.Axis.vertical, 160.0, "10⁰ 10¹ 10² 10³ 10⁴ 10⁵"), (1, 1e6, .vertical, 100, "10⁰ 10² 10⁴ 10⁶"),
    (1e-12, 1, .vertical, 140, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 10⁰"), (3e-4, 0.3, .vertical, 80, "0.001 0.01 0.1"),
    (1, 9, .vertical, 160, "1 2 5"), (2, 2.4, .vertical, 160, "2.0 2.1 2.2 2.3 2.4"),
    (0.01, 4, .horizontal, 280, "0.01 0.1 1"), (1e3, 1e5, .vertical, 200, "1k 2k 5k 10k 20k 50k 100k"),
    (1, 12345, .steps, 400, "1 10 100 1,000 12,345"),
  ])
  func logAxes(low: Double, high: Double, axis: Ticks.Axis, px: Double, expected: String) {
    #expect(labels(.exact(low, high, kind: .log), axis, px: px) == expected)
  }

  @Test(
    "An end off the pitch is marked as such, one on it is not", arguments: [(937.0, true), (1000, false), (60, false)])
  func odd(last: Double, isOdd: Bool) {
    let majors = ticks(.exact(0, last), .steps, px: 600).majors
    #expect(majors.last?.isOdd == isOdd)
    #expect(majors.dropLast().allSatisfy { !$0.isOdd })
  }

  @Test("A narrow axis of 60 steps is divided evenly")
  func even() { #expect(labels(.exact(0, 60), .steps, px: 150, size: 10) == "0 20 40 60") }

  @Test("However long an axis is, it has about ten numbers, never more than 14")
  func most() {
    var random = Seeded(seed: 17)
    for round in 0..<400 {
      let kind = ScaleKind.allCases[round % 2]
      let axis = [Ticks.Axis.vertical, .horizontal, .steps, .whole][round / 2 % 4]
      let high = exp10(12 * random.share())
      let domain = Domain.exact(kind == .log ? 1 : 0, axis == .steps ? high.rounded() : high, kind: kind)
      let majors = ticks(domain, axis, px: 100 + 5000 * random.share()).majors
      #expect(majors.count <= 14, "\(domain) \(axis): \(majors.count)")
    }
  }

  @Test("Where numbers were chosen, they are the ticks; those without room stay as small ones")
  func places() {
    let scale = Scale(.exact(6, 80, kind: .log), from: 0, to: 300)
    func ticks(_ values: [Double]) -> Ticks {
      Ticks(for: scale, axis: .horizontal, at: values, style: TextStyle(size: 11), measurer: FixedMeasurer())
    }
    #expect(ticks([8, 16, 32, 64]).majors.map(\.label.plain) == ["8", "16", "32", "64"])
    #expect(ticks([8, 8.5, 64]).minors == [8])
    #expect(ticks((6...80).map(Double.init)).majors.map(\.label.plain) == ["10", "20", "50"])
  }

  @Test func unlabelledPowersAreMinor() {
    let ticks = ticks(.exact(1, 1e6, kind: .log), .vertical, px: 100)
    #expect(ticks.minors == [10, 1e3, 1e5])
  }

  @Test func lastTickIsTheLastStepAtAnyLengthAndWidth() {
    var random = Seeded(seed: 11)
    for _ in 0..<400 {
      let last = (1 + 10 * random.share() * random.share() * 1_000_000 * random.share()).rounded()
      let px = 1 + 900 * random.share()
      let majors = ticks(.exact(0, last), .steps, px: px).majors
      #expect(majors.last?.value == last, "\(last) on \(px) px")
      #expect(majors.last?.position == px)
      #expect(majors.allSatisfy { $0.value == $0.value.rounded() })
    }
  }

  @Test func ticksAreInsideSortedDistinctAndApart() {
    var random = Seeded(seed: 5)
    for round in 0..<800 {
      let kind = ScaleKind.allCases[round % 2]
      let magnitude = 40 * random.share() - 20
      let low = (random.share() - (kind == .log ? 0 : 0.5)) * exp10(magnitude)
      let high = low + random.share() * exp10(magnitude + 8 * random.share() - 4)
      let axis = [Ticks.Axis.vertical, .horizontal, .steps, .whole][round / 2 % 4]
      let size = 9 + 3 * random.share()
      let px = 2 + 800 * random.share()
      let domain = Domain.exact(low, high, kind: kind)
      let ticks = ticks(domain, axis, px: px, size: size)
      let majors = ticks.majors
      #expect(majors.allSatisfy { domain.low <= $0.value && $0.value <= domain.high })
      #expect(ticks.minors.allSatisfy { domain.low <= $0 && $0 <= domain.high })
      #expect(ticks.minors == ticks.minors.sorted())
      #expect(Set(majors.map(\.label.plain)).count == majors.count, "\(majors.map(\.label.plain))")
      for (one, next) in zip(majors, majors.dropFirst()) {
        #expect(one.value < next.value)
        let widths = [one, next].map {
          $0.label.laidOut(style: TextStyle(size: size), paint: Paint(Color(hex: 0)), measurer: FixedMeasurer()).width
        }
        let need = axis == .vertical ? 1.3 * size : (widths[0] + widths[1]) / 2 + 0.8 * size
        #expect(abs(next.position - one.position) >= need, "\(domain) \(axis) \(px)")
      }
    }
  }

  @Test func aRoomyAxisHasAtLeastTwoNumbers() {
    var random = Seeded(seed: 6)
    for _ in 0..<400 {
      let low = random.share() * 10
      let high = low + 0.001 + random.share() * 100
      #expect(ticks(.exact(low, high), .vertical, px: 150).majors.count >= 2, "\(low) \(high)")
      #expect(ticks(.exact(low + 0.01, high + 0.1, kind: .log), .vertical, px: 150).majors.count >= 2, "\(low) \(high)")
    }
  }

  /// A number of about that power of ten.
  private func exp10(_ power: Double) -> Double {
    Double("1e\(Int(power))").map { $0 * (1 + power - power.rounded(.down)) } ?? 1
  }
}
