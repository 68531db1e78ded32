// swift-tools-version: 6.2

import PackageDescription

/// Products of the package of the repository.
func drawline(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "drawline") }
}

/// Swift 6 mode, and no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The programs that maintainers run; users never resolve this package.
let package = Package(
  name: "tools",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "drawline", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "PageTemplates", dependencies: drawline("Files"), swiftSettings: strict),
    .executableTarget(
      name: "document-record",
      dependencies: ["PageTemplates"]
        + drawline(
          "Charts", "Datasets", "ExpressEntry", "Files", "Reports", "Tabular", "TimeSeries"),
      swiftSettings: strict),
    .executableTarget(
      name: "document-irregular",
      dependencies: ["PageTemplates", .product(name: "RealModule", package: "swift-numerics")]
        + drawline(
          "Charts", "Datasets", "ExpressEntry", "Files", "Forecasting", "Statistics", "Tabular",
          "TimeSeries"),
      swiftSettings: strict),
    .executableTarget(
      name: "import-feed",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]
        + drawline("ExpressEntry", "Files", "Tabular"),
      swiftSettings: strict),
  ]
)
