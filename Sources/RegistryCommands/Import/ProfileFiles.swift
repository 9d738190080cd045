import Foundation
import RegistryImport

/// Which of the files that were named holds which of a profile's tables.
struct ProfileFiles {
  private let profile: Profile

  init(_ profile: Profile) {
    self.profile = profile
  }

  /// A folder stands for the files in it that `files:` matches. Tables come in the order of the profile: a place before
  /// its visits.
  func assigned(_ paths: [String]) throws -> [(path: String, source: Int)] {
    var files: [(path: String, source: Int)] = []
    for path in paths {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw CommandFailure("there is no file \(path)", hint: "check the path")
      }
      guard isDirectory.boolValue else {
        files += try sources(ofFile: path).map { (path, $0) }
        continue
      }
      let names = try DataFolder.readableNames(in: path)
      let found = profile.sources.enumerated().flatMap { position, source in
        names.filter { fnmatch(source.files, $0, 0) == 0 }.map { (path: "\(path)/\($0)", source: position) }
      }
      guard !found.isEmpty else {
        let patterns = profile.sources.map(\.files).joined(separator: ", ")
        throw CommandFailure("\(path) has no file like \(patterns)", hint: "name the file itself")
      }
      files += found
    }
    return files.enumerated().sorted { ($0.element.source, $0.offset) < ($1.element.source, $1.offset) }.map(\.element)
  }

  /// A file that is named is taken as it is. One XML file may hold several tables, each under a path of its own.
  private func sources(ofFile path: String) throws -> [Int] {
    let all = Array(profile.sources.indices)
    if all.count == 1 { return all }
    let name = URL(fileURLWithPath: path).lastPathComponent
    let matching = all.filter { fnmatch(profile.sources[$0].files, name, 0) == 0 }
    let candidates = matching.isEmpty ? all : matching
    guard candidates.count == 1 || holdTogether(candidates) else {
      throw CommandFailure(
        "\(path) may be any of the profile's tables", hint: "give each source of the profile its own `files:`")
    }
    return candidates
  }

  private func holdTogether(_ sources: [Int]) -> Bool {
    var records: Set<String> = []
    return sources.allSatisfy { source in
      guard case .xml(let layout) = profile.sources[source].format else { return false }
      return records.insert(layout.record).inserted
        && profile.sources[source].files == profile.sources[sources[0]].files
    }
  }
}
