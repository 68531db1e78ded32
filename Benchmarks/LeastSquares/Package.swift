// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "least-squares",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "drawline", path: "../..")],
  targets: [
    .target(name: "CDgels", linkerSettings: [.linkedLibrary("lapack"), .linkedLibrary("blas")]),
    .executableTarget(
      name: "least-squares",
      dependencies: [
        "CDgels",
        .product(name: "LinearAlgebra", package: "drawline"),
        .product(name: "Regression", package: "drawline"),
        .product(name: "Statistics", package: "drawline"),
      ]),
    .executableTarget(
      name: "nist-solve",
      dependencies: [
        .product(name: "LinearAlgebra", package: "drawline"),
        .product(name: "Regression", package: "drawline"),
      ]),
  ]
)
