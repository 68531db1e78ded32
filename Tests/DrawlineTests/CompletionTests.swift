import Foundation
import TestSupport
import Testing

struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `the completions of a shell know the commands and their options`(shell: String) throws {
    let run = try Drawline.run("--generate-completion-script", shell)
    for word in ["draws", "update", "dry-run", "occupations", "as-of"] {
      #expect(run.stdout.contains(word), "\(word)")
    }
    #expect(run.status == 0)
    #expect(run.stderr == "")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
  func `bash completes a command and an option`() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "drawline.bash", Drawline.run("--generate-completion-script", "bash").stdout)
    let run = try Drawline.run(
      [
        "-c",
        """
        source "$0"
        complete_words() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
          COMPREPLY=(); _drawline "$1" "${!#}" "${@: -2:1}"; echo "${COMPREPLY[*]}"
        }
        complete_words drawline occ
        complete_words drawline update --dry
        """, script,
      ], program: URL(filePath: "/bin/bash"))
    #expect(run.stdout.split(separator: "\n") == ["occupations", "--dry-run"])
  }

  @Test func `quiet and verbose exclude each other, and verbose says more`() throws {
    let both = try Drawline.run("draws", "--quiet", "--verbose")
    #expect(both.stderr.hasPrefix("drawline: --quiet and --verbose exclude each other"))
    #expect(both.status == 64)
    let verbose = try Drawline.run("draws", "--verbose", "--last", "1")
    #expect(verbose.stderr.contains("; 408 rounds of 14 categories, "))
    #expect(try Drawline.run("draws", "--quiet", "--last", "1").stderr == "")
  }
}
