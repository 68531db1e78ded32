import Charts

extension Double {
  /// The number as a title has it: with no more decimals than three, or than four digits leave it.
  var shortText: String {
    guard isFinite, abs(self) < 1e15 else { return ChartFormat.english.number(self) }
    let most = (0...3).first { abs(self) >= [1000, 100, 10, 0][$0] } ?? 3
    let unit = [1, 10, 100, 1000.0]
    // Decimals that are zeros say nothing.
    let decimals = (0..<most).first {
      (self * unit[most]).rounded() / unit[most] == (self * unit[$0]).rounded() / unit[$0]
    }
    return ChartFormat.english.number(self, decimals: decimals ?? most)
  }
}

extension Axis {
  /// An axis of numbers, which may be years: whole ones of four digits, written as years are.
  static func numbers(_ values: [Double], _ label: String) -> Axis {
    let areYears = values.allSatisfy { $0 == $0.rounded() && (1000..<3000).contains($0) }
    return .linear(label, notation: areYears && !values.isEmpty ? .ungrouped : .plain)
  }
}
