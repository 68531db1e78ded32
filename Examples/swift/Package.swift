// swift-tools-version: 6.2

import PackageDescription

// A package that uses the libraries as any other would, built and run by Scripts/clients.
let package = Package(
  name: "swift-examples",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "drawline", path: "../..")],
  targets: [
    .executableTarget(
      name: "tasks",
      dependencies: [
        "Charts", "Datasets", "ExpressEntry", "Files", "Forecasting", "Regression", "Reports",
        "Tabular", "TimeSeries",
      ].map { .product(name: $0, package: "drawline") })
  ]
)
