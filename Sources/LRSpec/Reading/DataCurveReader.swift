public import LRConfigs
import LRInput
import LRPlotting

/// What became of a table that a curve names.
public enum DataAnswer: Sendable {
  case rows(DataRows)
  /// Why there is nothing to draw, each with the part of the query that it is about.
  case mistakes([DataMistake])
}

/// Gives the rows of a table, by its path relative to the folder of the spec, that a query asks for.
public typealias DataFinder = (String, DataQuery) -> DataAnswer

/// Reads the curve that columns of a table give.
struct DataCurveReader {
  let find: DataFinder
  let sink: DiagnosticSink

  /// The curve that an element of `curves` names; nil after an error.
  func read(_ reader: ObjectReader) -> DataCurve? {
    let keys = DataKeys.keys
    refuse(CurveKeys.keys.schedule, in: reader)
    refuse(CurveKeys.keys.log, in: reader)
    refuse(CurveKeys.keys.train, in: reader)
    refuse(CurveSourceKeys.keys.file, in: reader)
    refuse(CurveSourceKeys.keys.steps, in: reader)
    let file = reader.read(keys.data)
    let x = reader.has(keys.x) ? reader.read(keys.x) : "step"
    let y = reader.require(keys.y)
    let band = reader.has(keys.band) ? reader.read(keys.band).flatMap(columns) : []
    let conditions = reader.has(keys.conditions) ? reader.node(of: keys.conditions).flatMap(conditions) : []
    let smooth = reader.read(keys.smooth)
    guard let file, let x, let y, let band, let conditions, let smooth else { return nil }
    let query = DataQuery(x: x, y: y, band: band, conditions: conditions)
    switch find(file, query) {
    case .mistakes(let mistakes):
      for mistake in mistakes { sink.error(at: offset(mistake.part, reader), mistake.message, hint: mistake.hint) }
      return nil
    case .rows(let rows):
      for note in rows.notes { reader.warning(at: keys.data, note) }
      return DataCurve(rows, of: query, file: file, smooth: smooth)
    }
  }

  /// Reports a key of a curve's data that stands without any.
  func refuseStray(in reader: ObjectReader) {
    let keys = DataKeys.keys
    refuseStray(keys.x, reader)
    refuseStray(keys.y, reader)
    refuseStray(keys.band, reader)
    refuseStray(keys.conditions, reader)
    refuseStray(keys.smooth, reader)
  }

  private func refuseStray<Value>(_ key: Key<Value>, _ reader: ObjectReader) {
    guard reader.has(key) else { return }
    sink.error(
      at: reader.keyOffset(of: key), "`\(key.name)` of a curve stands without the `data` that it is a part of",
      hint: "`data` names a table; the axes are `x` and `y` of the chart or of a panel")
  }

  private func refuse<Value>(_ key: Key<Value>, in reader: ObjectReader) {
    guard reader.has(key) else { return }
    sink.error(at: reader.keyOffset(of: key), "a curve of `data` takes no `\(key.name)`")
  }

  private func columns(_ nodes: [Node]) -> [String]? {
    let names = nodes.compactMap { node -> String? in
      guard let name = node.string else {
        sink.error(at: node.offset, "`band` must hold the names of two columns, not \(node.kind)")
        return nil
      }
      return name
    }
    return names.count == nodes.count ? names : nil
  }

  private func conditions(_ node: Node) -> [DataQuery.Condition]? {
    guard let members = node.members else {
      sink.error(
        at: node.offset, "`where` must be an object, not \(node.kind)", hint: "for example { \"opt\": \"SGD\" }")
      return nil
    }
    let found = members.compactMap { member -> DataQuery.Condition? in
      switch member.node.value {
      case .number(let number): return DataQuery.Condition(column: member.key, value: .number(number.double))
      case .string(let word): return DataQuery.Condition(column: member.key, value: .word(word))
      case .bool(let flag): return DataQuery.Condition(column: member.key, value: .flag(flag))
      case .null, .array, .object:
        sink.error(
          at: member.node.offset,
          "a value of `where` must be a text, a number or a truth value, not \(member.node.kind)",
          hint: "one value for each column; several curves may pick several")
        return nil
      }
    }
    return found.count == members.count ? found : nil
  }

  private func offset(_ part: DataQuery.Part, _ reader: ObjectReader) -> Int {
    let keys = DataKeys.keys
    let conditions = reader.node(of: keys.conditions)
    switch part {
    case .file: return reader.offset(of: keys.data)
    case .x: return reader.offset(of: keys.x)
    case .y: return reader.offset(of: keys.y)
    case .band(let end): return reader.node(of: keys.band)?.array?[end].offset ?? reader.offset(of: keys.band)
    case .column(let place): return conditions?.members?[place].keyOffset ?? reader.node.offset
    case .value(let place): return conditions?.members?[place].node.offset ?? reader.node.offset
    case .conditions: return conditions?.offset ?? reader.node.offset
    }
  }
}
