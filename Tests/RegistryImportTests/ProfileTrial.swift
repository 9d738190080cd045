import Registry
import RegistryImport

/// What a profile makes of a text, without a registry.
struct ProfileTrial {
  /// `type key statement`, in the order in which records come.
  private(set) var records: [String] = []
  private(set) var rejected = 0
  private(set) var notices: [Notice] = []

  /// - Parameters:
  ///   - fields: those of a place, beside its name and type, in YAML.
  ///   - csv: its column `Name` holds the name.
  /// - Returns: what the statements of the places say besides.
  static func fields(_ fields: String, of csv: String) throws -> ProfileTrial {
    try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - facility: {rows: t, key: "{Name}", name: {from: Name}, type: prison, source: S, \(fields)}
      """, csv)
  }

  init(_ yaml: String, _ text: String, chunk: Int = 1 << 16, country: String? = "KZ", keepsSealed: Bool = false) throws
  {
    let codes = try TestCodes.all()
    let profile = try ProfileReader.read(yaml, codes: codes)
    let mapper = ProfileMapper(
      profile, codes: codes, country: country, today: Day(number: 20_000), keepsSealed: keepsSealed)
    var results = Results()
    let reader = TableReader.make(path: "file", source: 0, mapper: mapper, first: CandidateBatch(profile)) { batch in
      results.take(batch, profile)
      return batch
    }
    let bytes = Array(text.utf8)
    do {
      var start = 0
      while start < bytes.count {
        let piece = Array(bytes[start..<min(start + chunk, bytes.count)])
        try reader.feed(piece.span)
        start += chunk
      }
      try reader.finish()
      try reader.close(nil)
    } catch let problem as FileProblem {
      try reader.close(problem)
    }
    records = results.records
    rejected = results.rejected
    notices = results.notices
  }

  private struct Results {
    var records: [String] = []
    var rejected = 0
    var notices: [Notice] = []

    mutating func take(_ batch: CandidateBatch, _ profile: Profile) {
      for item in batch.items {
        switch item {
        case .candidate(let candidate):
          let type = profile.makes[candidate.make].type
          records.append("\(type) \(candidate.key) \(String(decoding: candidate.statement, as: UTF8.self))")
        case .rejected: rejected += 1
        case .notice(let notice): notices.append(notice)
        }
      }
    }
  }

  /// The value of one field of the first record; nil: there is no record, or it says nothing.
  func value(_ field: String) -> String? {
    guard let record = records.first, let start = record.firstIndex(of: "{") else { return nil }
    let bytes = Array(record[start...].utf8)
    return JSONText.pairs(bytes.span)?.first { $0.key == field }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  var codes: [NoticeCode] { notices.map(\.code) }
}
