import Dispatch
import Synchronization

/// Does independent pieces of work on all cores, and puts the results in the order of the pieces.
///
/// No result depends on which core came first, so the same work gives the same bytes at any number
/// of threads.
///
/// - Parameters:
///   - count: The number of pieces.
///   - threads: The number of threads at most; nil for as many as there are cores.
///   - progress: Told, from any thread, how many pieces are done.
///   - piece: Does the piece of an index.
/// - Returns: The results, in the order of their indices.
package func concurrentMap<Result: Sendable>(
  count: Int, threads: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil,
  _ piece: @Sendable (Int) -> Result
) -> [Result] {
  let done = Atomic(0)
  return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    // Each thread writes to places of its own, and none is read before all are written.
    nonisolated(unsafe) let start = buffer.baseAddress
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, threads ?? count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        start.map { ($0 + index).initialize(to: piece(index)) }
        let now = done.add(1, ordering: .relaxed).newValue
        progress?(now)
      }
    }
    initializedCount = count
  }
}
