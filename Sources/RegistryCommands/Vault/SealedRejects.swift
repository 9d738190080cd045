import Foundation
import RegistryImport
import RegistryStore
import RegistryVault

/// Keeps the rows that a batch rejected in the registry, sealed: they may hold anything, and whoever mends them later may
/// not have the file any more.
struct SealedRejects {
  private let session: any RegistryWriting
  private let rows: RejectedRows

  init(_ session: any RegistryWriting, _ rows: RejectedRows) {
    self.session = session
    self.rows = rows
  }

  func keep(_ files: [(path: String, source: Int)], of batch: Int) throws {
    let recipients = try session.recipients().map { try Recipient($0.publicKey) }
    for (path, source) in files where rows.concerns(path) {
      // What came through a pipe is gone.
      guard try ByteFile(path).size != nil else { continue }
      let name = URL(fileURLWithPath: path).lastPathComponent
      var position = 0
      let writer = try AgeWriter(.recipients(recipients)) { piece in
        try session.keepRejectedRows(of: batch, file: name, position: position, piece)
        position += 1
      }
      do {
        _ = try rows.copy(path, source) { try writer.write($0) }
      } catch is FileProblem {
        // A file that is broken was said to be so; what stands before that is kept.
      }
      try writer.finish()
    }
  }

  /// Opens the rejected rows of a batch.
  ///
  /// - Parameter write: takes the name of a file and a piece of it.
  /// - Returns: the names.
  static func open(
    _ batch: Int, _ session: any RegistryReading, with identity: Identity,
    _ write: @escaping (String, [UInt8]) throws -> Void
  ) throws -> [String] {
    var names: [String] = []
    var reader: AgeReader?
    try session.rejectedRows(of: batch) { file, piece in
      if names.last != file {
        try reader?.finish()
        names.append(file)
        reader = AgeReader(.identities([identity])) { try write(file, $0) }
      }
      try reader?.read(piece)
    }
    try reader?.finish()
    return names
  }
}
