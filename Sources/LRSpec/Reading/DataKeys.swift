import LRInput

/// Keys of an element of `curves` that draws columns of a table.
package struct DataKeys: KeySet {
  package static let list = KeyList()
  package static let keys = DataKeys()

  let data = DataKeys.list(
    Key.string(
      "data", kind: "file",
      summary:
        "A table of your own (CSV, TSV, JSON lines) in the place of `schedule`, by its path from the folder of the spec."
    ))
  let x = DataKeys.list(
    Key.string("x", kind: "column", defaultText: "step", summary: "The column of `data` that runs along the x axis."))
  let y = DataKeys.list(Key.string("y", kind: "column", summary: "The column of `data` that is drawn."))
  let band = DataKeys.list(
    Key.nodes(
      "band", count: 2...2, kind: "two columns", items: SchemaFragment(.string),
      summary: "The columns of `data` that a band around the curve reaches from and to; the figure names them."))
  let conditions = DataKeys.list(
    Key.node(
      "where", kind: "columns with values", defaultText: "all rows", schema: SchemaFragment(.object),
      summary: "Which rows of `data` are drawn: columns, each with the value that it has there."))
  let smooth = DataKeys.list(
    Key.number(
      "smooth", in: .from(0, below: 1), default: 0,
      summary: "Draws an average over the faint line: w, where row i − k of `data` counts w^k."))
}
