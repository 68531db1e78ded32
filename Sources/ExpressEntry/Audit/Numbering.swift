import TimeSeries

extension Audit {
  /// Numbers that are missing between others, and numbers that are not in the order of days.
  func numbering() -> [Finding] {
    let rounds = dataset.rounds.all
    let unreadable = Set(unreadable.compactMap(\.value))
    let ordered = rounds.sorted { $0.number < $1.number }
    var findings: [Finding] = []
    for (earlier, later) in zip(ordered, ordered.dropFirst()) {
      if later.day < earlier.day {
        findings.append(
          Finding(
            .error, round: later.number, field: "date", value: later.day.description,
            problem: "it is before \(earlier.day), the day of round \(earlier.number)",
            repair: "correct the day or the number"))
      }
      guard
        let first = earlier.number.value, let second = later.number.value, second > first + 1,
        !(second - first < 1000 && (first + 1..<second).allSatisfy(unreadable.contains))
      else { continue }
      let missing = second == first + 2 ? "\(first + 1)" : "\(first + 1) to \(second - 1)"
      findings.append(
        Finding(
          .warning, round: later.number, field: "round", value: later.number.text,
          problem: "no round \(missing) stands before it", repair: "add what is missing"))
    }
    return findings
  }
}

extension RoundNumber {
  /// The number without its letter, nil where it has none.
  fileprivate var value: Int? { Int(text.prefix { ("0"..."9").contains($0) }) }
}
