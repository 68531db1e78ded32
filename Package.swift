// swift-tools-version: 6.2

import Foundation
import PackageDescription

// MARK: - Settings

/// Swift 6 mode, and no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// As strict; and what a library imports is its own affair unless it says `public import`.
let library = strict + [.enableUpcomingFeature("InternalImportsByDefault")]

/// Whether the program is to run where only the C library is, as that of a release does.
let isStandalone = Context.environment["DRAWLINE_STANDALONE"] == "1"

/// LAPACK, and C's `fma`.
///
/// On Debian the reference library is linked into the program from its archives, so that the same
/// input gives the same bytes on any machine: an optimised BLAS adds in an order that depends on
/// the processor. `DRAWLINE_LAPACK=system` links to the shared library that the system prefers
/// (OpenBLAS, say) instead, and so does a system whose archives are not the reference's. On
/// Apple's platforms it is Accelerate.
let lapack: [LinkerSetting] = {
  let archives = ["liblapack.a", "libblas.a"]
  let hasReference = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"].contains {
    folder in
    archives.allSatisfy { name in
      let path = URL(fileURLWithPath: "\(folder)/\(name)").resolvingSymlinksInPath().path
      return path.hasSuffix("/lapack/\(name)") || path.hasSuffix("/blas/\(name)")
    }
  }
  let fortran = isStandalone ? [":libgfortran.a", ":libquadmath.a"] : [":libgfortran.so.5"]
  let isReference = hasReference && Context.environment["DRAWLINE_LAPACK"] != "system"
  let names =
    isReference ? archives.map { ":\($0)" } + fortran : ["lapack", "blas"]
  return (names + ["m"]).map { .linkedLibrary($0, .when(platforms: [.linux])) }
    + [.linkedFramework("Accelerate", .when(platforms: [.macOS]))]
}()

let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let numerics = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

// MARK: - Package

