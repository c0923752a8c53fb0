// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lrplot",
  products: [
    .executable(name: "lrplot", targets: ["lrplot"]),
    .library(name: "LRInput", targets: ["LRInput"]),
    .library(name: "LRSchedules", targets: ["LRSchedules"]),
    .library(name: "LRPlotKit", targets: ["LRPlotKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Rooms, from the ground up. Who may import whom is checked by Tests/HouseTests.
    .target(name: "LRMath"),
    .target(name: "LRInput"),
    .target(name: "LRMarkdown", dependencies: ["LRInput"]),
    .target(name: "LRScene"),
    .target(name: "LRExpression", dependencies: ["LRMath", "LRInput"]),
    .target(name: "LRSchedules", dependencies: ["LRExpression", "LRMath", "LRInput"]),
    .target(name: "LRDialects", dependencies: ["LRSchedules", "LRExpression", "LRMath", "LRInput"]),
    .target(name: "LRLint", dependencies: ["LRSchedules", "LRMath", "LRInput"]),
    .target(name: "LRYAML", dependencies: ["LRInput", .product(name: "Yams", package: "Yams")]),
    .target(name: "LRConfigs", dependencies: ["LRDialects", "LRSchedules", "LRMath", "LRInput"]),
    .target(name: "LRTraining", dependencies: ["LRMath", "LRSchedules", "LRInput"]),
    .target(name: "LRResults", dependencies: ["LRTraining", "LRSchedules", "LRMath", "LRInput"]),
    .target(name: "LRPlotting", dependencies: ["LRScene", "LRMath", "LRInput"]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-ft",
      providers: [.apt(["libcairo2-dev"])]),
    .target(name: "LRCairo", dependencies: ["LRScene", "CCairo"]),
    .target(name: "LRStore", dependencies: ["LRInput"]),
    .target(
      name: "LRSpec",
      dependencies: [
        "LRInput", "LRMath", "LRSchedules", "LRDialects", "LRLint", "LRConfigs", "LRTraining", "LRResults", "LRScene",
        "LRPlotting",
      ]),
    .target(name: "LRReference", dependencies: ["LRInput", "LRSchedules", "LRDialects", "LRTraining", "LRSpec"]),
    .target(
      name: "LRReport",
      dependencies: [
        "LRInput", "LRMarkdown", "LRYAML", "LRExpression", "LRPlotting", "LRResults", "LRSpec",
      ],
      resources: [.embedInCode("Page/page.html"), .embedInCode("Page/paper.tex"), .embedInCode("Page/readings.js")]),
    .target(
      name: "LRPlotKit",
      dependencies: [
        "LRInput", "LRMarkdown", "LRExpression", "LRYAML", "LRConfigs", "LRScene", "LRSchedules", "LRDialects",
        "LRTraining", "LRResults", "LRPlotting", "LRSpec", "LRReference", "LRCairo", "LRStore", "LRReport",
      ]),
    .target(name: "LRFilters", dependencies: ["LRInput", "LRReport", "LRPlotKit"]),
    .target(
      name: "LRWatch", dependencies: ["LRInput", "LRPlotKit"],
      resources: [.embedInCode("Page/page.html"), .embedInCode("Page/watch.js")]),
    .executableTarget(
      name: "lrplot",
      dependencies: [
        "LRPlotKit", "LRFilters", "LRWatch", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "LRTestSupport", dependencies: ["LRScene", "LRInput"], path: "Tests/LRTestSupport"),
    .testTarget(
      name: "LRMathTests", dependencies: ["LRMath"],
      exclude: ["reference.json", "make_reference.py", "make_tables.py"], resources: [.copy("math.json")]),
    .testTarget(name: "LRInputTests", dependencies: ["LRInput", "LRTestSupport"]),
    .testTarget(
      name: "LRMarkdownTests", dependencies: ["LRMarkdown", "LRInput"], exclude: ["make_cmark.py"],
      resources: [.copy("cmark.json")]),
    .testTarget(
      name: "LRSchedulesTests",
      dependencies: ["LRSchedules", "LRDialects", "LRExpression", "LRLint", "LRMath", "LRInput", "LRTestSupport"],
      exclude: ["make_expressions.py", "Dialects/make_edges.py", "Dialects/make_further_edges.py"],
      resources: [.copy("schedules.json")]),
    .testTarget(name: "LRYAMLTests", dependencies: ["LRYAML", "LRInput"]),
    .testTarget(
      name: "LRConfigsTests", dependencies: ["LRConfigs", "LRYAML", "LRDialects", "LRSchedules", "LRInput"],
      exclude: ["Formats/make_toml.py", "Logs/make_csv.py"], resources: [.copy("Files")]),
    .testTarget(
      name: "LRTrainingTests", dependencies: ["LRTraining", "LRMath", "LRSchedules", "LRInput"],
      resources: [.copy("optimizers.json")]),
    .testTarget(name: "LRResultsTests", dependencies: ["LRResults", "LRTraining", "LRSchedules", "LRMath", "LRInput"]),
    .testTarget(
      name: "LRPlottingTests", dependencies: ["LRPlotting", "LRInput", "LRScene", "LRMath", "LRTestSupport"]),
    .testTarget(name: "LRCairoTests", dependencies: ["LRCairo", "LRScene"]),
    .testTarget(name: "LRStoreTests", dependencies: ["LRStore", "LRInput"]),
    .testTarget(
      name: "LRSpecTests",
      dependencies: [
        "LRSpec", "LRReference", "LRSchedules", "LRDialects", "LRLint", "LRConfigs", "LRTraining", "LRResults",
        "LRInput",
        "LRPlotting",
        "LRScene",
        "LRTestSupport",
      ]),
    .testTarget(
      name: "LRReferenceTests",
      dependencies: ["LRReference", "LRInput", "LRSchedules", "LRDialects", "LRTraining", "LRSpec"]),
    .testTarget(
      name: "LRReportTests", dependencies: ["LRReport", "LRMarkdown", "LRInput", "LRResults", "LRTestSupport"]),
    .testTarget(name: "LRPlotKitTests", dependencies: ["LRPlotKit"]),
    .testTarget(name: "LRWatchTests", dependencies: ["LRWatch"]),
    .testTarget(
      name: "lrplotTests",
      dependencies: ["lrplot", "LRPlotKit", "LRReference", "LRInput", "LRSchedules", "LRTestSupport"],
      resources: [.copy("WrongSpecs")]),
    .testTarget(name: "HouseTests"),
  ],
  swiftLanguageModes: [.v6]
)
