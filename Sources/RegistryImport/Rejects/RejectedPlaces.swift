import Registry

/// Where bytes are kept that would fill the memory.
package protocol SpillFile: AnyObject {
  /// Bytes so far.
  var count: Int { get }
  func append(_ bytes: [UInt8]) throws
  func read(_ range: Range<Int>) throws -> [UInt8]
}

/// Where errors were found and what they were, by file and offset, so that the rows can be found again.
///
/// They come about in the order of the file, those of the end of the import once more from its beginning. What does not
/// fit into the memory goes in sorted runs into a temporary file.
package final class RejectedPlaces {
  private let mostHeld: Int
  private let makeSpill: () throws -> any SpillFile
  private var spill: (any SpillFile)?
  private var paths: [String: Int] = [:]
  private var held: [RejectedEntry] = []
  private var heldText = 0
  /// By the file, once all are there.
  private var heldParts: [Int: Range<Int>] = [:]
  private var runs: [RejectedRun] = []
  /// What kept a run from being written.
  private var failure: (any Error)?

  /// - Parameter mostHeld: bytes of memory, about.
  package init(mostHeld: Int = 2 << 20, spill: @escaping () throws -> any SpillFile) {
    self.mostHeld = mostHeld
    makeSpill = spill
  }

  /// For small files: everything stays in memory.
  package static func inMemory() -> RejectedPlaces { RejectedPlaces(mostHeld: .max) { throw NothingIsSpilt() } }

  private struct NothingIsSpilt: Error {}

  package func add(_ notice: Notice) {
    guard notice.code.severity == .error, !notice.code.isOfWholeFile, notice.place.line > 0 else { return }
    for place in [notice.place, notice.other].compactMap(\.self) {
      let file = paths[place.path] ?? paths.count
      paths[place.path] = file
      held.append(RejectedEntry(file: file, offset: place.offset, code: notice.code, message: notice.message))
      heldText += notice.message.utf8.count
    }
    if heldText + held.count * MemoryLayout<RejectedEntry>.stride > mostHeld { spillHeld() }
  }

  /// The paths of the files that have such rows.
  package var files: Set<String> { Set(paths.keys) }

  /// No more notices come.
  ///
  /// - Throws: what kept the temporary file from being written.
  package func finish() throws {
    if let failure { throw failure }
    sortHeld()
    for (position, entry) in held.enumerated() {
      heldParts[entry.file] = (heldParts[entry.file]?.lowerBound ?? position)..<(position + 1)
    }
  }

  /// What was found in one file, in its order.
  func findings(in path: String) throws -> RejectedFindings {
    guard let file = paths[path] else { return RejectedFindings([]) }
    var sources = runs.compactMap { $0.reader(of: file) }
    if let part = heldParts[file] { sources.append(RejectedReader(Array(held[part]))) }
    return RejectedFindings(sources)
  }

  /// Notices of one place stay in the order in which they came.
  private func sortHeld() {
    let order = held.indices.sorted { first, second in
      let (one, other) = (held[first], held[second])
      return (one.file, one.offset, first) < (other.file, other.offset, second)
    }
    held = order.map { held[$0] }
  }

  private func spillHeld() {
    sortHeld()
    do {
      if failure == nil {
        let file = try spill ?? makeSpill()
        spill = file
        runs.append(try RejectedRun(held, in: file))
      }
    } catch {
      failure = error
    }
    held.removeAll(keepingCapacity: true)
    heldText = 0
  }
}

/// The names of what is added to rejected rows, in CSV columns and in XML elements.
package enum RejectNames {
  package static let code = "notice_code"
  static let message = "notice"
}

/// A partner's file with only its rejected rows, written while the file is read a second time.
package protocol RejectWriter: AnyObject {
  func feed(_ chunk: Span<UInt8>) throws
  func finish() throws
  /// Rows that were written.
  var rows: Int { get }
}
