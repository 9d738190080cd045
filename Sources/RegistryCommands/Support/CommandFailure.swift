import Foundation
import RegistryImport
import RegistryStore
import RegistryVault

/// Why a command was not done, for the person who gave it.
struct CommandFailure: Error {
  let message: String
  let hint: String?
  /// 1: because of the data, the state or a missing file; 2: something broke; 64: the call is wrong.
  let exitCode: Int32

  init(_ message: String, hint: String? = nil, exitCode: Int32 = 1) {
    self.message = message
    self.hint = hint
    self.exitCode = exitCode
  }

  init(_ error: StoreError) {
    self.init(error.message, hint: error.hint, exitCode: error.isAboutData ? 1 : 2)
  }

  /// - Parameter subject: what could not be opened or used, as the message begins.
  init(_ error: VaultError, about subject: String? = nil) {
    self.init("\(subject.map { "\($0): " } ?? "")\(error.message)", hint: error.hint)
  }

  init(_ problem: SchemaFiles.Problem) {
    let place = problem.line > 0 ? "Schemas/\(problem.path):\(problem.line)" : "Schemas/\(problem.path)"
    let hint =
      problem.isMissing
      ? "`vigil init --refresh` gives a registry of an earlier version the lists of this one"
      : "correct the file; Schemas/README.md says what it holds"
    self.init("\(place): \(problem.message)", hint: hint)
  }

  static func usage(_ message: String, hint: String? = nil) -> CommandFailure {
    CommandFailure(message, hint: hint, exitCode: 64)
  }

  func print() {
    StandardError.print("error: \(message)")
    if let hint { StandardError.print("hint: \(hint)") }
  }
}
