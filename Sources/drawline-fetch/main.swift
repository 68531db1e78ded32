// Fetches the feed for `drawline update`. A program of its own, since TLS takes longer to load than a
// whole run of `drawline`; a release has both in one file, which is told apart by its name.

import Fetching

FetchProgram.run(Array(CommandLine.arguments.dropFirst()))
