import LRInput

/// What a curve of a table has, in words and as JSON.
struct DataExplanation: Sendable {
  let label: String
  let data: DataCurve

  /// A sentence and a table of numbers.
  var text: String {
    let (facts, count) = (data.facts, data.count)
    let sentence = "A table: \(DataSentences.summary(data, name: data.query.y))"
    let rows = [
      ["highest", "\(number(facts.peak.value)) at \(place(facts.peak.step))"],
      ["lowest", "\(number(facts.lowest.value)) at \(place(facts.lowest.step))"],
      ["first", number(facts.first.value)],
      ["last", number(facts.last.value)],
      ["rows", "\(ExplanationText.count(count, "value")) of \(ExplanationText.count(data.rows, "row"))"],
    ]
    let lines = [label] + ExplanationText.wrapped(sentence, indent: 2) + [""] + TextTable.lines(rows).map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(_ x: Double) -> String { "\(data.query.x) \(number(x))" }
  private func number(_ x: Double) -> String { DataSentences.number(x) }

  /// `{"label":…,"type":"data","x":…,"y":…,"peak":{"value":…,"x":…},…}`: keys are added, never renamed.
  var json: String {
    let (facts, query) = (data.facts, data.query)
    func point(_ x: Double, _ value: Double) -> String {
      "{\"value\":\(Explanation.number(value)),\"x\":\(Explanation.number(x))}"
    }
    return "{\"label\":\(JSONText.string(label)),\"type\":\"data\",\"x\":\(JSONText.string(query.x)),"
      + "\"y\":\(JSONText.string(query.y)),\"band\":[\(query.band.map(JSONText.string).joined(separator: ","))],"
      + "\"count\":\(data.count),\"rows\":\(data.rows),"
      + "\"peak\":\(point(facts.peak.step, facts.peak.value)),\"min\":\(point(facts.lowest.step, facts.lowest.value)),"
      + "\"first\":\(Explanation.number(facts.first.value)),\"last\":\(Explanation.number(facts.last.value)),"
      + "\"findings\":[]}"
  }
}
