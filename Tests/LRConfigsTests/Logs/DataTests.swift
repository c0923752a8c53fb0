import Testing

@testable import LRConfigs

/// Rows of tables as queries pick them.
@Suite("Tables of one's own") struct DataTests {
  private func read(_ query: DataQuery, _ text: String, chunk: Int = .max) throws -> (DataRows, [DataMistake]) {
    var reader = DataReader(query)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: max(1, min(chunk, bytes.count))) {
      try reader.feed(Array(bytes[start..<min(start + min(chunk, bytes.count), bytes.count)]))
    }
    return try reader.finish()
  }

  private static let long = """
    step,opt,seed,q50
    0,SGD,1,2.0
    10,SGD,1,1.0
    0,"a, b",1,4.0
    10,"a, b",2,3.0

    """

  @Test(
    "the same rows from CSV, semicolons, tabs, JSON lines and a list of records, in any chunks",
    arguments: [1, 3, 1000])
  func forms(chunk: Int) throws {
    let texts = [
      "x,y,z\n1,2.5,a\n2,3.5,b\n", "x;y;z\n1;2,5;a\n2;3,5;b\n", "x\ty\tz\n1\t2.5\ta\n2\t3.5\tb\n",
      "{\"x\":1,\"y\":2.5,\"z\":\"a\"}\n{\"x\":2,\"y\":3.5,\"z\":\"b\"}\n",
      "[{\"x\":1,\"y\":2.5,\"z\":\"a\"},{\"x\":2,\"y\":3.5,\"z\":\"b\"}]",
    ]
    for text in texts {
      let (rows, mistakes) = try read(DataQuery(x: "x", y: "y"), text, chunk: chunk)
      #expect(mistakes.isEmpty && rows.x == [1, 2] && rows.y == [2.5, 3.5], "\(text)")
      #expect(rows.rest == ["z"] && rows.rows == 2, "\(text)")
      let query = DataQuery(x: "x", y: "y", conditions: [.init(column: "z", value: .word("b"))])
      #expect(try read(query, text, chunk: chunk).0.x == [2], "\(text)")
    }
  }

  @Test("a condition compares numbers by their value, words without blanks, and truth values")
  func conditions() throws {
    func picked(_ column: String, _ value: DataQuery.Value, _ text: String) throws -> [Double] {
      try read(DataQuery(x: "step", y: "q50", conditions: [.init(column: column, value: value)]), text).0.y
    }
    #expect(try picked("opt", .word("SGD"), Self.long) == [2, 1])
    #expect(try picked("opt", .word("a, b"), Self.long) == [4, 3])
    #expect(try picked("seed", .number(2), Self.long) == [3])
    #expect(try picked("seed", .word("2.0"), Self.long) == [3])
    let flags =
      "{\"step\":0,\"ok\":true,\"q50\":1,\"n\":\"caf\\u00e9\"}\n{\"step\":1,\"ok\":false,\"q50\":2,\"n\":\"none\"}\n"
    #expect(try picked("ok", .flag(true), flags) == [1])
    #expect(try picked("n", .word("café"), flags) == [1])
    #expect(try picked("n", .word("none"), flags) == [2])
    #expect(try picked("ok", .flag(false), "step,ok,q50\n0,True,1\n1,False,2\n") == [2])
    #expect(try picked("opt", .word(""), "step,opt,q50\n0,,1\n1,a,2\n") == [1])
  }

  @Test("what a query does not find is told, with what there is")
  func mistakes() throws {
    func said(_ query: DataQuery, _ text: String = DataTests.long) throws -> [String] {
      try read(query, text).1.map { $0.message + ($0.hint.map { " | \($0)" } ?? "") }
    }
    #expect(
      try said(DataQuery(x: "steps", y: "q51", band: ["q50", "q9"])) == [
        "the table has no column `steps` | did you mean `step`? it has `step`, `opt`, `seed` and `q50`",
        "the table has no column `q51` | did you mean `q50`? it has `step`, `opt`, `seed` and `q50`",
        "the table has no column `q9` | it has `step`, `opt`, `seed` and `q50`",
      ])
    #expect(
      try said(DataQuery(x: "step", y: "q50", conditions: [.init(column: "opt", value: .word("Adam"))])) == [
        "no row has `Adam` in the column `opt` | it has `SGD` and `a, b`"
      ])
    #expect(
      try said(
        DataQuery(
          x: "step", y: "q50",
          conditions: [.init(column: "opt", value: .word("SGD")), .init(column: "seed", value: .number(2))])) == [
          "no row of the table meets all conditions at once"
        ])
    #expect(
      try said(DataQuery(x: "step", y: "opt")) == [
        "the column `opt` has no number that could be drawn | in line 2 it is `SGD`"
      ])
    #expect(try said(DataQuery(x: "x", y: "y"), "") == ["the table has no rows"])
    #expect(try said(DataQuery(x: "x", y: "y"), "x,y\n") == ["the table has no rows"])
    #expect(try said(DataQuery(x: "x", y: "y"), "x,y,y\n1,2,3\n") == ["the column `y` stands twice in the table"])
    #expect(
      try said(DataQuery(x: "x", y: "y"), "x,y\n1,nan\n2,inf\n") == ["the column `y` has no number that could be drawn"]
    )
  }

  @Test("rows are in the order of x, and what was done for it is told")
  func order() throws {
    let (rows, _) = try read(DataQuery(x: "step", y: "q50"), Self.long)
    #expect(rows.x == [0, 0, 10, 10] && rows.y == [2, 4, 1, 3])
    #expect(
      rows.notes == [
        "`step` goes back once, first in line 4: the rows are drawn in its order",
        "2 rows have the `step` of another one: `where` picks the rows of one curve",
      ])
  }

  @Test("numbers beyond what a chart can show, and those that are none, are breaks; missing ones are no rows")
  func breaks() throws {
    let (rows, _) = try read(
      DataQuery(x: "x", y: "y", band: ["a", "b"]),
      "x,y,a,b\n1,1e300,0,2\n2,nan,0,2\n3,,0,2\n4,5,,7\n5,oops,0,2\n6,1,3,2\n")
    #expect(rows.x == [1, 2, 4, 6])
    #expect(rows.y.map(\.isNaN) == [true, true, false, false])
    #expect(rows.low.map(\.isNaN) == [false, false, true, false] && rows.high == [2, 2, 7, 2])
    #expect(
      rows.notes == [
        "1 cell of `y` left out: in line 6 it is `oops`, which is no number", "`a` is above `b` in 1 row",
      ])
  }
}
