#if canImport(Glibc)
  import Glibc
#endif

/// What libFuzzer calls with every input. `FUZZ_TARGET` names the reader that gets it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen.body(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let chosen: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    // At once: libFuzzer takes an orderly exit for a finding.
    print("FUZZ_TARGET is one of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    fflush(nil)
    _exit(64)
  }
  return target
}()
