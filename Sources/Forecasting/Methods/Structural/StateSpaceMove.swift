/// Moves states, column after column, and their covariance over a gap.
func advance(
  _ states: inout [Double], _ covariance: inout [Double], _ form: StateSpaceForm, size: Int,
  columns: Int, values: StateSpaceValues, step: (_ block: Int) -> BlockStep
) {
  for (block, offset) in form.offsets.enumerated() {
    let step = step(block)
    turn(&states, step.transition, form.blocks[block], offset, size: size, columns: columns)
    turn(&covariance, step.transition, form.blocks[block], offset, size: size, columns: size)
  }
  for (block, offset) in form.offsets.enumerated() {
    let step = step(block)
    turnRows(&covariance, step.transition, form.blocks[block], offset, size: size)
    let owner = form.owners[block]
    let first = owner.first >= 0 ? values.variances[owner.first] : 0
    let second = owner.second >= 0 ? values.variances[owner.second] : 0
    let diagonal = offset * size + offset
    covariance[diagonal] += first * step.noise.0.first + second * step.noise.1.first
    guard form.blocks[block].size > 1 else { continue }
    let mixed = first * step.noise.0.mixed + second * step.noise.1.mixed
    covariance[diagonal + 1] += mixed
    covariance[diagonal + size] += mixed
    covariance[diagonal + size + 1] += first * step.noise.0.second + second * step.noise.1.second
  }
}

/// Multiplies the block's elements of each column by its transition.
private func turn(
  _ columns: inout [Double], _ transition: (Double, Double, Double, Double), _ block: StateBlock,
  _ offset: Int, size: Int, columns count: Int
) {
  if block.size == 1 {
    guard transition.0 != 1 else { return }
    for column in 0..<count { columns[column * size + offset] *= transition.0 }
    return
  }
  for column in 0..<count {
    let index = column * size + offset
    let (first, second) = (columns[index], columns[index + 1])
    columns[index] = transition.0 * first + transition.1 * second
    columns[index + 1] = transition.2 * first + transition.3 * second
  }
}

/// Multiplies the block's columns by its transition.
private func turnRows(
  _ matrix: inout [Double], _ transition: (Double, Double, Double, Double), _ block: StateBlock,
  _ offset: Int, size: Int
) {
  if block.size == 1 {
    guard transition.0 != 1 else { return }
    for row in 0..<size { matrix[offset * size + row] *= transition.0 }
    return
  }
  for row in 0..<size {
    let index = offset * size + row
    let (first, second) = (matrix[index], matrix[index + size])
    matrix[index] = transition.0 * first + transition.1 * second
    matrix[index + size] = transition.2 * first + transition.3 * second
  }
}
