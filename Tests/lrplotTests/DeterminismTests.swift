import Foundation
import Testing

@Suite("The same spec gives the same bytes")
struct DeterminismTests {
  /// What the GNU C library is told so that it takes its plainest functions.
  static let plainCPU = [
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable,-AVX512F,-AVX,-SSE4_2,-ERMS"
  ]
  static let formats = ["svg", "png", "pdf"]
  static let names = ["panels", "one_cycle", "cyclic", "inverse_sqrt", "five_schedules_on_curve"]

  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    for (name, data) in try Templates.charts() where Self.names.contains(name) {
      try folder.write("\(name).json", data)
    }
    #expect(try folder.names().count == Self.names.count)
  }

  private func draw(_ specs: [String], into out: String, environment: [String: String] = [:]) throws {
    let result = try Program.run(
      specs + ["--out-dir", out, "--format", Self.formats.joined(separator: ",")], in: folder,
      environment: environment)
    #expect(result.code == 0)
  }

  @Test("figures: twice, in another folder and order, one by one, on a plainer CPU")
  func figures() throws {
    let specs = Self.names.map { $0 + ".json" }
    try draw(specs, into: "first")
    try draw(specs.reversed(), into: "deep/er/second")
    for spec in specs { try draw([spec], into: "single") }
    try draw(specs, into: "plain", environment: Self.plainCPU)
    for file in try folder.names("first") {
      let first = try folder.data("first/\(file)")
      for other in ["deep/er/second", "single", "plain"] {
        #expect(try folder.data("\(other)/\(file)") == first, "\(other)/\(file)")
      }
    }
    #expect(try folder.names("first").count == specs.count * Self.formats.count)
  }

  @Test("the folder of the spec and the clock are nowhere in a figure", arguments: formats)
  func elsewhere(_ format: String) throws {
    try folder.write("some/where/else/panels.json", folder.data("panels.json"))
    let here = try Program.run(["panels.json", "-o", "-", "--format", format], in: folder)
    let there = try Program.run(
      ["some/where/else/panels.json", "-o", "-", "--format", format], in: folder,
      environment: ["TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"])
    #expect(here.output == there.output)
    #expect(!here.output.isEmpty)
  }

  @Test("values, on a plainer CPU too", arguments: ["csv", "json"])
  func values(_ format: String) throws {
    for name in Self.names {
      let arguments = ["values", "\(name).json", "--format", format]
      let usual = try Program.run(arguments, in: folder)
      #expect(usual.code == 0)
      #expect(try Program.run(arguments, in: folder, environment: Self.plainCPU).output == usual.output)
    }
  }

  @Test("white space and the way numbers are written change nothing")
  func whiteSpace() throws {
    try folder.write("tight.json", #"{"steps":1000,"schedule":{"type":"cosine","lr":0.1}}"#)
    try folder.write("wide.json", "{ \"steps\": 1.0e3,\n\n\t\"schedule\": {\"type\": \"cosine\", \"lr\": 1e-1}\r\n}\n")
    let tight = try Program.run(["tight.json", "-o", "-"], in: folder)
    #expect(try Program.run(["wide.json", "-o", "-"], in: folder).output == tight.output)
  }
}
