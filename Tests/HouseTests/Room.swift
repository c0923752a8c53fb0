/// A SwiftPM target of `Sources`, with the modules that it may import.
///
/// This table is the law; Package.swift and ARCHITECTURE.md are compared with it, and every `import` line too, since
/// SwiftPM lets a target import what its dependencies depend on.
struct Room: Sendable {
  var name: String
  /// Rooms and packages: what Package.swift must declare, exactly.
  var imports: Set<String> = []
  /// Modules of the system, which Package.swift does not mention.
  var system: Set<String> = []

  static let all: [Room] = [
    Room(name: "LRMath"),
    Room(name: "LRInput", system: ["Synchronization"]),
    Room(name: "LRMarkdown", imports: ["LRInput"]),
    Room(name: "LRScene"),
    Room(name: "LRExpression", imports: ["LRMath", "LRInput"]),
    Room(name: "LRSchedules", imports: ["LRExpression", "LRMath", "LRInput"]),
    Room(name: "LRDialects", imports: ["LRSchedules", "LRExpression", "LRMath", "LRInput"]),
    Room(name: "LRLint", imports: ["LRSchedules", "LRMath", "LRInput"]),
    Room(name: "LRYAML", imports: ["LRInput", "Yams"]),
    Room(name: "LRConfigs", imports: ["LRDialects", "LRSchedules", "LRMath", "LRInput"]),
    Room(
      name: "LRTraining", imports: ["LRMath", "LRSchedules", "LRInput"], system: ["Glibc", "Synchronization"]),
    Room(name: "LRResults", imports: ["LRTraining", "LRSchedules", "LRMath", "LRInput"]),
    Room(name: "LRPlotting", imports: ["LRScene", "LRMath", "LRInput"]),
    Room(name: "CCairo"),
    Room(name: "LRCairo", imports: ["LRScene", "CCairo"], system: ["Glibc", "Synchronization"]),
    Room(name: "LRStore", imports: ["LRInput"], system: ["Glibc", "Synchronization"]),
    Room(
      name: "LRSpec",
      imports: [
        "LRInput", "LRMath", "LRSchedules", "LRDialects", "LRLint", "LRConfigs", "LRTraining", "LRResults", "LRScene",
        "LRPlotting",
      ]),
    Room(name: "LRReference", imports: ["LRInput", "LRSchedules", "LRDialects", "LRTraining", "LRSpec"]),
    Room(
      name: "LRReport",
      imports: ["LRInput", "LRMarkdown", "LRYAML", "LRExpression", "LRPlotting", "LRResults", "LRSpec"],
      system: ["FoundationEssentials"]),
    Room(
      name: "LRPlotKit",
      imports: [
        "LRInput", "LRMarkdown", "LRExpression", "LRYAML", "LRConfigs", "LRScene", "LRSchedules", "LRDialects",
        "LRTraining", "LRResults", "LRPlotting", "LRSpec", "LRReference", "LRCairo", "LRStore", "LRReport",
      ], system: ["Synchronization"]),
    Room(name: "LRFilters", imports: ["LRInput", "LRReport", "LRPlotKit"]),
    Room(name: "LRWatch", imports: ["LRInput", "LRPlotKit"], system: ["Glibc"]),
    Room(
      name: "lrplot", imports: ["LRPlotKit", "LRFilters", "LRWatch", "ArgumentParser"],
      system: ["Glibc", "Synchronization"]),
  ]

  /// Modules that must not show in the interface of the room that imports them: Cairo's types end there.
  static let hidden: Set<String> = ["CCairo"]

  static func named(_ name: String) -> Room? {
    all.first { $0.name == name }
  }
}
