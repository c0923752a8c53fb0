/// The samples that a line needs where many stand in one column: all of up to four, of more the first, the least, the
/// greatest and the last, in the order of their steps.
struct SampleColumn {
  typealias Sample = (step: Double, value: Double)

  private static let limit = 4

  private var kept: [Sample] = []
  private var count = 0
  private var least: Sample = (0, 0)
  private var greatest: Sample = (0, 0)
  private(set) var newest: Sample = (0, 0)

  init() { kept.reserveCapacity(Self.limit) }

  /// Whether a further sample means that some are left out.
  var isFull: Bool { count >= Self.limit }

  mutating func add(_ sample: Sample) {
    if count < Self.limit { kept.append(sample) }
    if count == 0 { (least, greatest) = (sample, sample) }
    if sample.value < least.value { least = sample } else if sample.value > greatest.value { greatest = sample }
    newest = sample
    count += 1
  }

  mutating func clear() {
    kept.removeAll(keepingCapacity: true)
    count = 0
  }

  /// The places of the needed samples.
  var needed: Range<Int> { 0..<min(count, Self.limit) }

  subscript(index: Int) -> Sample {
    if count <= Self.limit { return kept[index] }
    let isFalling = greatest.step < least.step || (greatest.step == least.step && kept[0].value > newest.value)
    switch index {
    case 0: return kept[0]
    case 1: return isFalling ? greatest : least
    case 2: return isFalling ? least : greatest
    default: return newest
    }
  }
}
