/// The blocks of a structural model and which variances they share.
struct StateSpaceForm: Sendable {
  /// The blocks; the first element of each enters the observation.
  var blocks: [StateBlock]

  /// For each block the places of its variances among the model's, −1 for one that it has not.
  let owners: [(first: Int, second: Int)]

  /// The number of variances, the noise of the observations left out.
  let varianceCount: Int

  /// Where each block begins in the state.
  let offsets: [Int]

  /// The number of elements of the state.
  let size: Int

  /// The elements that start from anywhere, a column each.
  let diffuseElements: [Int]

  /// Joins blocks, all waves sharing one variance.
  init(_ blocks: [StateBlock]) {
    self.blocks = blocks
    var (owners, offsets, diffuse): ([(Int, Int)], [Int], [Int]) = ([], [], [])
    var (size, count) = (0, 0)
    var waves: Int?
    for block in blocks {
      offsets.append(size)
      diffuse += block.diffuseElements.map { $0 + size }
      size += block.size
      if case .wave = block, let waves {
        owners.append((waves, -1))
        continue
      }
      if case .wave = block { waves = count }
      owners.append(
        (block.varianceCount > 0 ? count : -1, block.varianceCount > 1 ? count + 1 : -1))
      count += block.varianceCount
    }
    self.owners = owners
    self.offsets = offsets
    self.size = size
    diffuseElements = diffuse
    varianceCount = count
  }

  /// The blocks that forget at a rate of their own.
  var forgetting: [Int] { blocks.indices.filter { blocks[$0].rate != nil } }

  /// The variance that multiplies a block's stationary start.
  func stationaryOwner(_ block: Int) -> Int {
    owners[block].second >= 0 ? owners[block].second : owners[block].first
  }
}

/// The numbers that a structural model has beside its form, in the units of the filter.
struct StateSpaceValues: Sendable, Equatable {
  /// The variance of the observations' noise.
  var noise: Double

  /// The variances of the blocks.
  var variances: [Double]
}

/// A series as the filter runs through it, in working units.
struct StateSpaceSample: Sendable {
  /// The values, NaN where there is none.
  let values: [Double]

  /// The gap before each value, zero before the first.
  let gaps: [Double]

  /// What else the values depend on, each as long as they are.
  let regressors: [[Double]]

  /// The number of values that were observed.
  var observationCount: Int { values.count { !$0.isNaN } }
}
