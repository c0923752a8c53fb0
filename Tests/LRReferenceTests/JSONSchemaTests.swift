import Foundation
import LRReference
import LRSchedules
import Testing

@Suite struct JSONSchemaTests {
  private let schema: [String: Any]

  init() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.text().utf8))
    schema = try #require(object as? [String: Any])
  }

  @Test func everyReferenceHasItsDefinition() throws {
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let references = JSONSchema.text().matches(of: /"\$ref": ?"#\/\$defs\/([a-z_0-9]+)"/).map { String($0.1) }
    #expect(Set(references).isSubset(of: Set(definitions.keys)))
    #expect(Set(references).isSuperset(of: ["schedule", "curve", "panel", "axis"]))
  }

  @Test(arguments: ScheduleEntry.catalog.all.map(\.name))
  func everyScheduleHasItsKeysAndNoOthers(name: String) throws {
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let object = try #require(definitions[name])
    let properties = try #require(object["properties"] as? [String: [String: Any]])
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    #expect(Set(properties.keys) == Set(entry.keys.map(\.name) + ["type", "groups"]))
    #expect(properties["type"]?["const"] as? String == name)
    #expect(object["additionalProperties"] as? Bool == false)
    #expect(properties.allSatisfy { $0.key == "type" || ($0.value["description"] as? String)?.isEmpty == false })
  }

  @Test func whatKeysAskOfEachOtherIsThere() throws {
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect((schema["anyOf"] as? [Any])?.count == 4)
    #expect((schema["oneOf"] as? [Any])?.count == 3)
    #expect((schema["dependentRequired"] as? [String: [String]])?["epochs"] == ["steps_per_epoch"])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["steps"]?["minimum"] as? Int == 1)
    #expect(properties["theme"]?["enum"] as? [String] == ["light", "dark", "print", "auto"])
  }
}
