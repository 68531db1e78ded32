/// The values with lines across the gaps, and the nearest value before the first and after the last.
func interpolated(_ values: [Double]) -> [Double] {
  var filled = values
  var last: Int?
  for (index, value) in values.enumerated() where !value.isNaN {
    let start = last.map { $0 + 1 } ?? 0
    for gap in start..<index {
      guard let last else {
        filled[gap] = value
        continue
      }
      let part = Double(gap - last) / Double(index - last)
      filled[gap] = values[last] + part * (value - values[last])
    }
    last = index
  }
  if let last { for gap in last + 1..<max(last + 1, values.count) { filled[gap] = values[last] } }
  return filled
}
