/// Runs a LAPACK routine twice: once to ask for the size of its workspace, once to compute.
///
/// An illegal argument is a bug of ours and traps in `xerbla_`. What remains in `info` is a
/// result of the routine, zero for success.
///
/// - Parameter call: Calls the routine with a workspace and its size.
/// - Returns: The routine's `info`.
func withWorkspace(
  _ call: (
    _ work: UnsafeMutablePointer<Double>, _ size: inout Int32, _ info: inout Int32
  ) -> Void
) -> Int {
  var info: Int32 = 0
  var best = 0.0
  var size: Int32 = -1
  call(&best, &size, &info)

  size = max(1, Int32(best))
  withUnsafeTemporaryAllocation(of: Double.self, capacity: Int(size)) { buffer in
    if let work = buffer.baseAddress { call(work, &size, &info) }
  }
  return Int(info)
}
