import LRInput
import LRScene

/// Makes the note of origin that a figure carries.
public enum Provenance {
  /// The version of lrplot: what `--version` prints, figures carry, the changelog begins with and a release is tagged with.
  ///
  /// By Semantic Versioning, of the command's options, of specs and of the library's public names together.
  public static let version = "0.1.0"
  /// `lrplot 0.1.0`
  public static let generator = "lrplot \(version)"
  /// Longest spec, in bytes, that is carried whole.
  package static let longestSpec = 16_384

  /// - Parameters:
  ///   - spec: the spec with its flags written onto it, as compact JSON.
  ///   - curves: the spec's curves: another log or table gives another figure.
  public static func origin(of spec: [UInt8], curves: [CurveSpec] = []) -> Origin {
    let numbers = curves.flatMap { curve -> [Double] in
      switch curve.content {
      case .schedule: []
      case .log(let log): log.samples.flatMap { [$0.step, $0.value] }
      case .data(let data): data.numbers
      }
    }
    let told = curves.compactMap(\.data).flatMap { DataSentences.notDrawn($0).utf8 }
    return Origin(
      digest: digest(spec + bytes(of: numbers) + told),
      spec: spec.count <= longestSpec ? String(decoding: spec, as: UTF8.self) : nil,
      generator: generator)
  }

  /// The note of a figure whose schedules code has made: no spec says them, so none is carried.
  ///
  /// - Parameters:
  ///   - options: everything else that the figure shows.
  ///   - rates: numbers of the schedules, so that other schedules give another figure.
  public static func origin(ofMade options: [UInt8], rates: [Double]) -> Origin {
    Origin(digest: digest(options + bytes(of: rates)), spec: nil, generator: generator)
  }

  private static func bytes(of numbers: [Double]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) } }
  }

  /// 128 bits in hexadecimal: FNV-1a over the bytes, from the two offsets that a forward and a marked start give
  /// (Fowler, Noll and Vo; draft-eastlake-fnv). Not a signature: it keeps the ids of figures apart.
  public static func digest(_ bytes: [UInt8]) -> String { fileDigest(Array(version.utf8) + [0] + bytes) }

  /// The same of bytes alone: what every version of this program finds in a file.
  public static func fileDigest(_ bytes: [UInt8]) -> String {
    var low: UInt64 = 0xcbf2_9ce4_8422_2325
    var high: UInt64 = low ^ 0x9e37_79b9_7f4a_7c15
    for byte in bytes {
      low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      high = (high ^ UInt64(byte &+ 0x5b)) &* 0x0000_0100_0000_01b3
      high ^= high >> 29
    }
    return hex(low) + hex(high)
  }

  private static func hex(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
