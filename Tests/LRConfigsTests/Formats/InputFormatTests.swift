import LRConfigs
import Testing

@Suite("What kind of text an input is")
struct InputFormatTests {
  @Test(
    "By its name, and by its first bytes",
    arguments: [
      ("x.json", "{\"steps\": 1}", .json), ("x.yaml", "a: 1", .yaml), ("x.YML", "a: 1", .yaml), ("x.toml", "", .toml),
      ("x.py", "", .python), ("x.csv", "", .log), ("x.jsonl", "{}", .log), ("<stdin>", "{\"steps\": 1}", .json),
      ("<stdin>", "steps: 1\n", .yaml), ("<stdin>", "step,lr\n0,1\n", .log), ("<stdin>", "\u{FEFF}step;loss\n", .log),
      ("trainer_state.json", "{\"epoch\": 1, \"log_history\": []}", .log), ("<stdin>", "{\"log_history\": [", .log),
      ("log.json", "{\"lr\": 1}\n{\"lr\": 2}\n", .log), ("x.json", "{\n \"a\": {}\n}\n", .json),
      ("x.json", "{\"a\": 1}\n", .json), ("x.json", "", .json), ("x", "", .yaml),
    ] as [(String, String, InputFormat)])
  func format(name: String, text: String, format: InputFormat) {
    #expect(InputFormat.of(name: name, bytes: Array(text.utf8)) == format)
  }
}
