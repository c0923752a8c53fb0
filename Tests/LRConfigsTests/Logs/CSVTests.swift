import Foundation
import LRConfigs
import Testing

/// Cells and rows are those of Python's csv module. What no writer of CSV can have meant is read so that no row is lost,
/// and told.
@Suite("CSV")
struct CSVTests {
  private struct Case: Decodable {
    var text: String
    var name: String
    var rates: [[Double]]
    var others: [[Double]]
    var leftOut: Int
  }

  @Test("random texts: the numbers that csv.reader gives (csv.json, made by make_csv.py)", arguments: [1, 7, 1 << 16])
  func python(chunk: Int) throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try ConfigFile.bytes(of: "csv.json")))
    #expect(cases.count == 400)
    for one in cases {
      let log = try LogReaderTests.read(Array(one.text.utf8), chunk: chunk)
      #expect(log.columns.map(\.name) == ["lr", one.name], "\(one.text)")
      #expect(LogReaderTests.pairs(log.rates.first) == one.rates, "\(one.text)")
      #expect(LogReaderTests.pairs(log.columns.last) == one.others, "\(one.text)")
      // Python's cells may hold what was meant as rows.
      let notes = log.notes.filter { !$0.contains("inside of a quoted cell") }
      #expect(notes.count == (one.leftOut > 0 ? 1 : 0), "\(one.text): \(notes)")
      #expect(notes.allSatisfy { $0.contains("could not be read") }, "\(one.text): \(notes)")
    }
  }

  /// The numbers of both stood in one column, and the second was told as a step that stands twice.
  @Test("Of two columns of one name the first is read, and it is told")
  func twins() throws {
    let log = try LogReaderTests.read(Array("step,lr,lr\n0,0.1,0.3\n1,0.2,0.4\n".utf8))
    #expect(LogReaderTests.pairs(log.rates.first) == [[0, 0.1], [1, 0.2]])
    #expect(log.notes == ["`lr` stands twice in the header; the first of them is read"])
  }

  private static let open = "a quote opens a cell that is never closed, "

  @Test(
    "quotes out of their place: every row is read, and what was taken for a letter is told",
    arguments: [
      // Inside of a bare cell it is a letter, as for Python.
      ("step,lr,note\n0,.0,ok\n1,.1,5\" disk\n2,.2,ok\n3,.3,7\"\n", 4, []),
      (
        "step,note,lr\n0,a \"b, c\" d,.0\n1,x,.1\n", 1,
        ["1 row could not be read and is left out, first line 2: 4 cells where the header has 3"]
      ),
      // Behind its closing quote a cell goes on; quoted numbers are numbers.
      ("step,note,lr\n0,\"5\" disk,\".0\"\n1,\"a\"\"b\"c,\"\".1\n2,\"\",.2\n", 3, []),
      // Never closed.
      ("step,lr,note\n0,.0,ok\n1,.1,\"5 in\n2,.2,ok\n3,.3,ok", 4, [open + "line 3, column 6: it is read as a letter"]),
      ("step,lr,note\r\n0,.0,\"\r\n1,.1,a\r\n", 2, [open + "line 2, column 6: it is read as a letter"]),
      ("step,lr,\"note\n0,.0,a\n1,.1,b\n", 2, [open + "line 1, column 9: it is read as a letter"]),
      ("step,lr,note\n0,.0,\"a\nb\"\n1,.1,\"\"\"\n2,.2,\"\"\n", 3, [open + "line 4, column 6: it is read as a letter"]),
      ("step,lr,note\n0,.0,ok\n1,.1,\"", 2, [open + "line 3, column 6: it is read as a letter"]),
      // Closed lines later, before a letter.
      (
        "step,lr,note\n0,.0,\"5 in\n1,.1,a\n2,.2,\"6 in\n3,.3,b\n", 4,
        ["2 quotes open cells that are never closed, the first in line 2, column 6: they are read as letters"]
      ),
      ("step,note,lr\n0,\"a,.0\n1,b\"c,.1\n2,\"d\ne\",.2\n", 3, [open + "line 2, column 3: it is read as a letter"]),
      // A long text is one cell; lines that look like rows may be rows, which is told.
      (
        "step,lr,note\n0,.0,\"a\n1,2,b\n\n\"\n1,.1,c\n", 2,
        ["1 line that looks like a row stands inside of a quoted cell, which begins in line 2, column 6"]
      ),
      ("step,lr,note\n0,.0,\"lr: 0.1, wd: 2\nseed: 5\n\"\n1,.1,c\n", 2, []),
    ] as [(String, Int, [String])])
  func strays(text: String, rows: Int, notes: [String]) throws {
    for chunk in [1, 1 << 16] {
      let log = try LogReaderTests.read(Array(text.utf8), chunk: chunk)
      let pairs = LogReaderTests.pairs(log.rates.first)
      #expect(pairs.count == rows && pairs.allSatisfy { isClose([$0[1]], [$0[0] / 10]) }, "\(text): \(pairs)")
      #expect(log.notes == notes, "\(text)")
    }
  }

  @Test("rows behind a quoted cell of several lines are told with their own lines")
  func lines() throws {
    let log = try LogReaderTests.read("step,note,lr\n0,\"a\nb\nc\",0\n1,\"\n2,x,.2\n3\n4,\"y\nz\",.4\n5,6\n")
    #expect(LogReaderTests.pairs(log.rates.first).map { $0[0] } == [0, 2, 4])
    #expect(
      log.notes == [
        Self.open + "line 5, column 3: it is read as a letter",
        "3 rows could not be read and are left out, first line 5: 2 cells where the header has 3",
      ])
  }

  @Test(
    "the time is that of the length, whatever the quotes", .timeLimit(.minutes(2)),
    arguments: [
      "x\n", "\"\n", "\"x\n", "\"\"\n", "1,\"x\n", ",\"\"\"\n", "\",\"\n", "\"\"\"\"x\n", "\"\",\"\n", "\"\r\n",
    ])
  func linear(line: String) throws {
    // In lines so short that reading each row from its beginning would take hours.
    let text = "step,lr\n0,0.5\n1,\"" + String(repeating: line, count: 400_000 / line.utf8.count)
    let log = try LogReaderTests.read(Array(text.utf8), chunk: 1 << 16)
    #expect(LogReaderTests.pairs(log.rates.first).first == [0, 0.5])
    #expect(!log.notes.isEmpty)
  }

  @Test("a quoted cell that is longer than any row is none, and costs no row")
  func long() throws {
    let rows = (0..<90_000).map { "\($0),0.5,\($0 == 10 ? "\"" : "a b")\n" }
    let log = try LogReaderTests.read("step,lr,note\n" + rows.joined())
    #expect(log.rows == 90_000)
    #expect(log.notes == [Self.open + "line 12, column 8: it is read as a letter"])
  }

  @Test("a line without an end is still refused")
  func endless() {
    let error = #expect(throws: LogError.self) {
      try LogReaderTests.read("step,lr\n0,1\n" + String(repeating: "x", count: 2 << 20))
    }
    #expect(error?.line == 3 && error?.message == "this line is longer than 1048576 bytes")
  }
}