let package = Package(
  name: "drawline",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "drawline", targets: ["drawline"]),
    .executable(name: "drawline-fetch", targets: ["drawline-fetch"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Regression", targets: ["Regression"]),
    .library(name: "TimeSeries", targets: ["TimeSeries"]),
    .library(name: "Tabular", targets: ["Tabular"]),
    .library(name: "Series", targets: ["Series"]),
    .library(name: "Forecasting", targets: ["Forecasting"]),
    .library(name: "ExpressEntry", targets: ["ExpressEntry"]),
    .library(name: "Charts", targets: ["Charts"]),
    .library(name: "Summaries", targets: ["Summaries"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // MARK: - Numerics
    .target(name: "CLAPACK", linkerSettings: lapack),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK"], swiftSettings: library),
    .target(name: "Statistics", dependencies: [numerics], swiftSettings: library),
    .target(
      name: "Regression", dependencies: ["LinearAlgebra", "Statistics", numerics],
      swiftSettings: library),

    // MARK: - Data
    .target(name: "TimeSeries", swiftSettings: library),
    .target(name: "CTabular"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Tabular", dependencies: ["CTabular", "CZlib", "TimeSeries"], swiftSettings: library),
    .target(
      name: "Series", dependencies: ["Regression", "Statistics", "Tabular", "TimeSeries"],
      swiftSettings: library),
    .target(name: "Files", dependencies: [system], swiftSettings: library),
    .target(
      name: "CFetching",
      linkerSettings: (isStandalone ? [":libcurl.a", ":libssl.a", ":libcrypto.a"] : ["curl"])
        .map { .linkedLibrary($0) }),
    .target(name: "Fetching", dependencies: ["CFetching"], swiftSettings: library),

    // MARK: - Models
    .target(
      name: "Forecasting",
      dependencies: ["LinearAlgebra", "Statistics", "Regression", "TimeSeries", numerics],
      swiftSettings: library),
    .target(
      name: "ExpressEntry",
      dependencies: [
        "LinearAlgebra", "Regression", "Statistics", "TimeSeries", "Tabular", "Forecasting",
        numerics,
      ],
      swiftSettings: library),

    .target(name: "CDatasets"),
    .target(
      name: "Datasets", dependencies: ["CDatasets", "ExpressEntry", "Tabular"],
      swiftSettings: library),

    // MARK: - Presentation
    .target(name: "Charts", dependencies: ["TimeSeries"], swiftSettings: library),
    .target(
      name: "Summaries",
      dependencies: [
        "Charts", "Forecasting", "Regression", "Series", "Statistics", "Tabular", "TimeSeries",
      ],
      swiftSettings: library),
    .target(name: "Mustache", swiftSettings: library),
    // swift-crypto would do, but three quarters of a release build would be spent on it.
    .target(
      name: "CMessageDigest",
      linkerSettings: [
        .linkedLibrary(isStandalone ? ":libmd.a" : "md", .when(platforms: [.linux]))
      ]),
    .target(
      name: "CReportTemplates",
      exclude: [
        "article.mustache", "bulletin.mustache", "feed.mustache", "notebook.mustache",
        "report.mustache", "score.js", "site.css", "site.mustache", "words-en.txt",
        "words-fr.txt",
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Charts", "CMessageDigest", "CReportTemplates", "ExpressEntry", "Forecasting", "Statistics",
        "Mustache", "Tabular", "TimeSeries",
      ],
      swiftSettings: library),

    // MARK: - Program
    .executableTarget(
      name: "drawline",
      dependencies: [
        "Charts", "Datasets", "ExpressEntry", "Files", "Forecasting", "Regression", "Reports",
        "Series", "Statistics", "Summaries", "Tabular", "TimeSeries", arguments,
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "healthcare-cutoffs",
      dependencies: [
        "Charts", "Datasets", "ExpressEntry", "Files", "Forecasting", "Regression", "Reports",
        "Summaries", "Tabular", "TimeSeries",
      ],
      path: "Notebooks-as-scripts/01-healthcare-cutoffs", swiftSettings: strict),
    .executableTarget(
      name: "drawline-fetch", dependencies: ["Fetching"], swiftSettings: strict),
    .executableTarget(
      name: "document-record",
      dependencies: [
        "Charts", "Datasets", "ExpressEntry", "Files", "Reports", "Tabular", "TimeSeries",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "document-irregular",
      dependencies: [
        "Charts", "Datasets", "ExpressEntry", "Files", "Forecasting", "Statistics", "Tabular",
        "TimeSeries", numerics,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "import-feed", dependencies: ["ExpressEntry", "Files", "Tabular", arguments],
      swiftSettings: strict),

    // MARK: - Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["CLAPACK", "LinearAlgebra", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport", numerics],
      swiftSettings: strict),
    .testTarget(
      name: "RegressionTests",
      dependencies: ["Regression", "LinearAlgebra", "Statistics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TimeSeriesTests", dependencies: ["TimeSeries", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TabularTests",
      dependencies: ["Tabular", "TimeSeries", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SeriesTests",
      dependencies: ["Series", "Regression", "Tabular", "TimeSeries", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching"], swiftSettings: strict),
    .testTarget(
      name: "ForecastingTests",
      dependencies: ["Forecasting", "Statistics", "TimeSeries", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExpressEntryTests",
      dependencies: [
        "ExpressEntry", "Datasets", "Forecasting", "Tabular", "TimeSeries", "TestSupport",
      ],
      exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "ChartsTests",
      dependencies: ["Charts", "TimeSeries", "TestSupport"],
      exclude: ["Reference", "Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "SummariesTests",
      dependencies: ["Summaries", "Charts", "Regression", "Tabular", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(name: "MustacheTests", dependencies: ["Mustache"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Datasets", "ExpressEntry", "Tabular", "TimeSeries", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DrawlineTests",
      dependencies: [
        "drawline", "drawline-fetch", "healthcare-cutoffs", "Forecasting", "Tabular",
        "TestSupport", "TimeSeries", arguments,
      ],
      exclude: ["Reference"], swiftSettings: strict),
  ]
)
