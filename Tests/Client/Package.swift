// swift-tools-version: 6.1
import PackageDescription

// A stranger's package, which takes lrplot by a tag: `make client` says of which clone, and which tag.
let package = Package(
  name: "client",
  dependencies: [
    .package(
      url: Context.environment["LRPLOT_URL"] ?? "file:///lrplot",
      exact: Version(Context.environment["LRPLOT_TAG"] ?? "0.1.0") ?? "0.1.0")
  ],
  targets: [.executableTarget(name: "Client", dependencies: [.product(name: "LRPlotKit", package: "lrplot")])],
  swiftLanguageModes: [.v6]
)
