// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "csv",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "drawline", path: "../..")],
  targets: [
    .executableTarget(
      name: "read-rounds",
      dependencies: [
        .product(name: "ExpressEntry", package: "drawline"),
        .product(name: "Tabular", package: "drawline"),
        .product(name: "TimeSeries", package: "drawline"),
      ])
  ]
)
