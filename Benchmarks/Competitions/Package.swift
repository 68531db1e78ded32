// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "competitions",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "drawline", path: "../..")],
  targets: [
    .executableTarget(
      name: "forecast-series",
      dependencies: [
        .product(name: "Forecasting", package: "drawline"),
        .product(name: "TimeSeries", package: "drawline"),
      ])
  ]
)
