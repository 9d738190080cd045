import Foundation
import Testing

/// Texts that are kept as the program makes them.
enum Recording {
  /// Compares a text with the kept one, or with `VIGIL_RECORD=1` keeps it.
  ///
  /// - Parameter path: below the project.
  static func check(_ text: String, _ path: String) throws {
    let url = Workplace.project.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil { try Data(text.utf8).write(to: url) }
    let kept = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let difference = zip(text.components(separatedBy: "\n"), kept.components(separatedBy: "\n")).first { $0 != $1 }
    #expect(
      text == kept, "\(path): the first difference is “\(difference?.0 ?? "")”, kept as “\(difference?.1 ?? "")”")
  }
}
