// swift-tools-version: 6.2

import PackageDescription

/// A program that hands itself to libFuzzer.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "FuzzedText",
      .product(name: "ExpressEntry", package: "drawline"),
      .product(name: "Tabular", package: "drawline"),
      .product(name: "TimeSeries", package: "drawline"),
    ])
}

// A package of its own, built by Scripts/fuzz with `-sanitize=fuzzer`, which users never resolve.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "drawline", path: "..")],
  targets: [
    .target(name: "FuzzedText", dependencies: [.product(name: "Tabular", package: "drawline")]),
    fuzzer("fuzz-csv"), fuzzer("fuzz-feed"), fuzzer("fuzz-dates"), fuzzer("fuzz-schema"),
  ]
)
