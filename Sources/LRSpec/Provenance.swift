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
    var digest = OriginDigest(of: version)
    digest.add(spec)
    for curve in curves {
      switch curve.content {
      case .schedule: break
      case .log(let log):
        for sample in log.samples {
          digest.add(sample.step)
          digest.add(sample.value)
        }
      case .data(let data): data.add(to: &digest)
      }
    }
    for data in curves.compactMap(\.data) { digest.add(DataSentences.notDrawn(data).utf8) }
    return Origin(
      digest: digest.text,
      spec: spec.count <= longestSpec ? String(decoding: spec, as: UTF8.self) : nil,
      generator: generator)
  }

  /// The note of a figure whose schedules code has made: no spec says them, so none is carried.
  ///
  /// - Parameters:
  ///   - options: everything else that the figure shows.
  ///   - rates: numbers of the schedules, so that other schedules give another figure.
  public static func origin(ofMade options: [UInt8], rates: [Double]) -> Origin {
    var digest = OriginDigest(of: version)
    digest.add(options)
    for rate in rates { digest.add(rate) }
    return Origin(digest: digest.text, spec: nil, generator: generator)
  }

  /// What tells bytes from others that this version of the program made, in hexadecimal.
  public static func digest(_ bytes: [UInt8]) -> String {
    var digest = OriginDigest(of: version)
    digest.add(bytes)
    return digest.text
  }

  /// The same of bytes alone: what every version of this program finds in a file.
  public static func fileDigest(_ bytes: [UInt8]) -> String {
    var digest = OriginDigest()
    digest.add(bytes)
    return digest.text
  }
}
