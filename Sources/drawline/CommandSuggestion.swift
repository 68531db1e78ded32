import ArgumentParser

/// A command that there is not, and those whose names are nearest to what was written.
struct UnknownCommand: Error, CustomStringConvertible {
  /// The commands that lead to it, such as `drawline series`.
  let path: [String]

  /// The text written in its place.
  let name: String

  /// The commands that there are.
  let known: [String]

  /// Finds the first word of a command line that names no command, where one was needed.
  ///
  /// - Parameter arguments: The arguments of the program.
  /// - Returns: That word and what would be right; nil where each names a command.
  static func first(in arguments: [String]) -> UnknownCommand? {
    var known = Drawline.configuration.subcommands
    var path = ["drawline"]
    for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
      if known.isEmpty || word.hasPrefix("-") { return nil }
      let next = known.first { $0.configuration.commandName == word }
      guard let next else {
        let names = known.map { $0.configuration.commandName ?? "" }
        return UnknownCommand(path: path, name: word, known: names)
      }
      path.append(word)
      known = next.configuration.subcommands
    }
    return nil
  }

  /// The fault and its remedy.
  var description: String {
    let command = path.joined(separator: " ")
    let guess = nearest.map { "did you mean \"\(command) \($0)\"?" }
    return "there is no command \"\(command) \(name)\"; "
      + (guess ?? "give one of \(known.joined(separator: ", "))")
  }

  /// The command that is the fewest slips of the fingers away, nil where none is near.
  private var nearest: String? {
    let distances = known.map { (name: $0, count: name.lowercased().slips(to: $0)) }
    return distances.min { $0.count < $1.count }.flatMap { nearest in
      nearest.count <= max(1, min(nearest.name.count, name.count) / 3) ? nearest.name : nil
    }
  }
}

extension String {
  /// The least number of letters to insert, leave out, replace or exchange with the next to make
  /// another text of this (optimal string alignment; Damerau 1964).
  fileprivate func slips(to other: String) -> Int {
    // What is longer than any command is no slip, and not worth a table.
    let (first, second) = (Array(prefix(40)), Array(other))
    var rows = [Array(0...second.count)]
    for row in first.indices {
      var next = [row + 1]
      for column in second.indices {
        let replaced = rows[row][column] + (first[row] == second[column] ? 0 : 1)
        var least = min(replaced, min(next[column], rows[row][column + 1]) + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows[first.count][second.count]
  }
}
