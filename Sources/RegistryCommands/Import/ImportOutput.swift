import Foundation

/// A file that an import writes beside its answer.
enum ImportOutput {
  /// Refuses a path that would write over what the import reads, or over what else it writes.
  static func check(_ path: String, of option: String, besides others: [String]) throws {
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let others = Set(others.map(real))
    let name = real(path)
    guard !others.contains(name), !others.contains(where: { $0.hasPrefix(name + "/") }) else {
      throw CommandFailure.usage("\(option) \(path) would write over what is imported", hint: "name another file")
    }
  }
}
