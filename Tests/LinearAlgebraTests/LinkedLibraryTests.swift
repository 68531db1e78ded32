import Foundation
import Testing

/// The linear algebra that the program runs with.
///
/// An optimised BLAS gives other last digits on another processor, so the reference library is
/// linked from its archives; see Documentation/reproducibility.md.
struct LinkedLibraryTests {
  #if os(Linux)
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["DRAWLINE_LAPACK"] != "system"
        && archives.allSatisfy { $0.contains("/lapack/") || $0.contains("/blas/") }))
  func `No shared BLAS or LAPACK is loaded`() throws {
    // The file has no length until it is read.
    let handle = try #require(FileHandle(forReadingAtPath: "/proc/self/maps"))
    let maps = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    #expect(maps.contains("libc.so"))
    for name in ["blas", "lapack", "atlas", "libmkl"] {
      #expect(!maps.contains(name), "the process has loaded a shared \(name)")
    }
  }

  /// The archives that `-l` finds, links followed.
  private static let archives = ["liblapack.a", "libblas.a"].map { name in
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
    let folder = folders.first { FileManager.default.fileExists(atPath: "\($0)/\(name)") }
    return URL(fileURLWithPath: "\(folder ?? "")/\(name)").resolvingSymlinksInPath().path
  }
  #endif
}
