import Foundation
import FuzzChecks
import Registry

/// What libFuzzer calls with each input. Which target is meant, and where the project is, the environment says.
private enum Fuzzer {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["VIGIL_FUZZ"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("VIGIL_FUZZ is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  static let codes: CodeLists = {
    do {
      return try ProjectCodes.read(ProcessInfo.processInfo.environment["VIGIL_HOME"] ?? ".")
    } catch {
      fatalError("the code lists cannot be read: \(error)")
    }
  }()
}

@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try Fuzzer.target.check(input, Fuzzer.codes)
  } catch {
    FileHandle.standardError.write(Data("\(Fuzzer.target.rawValue): \(error)\n".utf8))
    abort()
  }
  return 0
}
