import Foundation
import RegistryImport

/// Gives the partner the own rows back that were rejected, each with what is wrong with it: the file is read once more,
/// and only those rows are copied.
struct Rejects {
  private let path: String
  private let profile: Profile
  private let places: RejectedPlaces

  init(_ path: String, _ profile: Profile, _ places: RejectedPlaces) throws {
    self.path = path
    self.profile = profile
    self.places = places
    try places.finish()
  }

  /// - Parameter files: what was imported, and as which table.
  /// - Returns: the paths that were written, with how many rows each holds; one file has the path that was asked for,
  ///   several stand in a folder of that name under their own names.
  func write(_ files: [(path: String, source: Int)]) throws -> [(path: String, rows: Int)] {
    let concerned = files.filter { places.files.contains($0.path) }
    guard !concerned.isEmpty else { return [] }
    let isFolder = files.count > 1 || Rejects.isFolder(path)
    if isFolder {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    var written: [(path: String, rows: Int)] = []
    for (file, source) in concerned {
      let target = isFolder ? Rejects.name(of: file, in: path, besides: written.map(\.path)) : path
      written.append((target, try write(file, source, to: target)))
    }
    return written
  }

  /// Files of several folders may have one name.
  private static func name(of file: String, in folder: String, besides taken: [String]) -> String {
    let name = URL(fileURLWithPath: file).lastPathComponent
    var target = "\(folder)/\(name)"
    var number = 2
    while taken.contains(target) {
      target = "\(folder)/\(number)-\(name)"
      number += 1
    }
    return target
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  private func write(_ file: String, _ source: Int, to target: String) throws -> Int {
    let output = try WholeFile(target)
    let rows = try copy(file, source) { try output.write($0) }
    try output.finish()
    return rows
  }

  private func copy(_ file: String, _ source: Int, _ write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    let table = profile.sources[source]
    switch table.format {
    case .csv(let layout):
      return try read(file, try CSVRejects(path: file, layout, places, write: write))
    case .xml(let layout):
      var count: Int?
      // The element that tells the number stands before the records, as a rule.
      if layout.expectCount != nil {
        count = try read(file, try XMLRejects(path: file, layout, places, count: nil) { _ in })
      }
      return try read(file, try XMLRejects(path: file, layout, places, count: count, write: write))
    }
  }

  private func read(_ file: String, _ writer: any RejectWriter) throws -> Int {
    let input = try ByteFile(file)
    while try input.next(writer.feed) {}
    try writer.finish()
    return writer.rows
  }
}
