/// The numbers of a curve under the curve's name.
public struct NamedTable: Sendable {
  /// The label, with the value of what is varied: `cosine, batch 10`.
  public var name: String
  /// Its numbers, row by row.
  public var table: ResultTable

  /// See the properties of the same names.
  public init(name: String, table: ResultTable) {
    self.name = name
    self.table = table
  }

  /// Its numbers by name.
  ///
  /// - Parameter quantity: what they are numbers of.
  public func values(of quantity: Quantity) -> NamedValues { NamedValues(self, of: quantity) }
}
