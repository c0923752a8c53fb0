// swift-tools-version: 6.2
import PackageDescription

// A package of its own: libFuzzer brings `main`, without which no build of the product could link.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "lrplot", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      // The readers are targets of the library that it is made of, and built before it.
      dependencies: [.product(name: "LRPlotKit", package: "lrplot"), .product(name: "LRInput", package: "lrplot")])
  ],
  swiftLanguageModes: [.v6]
)
