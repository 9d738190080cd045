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
    guard text != kept else { return }
    let (now, before) = (text.components(separatedBy: "\n"), kept.components(separatedBy: "\n"))
    let line = zip(now, before).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(path):\(line + 1) is kept as: \(before.indices.contains(line) ? before[line] : "(nothing)")
      and is now: \(now.indices.contains(line) ? now[line] : "(nothing)")
      """)
  }
}
