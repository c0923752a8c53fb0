import LRInput
import LRPlotting
import LRSchedules

/// The curves of two specs, pair by pair.
public struct Comparison: Sendable {
  /// Two curves that belong together.
  struct Pair: Sendable {
    var a: CurveSpec
    var b: CurveSpec
    var difference: ScheduleDifference
  }

  /// One of the two specs, with the name it goes by.
  struct Side: Sendable {
    var spec: ChartSpec
    var name: String
    /// Labels of curves that the other side does not have.
    var alone: [String] = []
  }

  private(set) var a: Side
  private(set) var b: Side
  private(set) var pairs: [Pair] = []
  /// Updates that both runs have.
  let steps: Int

  /// Pairs the only curves of two specs; where there are several, those of the same label.
  ///
  /// - Parameter names: what the specs are called, such as the names of their files.
  public init(_ one: ChartSpec, _ other: ChartSpec, names: (String, String)) {
    a = Side(spec: one, name: names.0)
    b = Side(spec: other, name: names.1)
    steps = min(one.steps, other.steps)
    if one.curves.count == 1, other.curves.count == 1 {
      add(one.curves[0], other.curves[0])
      return
    }
    for curve in one.curves {
      if let twin = other.curves.first(where: { $0.name == curve.name }) {
        add(curve, twin)
      } else {
        a.alone.append(curve.name)
      }
    }
    b.alone = other.curves.map(\.name).filter { name in !one.curves.contains { $0.name == name } }
  }

  private mutating func add(_ one: CurveSpec, _ other: CurveSpec) {
    let difference = ScheduleDifference(one.schedule.schedule, other.schedule.schedule, steps: steps)
    pairs.append(Pair(a: one, b: other, difference: difference))
  }

  /// Whether both have the same curves, of the same length, equal but for rounding.
  public var isEqual: Bool {
    a.spec.steps == b.spec.steps && a.alone.isEmpty && b.alone.isEmpty && pairs.allSatisfy(\.difference.isNone)
  }

  /// Whether there is anything to draw.
  public var hasPairs: Bool { !pairs.isEmpty }

  /// The comparison in one of the forms of an explanation, with a line break at its end.
  public func written(as format: Explanation.Format) -> String {
    switch format {
    case .text: ComparisonText.text(self)
    case .json: json
    }
  }

  /// `{"equal":…,"curves":[{"a":…,"b":…,"largest":{…},…}]}`: keys are added, never renamed.
  private var json: String {
    let curves = pairs.map { pair in
      let largest = pair.difference.largest
      let span = pair.difference.span.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null"
      return "{\"a\":\(JSONText.string(pair.a.name)),\"b\":\(JSONText.string(pair.b.name)),"
        + "\"equal\":\(pair.difference.isNone),\"peak\":\(number(pair.difference.peak)),"
        + "\"largest\":{\"difference\":\(number(largest.value)),\"relative\":\(number(pair.difference.relative)),"
        + "\"step\":\(largest.step),\"a\":\(number(largest.a)),\"b\":\(number(largest.b))},"
        + "\"differ\":\(span),\"exact\":\(pair.difference.isExact),"
        + "\"shift\":\(pair.difference.shift.map { String($0) } ?? "null"),"
        + "\"factor\":\(pair.difference.factor.map(number) ?? "null")}"
    }
    func list(_ labels: [String]) -> String { "[" + labels.map(JSONText.string).joined(separator: ",") + "]" }
    return "{\"equal\":\(isEqual),\"steps\":[\(a.spec.steps),\(b.spec.steps)],\"only_a\":\(list(a.alone)),"
      + "\"only_b\":\(list(b.alone)),\"curves\":[\n" + curves.joined(separator: ",\n") + "\n]}\n"
  }

  private func number(_ x: Double) -> String { Explanation.number(x) }

  /// What two curves of a pair are called: by their labels, or by their specs where the labels are the same.
  func names(_ pair: Pair) -> (String, String) {
    guard pair.a.name == pair.b.name else { return (pair.a.name, pair.b.name) }
    let (one, other) = (Self.stem(a.name), Self.stem(b.name))
    return one == other ? (a.name == b.name ? ("A", "B") : (a.name, b.name)) : (one, other)
  }

  /// `cosine` of `specs/cosine.json`
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
