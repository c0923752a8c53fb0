import Foundation
import LRSchedules
import Testing

/// A schedule is finished once there is a template that shows it, and the figure of that template.
@Suite("Every schedule has a template and its figure")
struct TemplateTests {
  private static let charts = Templates.folder.standardizedFileURL

  @Test("templates/charts/NAME.json draws a schedule of that type", arguments: ScheduleEntry.catalog.names)
  func template(_ name: String) throws {
    let file = Self.charts.appendingPathComponent(name + ".json")
    let data = try #require(try? Data(contentsOf: file), "templates/charts/\(name).json is missing")
    let spec = try JSONSerialization.jsonObject(with: data)
    #expect(types(in: spec).contains(name))
  }

  @Test("output/charts/NAME.svg is committed", arguments: ScheduleEntry.catalog.names)
  func figure(_ name: String) {
    let output = Self.charts.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("output/charts/\(name).svg")
    #expect(FileManager.default.fileExists(atPath: output.path), "run `make figures` and commit \(name).svg")
  }

  /// One template shows where frameworks differ, and there the warnings about their quirks belong.
  @Test("every template is drawn without a word, but for quirks", arguments: try Templates.quick().map(\.name))
  func silent(_ name: String) throws {
    let folder = try WorkFolder()
    let result = try Program.run([Self.charts.path + "/\(name).json", "-o", "fig.svg"], in: folder)
    #expect(result.code == 0)
    #expect(result.errorText.isEmpty == (name != "frameworks"))
  }

  /// The values of `type` anywhere in a spec.
  private func types(in value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(types(in: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: []) { found, member in
      if member.key == "type", let type = member.value as? String { found.insert(type) }
      found.formUnion(types(in: member.value))
    }
  }
}

@Suite("The README's commands for configs and logs")
struct ReadmeConfigTests {
  private static let root = Templates.folder.appendingPathComponent("../..").standardizedFileURL

  private static let commands: [String] = {
    let text = (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("lrplot Tests/LRConfigsTests") }
  }()

  @Test("there is one for every layout") func some() { #expect(Self.commands.count >= 12) }

  @Test("each draws", arguments: commands)
  func draws(_ command: String) throws {
    let folder = try WorkFolder()
    let line = command.replacing("Tests/LRConfigsTests", with: Self.root.path + "/Tests/LRConfigsTests")
    let result = try Program.shell(line, in: folder)
    #expect(result.code == 0, "\(result.errorText)")
    #expect(try folder.names().count == 1)
    #expect(!result.errorText.contains("error"))
  }
}
