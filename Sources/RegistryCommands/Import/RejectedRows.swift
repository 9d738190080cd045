import RegistryImport

/// The rows of a partner's files that were rejected: the file is read once more, and only those rows are copied.
struct RejectedRows {
  private let profile: Profile
  private let places: RejectedPlaces

  init(_ profile: Profile, _ places: RejectedPlaces) throws {
    self.profile = profile
    self.places = places
    try places.finish()
  }

  /// Whether any row of a file was rejected.
  func concerns(_ file: String) -> Bool { places.files.contains(file) }

  /// - Parameter write: takes the rows in the file's own form, with what stands around them.
  /// - Returns: how many rows.
  /// - Throws: `FileProblem` where the file is broken.
  func copy(_ file: String, _ source: Int, _ write: @escaping ([UInt8]) throws -> Void) throws -> Int {
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

  /// The batch whose rejected rows are meant by `batch/N`; nil: something else is meant.
  static func batch(named subject: String) -> Int? {
    subject.hasPrefix("batch/") ? Int(subject.dropFirst("batch/".count)) : nil
  }
}
