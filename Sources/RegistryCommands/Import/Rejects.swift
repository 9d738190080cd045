import Foundation
import RegistryImport

/// Gives the partner the own rows back that were rejected, each with what is wrong with it: the file is read once more,
/// and only those rows are copied.
struct Rejects {
  private let path: String
  private let rejected: RejectedRows

  init(_ path: String, _ rejected: RejectedRows) {
    self.path = path
    self.rejected = rejected
  }

  /// - Parameter files: what was imported, and as which table.
  /// - Returns: the paths that were written, with how many rows each holds; one file has the path that was asked for,
  ///   several stand in a folder of that name under their own names.
  func write(_ files: [(path: String, source: Int)]) throws -> [(path: String, rows: Int)] {
    let isFolder = files.count > 1 || Rejects.isFolder(path)
    let targets = isFolder ? Rejects.names(of: files.map(\.path), in: path) : files.map { _ in path }
    let concerned = zip(files, targets).filter { file, target in
      // What an earlier import wrote there must not pass for what was rejected now.
      rejected.concerns(file.path) || Rejects.isGivenBack(target)
    }
    guard !concerned.isEmpty else { return [] }
    if isFolder {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    var written: [(path: String, rows: Int)] = []
    for (file, target) in concerned {
      guard let rows = try write(file.path, file.source, to: target) else { continue }
      written.append((target, rows))
    }
    return written
  }

  /// Refuses before anything is read what could not be written when all has been.
  static func check(_ path: String, files: Int) throws {
    guard files > 1, isFile(path) else { return }
    throw CommandFailure.usage(
      "--rejects \(path) is a file, and the rejected rows of \(files) files need a folder", hint: "name a folder")
  }

  /// Files of several folders may have one name.
  private static func names(of files: [String], in folder: String) -> [String] {
    var names: [String] = []
    for file in files {
      let name = URL(fileURLWithPath: file).lastPathComponent
      var target = "\(folder)/\(name)"
      var number = 2
      while names.contains(target) {
        target = "\(folder)/\(number)-\(name)"
        number += 1
      }
      names.append(target)
    }
    return names
  }

  /// Whether an earlier import wrote the file; any other that bears the name is left alone.
  private static func isGivenBack(_ path: String) -> Bool {
    guard isFile(path), let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    // In every encoding with two or four bytes a character the others are zero.
    let start = (try? file.read(upToCount: 1 << 20))?.filter { $0 != 0 }
    return start.map { Data($0).range(of: Data(RejectNames.code.utf8)) != nil } ?? false
  }

  /// Neither a folder nor a device.
  private static func isFile(_ path: String) -> Bool {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType == .typeRegular
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// - Returns: how many rows; nil: nothing was written.
  private func write(_ file: String, _ source: Int, to target: String) throws -> Int? {
    do {
      let output = try WholeFile(target)
      let rows = try rejected.copy(file, source) { try output.write($0) }
      try output.finish()
      return rows
    } catch is FileProblem {
      // A file that is broken was said to be so; nothing of it can go in, and no part of it would be whole.
      guard Rejects.isGivenBack(target) else { return nil }
      try WholeFile.write([], to: target)
      return 0
    }
  }
}
