import Foundation
import RegistryImport

/// Makes drafts of files that tests write or find.
enum DraftTrial {
  static let codes = Result { try TestCodes.all() }

  static func draft(_ text: String, named name: String = "table.csv", chunk: Int = .max) throws -> ProfileDraft? {
    try draft(Array(text.utf8), named: name, chunk: chunk)
  }

  static func draft(_ bytes: [UInt8], named name: String, chunk: Int = .max) throws -> ProfileDraft? {
    let reader = DraftReader()
    var start = 0
    while start < bytes.count {
      let end = chunk < bytes.count - start ? start + chunk : bytes.count
      try reader.feed(bytes.span.extracting(start..<end), isWhole: chunk >= bytes.count)
      start = end
    }
    return try reader.finish(name, codes.get())
  }

  /// The problems of a draft read as a profile; none where it is accepted.
  static func problems(_ draft: ProfileDraft) throws -> [String] {
    do {
      _ = try ProfileReader.read(draft.text, codes: codes.get())
      return []
    } catch let error as ProfileProblems {
      return error.problems.map(\.message)
    }
  }

  /// Real partners' files; nil where they are not at hand.
  static var samples: URL? {
    let folder = TestCodes.root.deletingLastPathComponent().appendingPathComponent("shared/samples")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
