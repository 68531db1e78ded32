import Dispatch
import Synchronization

/// Does independent pieces of work on all cores, and puts the results in the order of the pieces.
///
/// No result depends on which core came first, so the same work gives the same bytes at any number
/// of threads.
///
/// - Parameters:
///   - count: The number of pieces.
///   - progress: Told, from any thread, how many pieces are done.
///   - piece: Does the piece of an index.
/// - Returns: The results, in the order of their indices.
package func concurrentMap<Result: Sendable>(
  count: Int, progress: (@Sendable (Int) -> Void)? = nil,
  _ piece: @Sendable (Int) -> Result
) -> [Result] {
  let done = Atomic(0)
  return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    // Each thread writes to places of its own, and none is read before all are written.
    nonisolated(unsafe) let start = buffer.baseAddress
    DispatchQueue.concurrentPerform(iterations: count) { index in
      start.map { ($0 + index).initialize(to: piece(index)) }
      let now = done.add(1, ordering: .relaxed).newValue
      progress?(now)
    }
    initializedCount = count
  }
}
