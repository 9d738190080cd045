/// Where errors were found, by file and offset, so that the rows can be found again.
///
/// Codes are kept of all, sentences of the first hundred thousand: memory stays bounded whatever the file holds.
package struct RejectedPlaces: Sendable {
  private struct Entry: Sendable {
    let offset: Int
    let code: NoticeCode
    let message: String?
  }

  private static let mostMessages = 100_000

  private var entries: [String: [Entry]] = [:]
  private var messages = 0
  private var isSorted = true

  package init() {}

  package mutating func add(_ notice: Notice) {
    guard notice.code.severity == .error, !notice.code.isOfWholeFile, notice.place.line > 0 else { return }
    messages += 1
    let message = messages <= RejectedPlaces.mostMessages ? notice.message : nil
    for place in [notice.place, notice.other].compactMap(\.self) {
      entries[place.path, default: []].append(Entry(offset: place.offset, code: notice.code, message: message))
    }
    isSorted = false
  }

  /// The paths of the files that have such rows.
  package var files: Set<String> { Set(entries.keys) }

  /// What was found wrong, in the order of the file.
  package mutating func sort() {
    guard !isSorted else { return }
    for file in entries.keys { entries[file]?.sort { $0.offset < $1.offset } }
    isSorted = true
  }

  /// What was found wrong with a row.
  ///
  /// - Parameter range: the bytes of the row.
  func findings(in file: String, _ range: Range<Int>) -> [(code: NoticeCode, message: String)] {
    guard let entries = entries[file] else { return [] }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [(code: NoticeCode, message: String)] = []
    while low < entries.count, entries[low].offset < range.upperBound {
      let entry = entries[low]
      found.append((entry.code, entry.message ?? entry.code.meaning))
      low += 1
    }
    return found
  }
}

/// The names of what is added to rejected rows, in CSV columns and in XML elements.
enum RejectNames {
  static let code = "notice_code"
  static let message = "notice"
}

/// A partner's file with only its rejected rows, written while the file is read a second time.
package protocol RejectWriter: AnyObject {
  func feed(_ chunk: Span<UInt8>) throws
  func finish() throws
  /// Rows that were written.
  var rows: Int { get }
}
