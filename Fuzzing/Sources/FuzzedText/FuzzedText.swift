public import Tabular

/// What libFuzzer calls with each input.
public typealias FuzzedFunction = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// The entrance to libFuzzer's runtime for programs with a main function of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ function: FuzzedFunction
) -> CInt

/// Gives a function inputs until one fails or the time is over, as the command line says.
public func fuzz(_ function: FuzzedFunction) -> CInt {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  return runDriver(&count, &arguments, function)
}

/// The bytes that libFuzzer gives, as an array.
public func fuzzedBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// Reads a text, which may be refused, but only by faults that stand in it and say what to do.
public func expectReadOrRefused(
  _ bytes: [UInt8], _ read: (SourceText) throws(InvalidFile) -> Void
) {
  do throws(InvalidFile) {
    try read(SourceText(bytes, file: "f"))
  } catch {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for fault in error.diagnostics {
      precondition((1...lines).contains(fault.location.line), "\(fault)")
      precondition((1...bytes.count + 1).contains(fault.location.column), "\(fault)")
      precondition(!fault.problem.isEmpty && !fault.remedy.isEmpty, "\(fault)")
    }
    precondition(!error.diagnostics.isEmpty, "refused without a fault")
  }
}
