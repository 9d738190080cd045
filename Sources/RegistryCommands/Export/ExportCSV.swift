import Registry
import RegistryStore
import RegistryWriters

/// The exchange folder: one CSV file a type, and a Frictionless Data Package that describes them.
struct ExportCSV {
  private let session: any RegistryReading

  private let records: ExportRecords

  init(_ session: any RegistryReading, _ records: ExportRecords) {
    self.session = session
    self.records = records
  }

  func write(to path: String) throws {
    let folder = try ExportFolder(path, mayHold: RecordType.allCases.map { "\($0.plural).csv" } + ["datapackage.json"])
    var languages: [RecordType: [String: [String]]] = [:]
    for type in RecordType.allCases {
      languages[type] = try session.languages(type)
      let csv = ExchangeCSV(type, languages: languages[type] ?? [:], leftOut: records.leftOutFields)
      let file = try folder.file("\(type.plural).csv")
      var bytes = csv.header
      try Progress.shared.during("writing \(type.plural).csv", total: try session.count(type)) {
        try records.forEach(type) { record in
          Progress.shared.advance()
          csv.append(id: record.id, record.slots, to: &bytes)
          if bytes.count > 1 << 16 {
            try file.write(bytes)
            bytes.removeAll(keepingCapacity: true)
          }
        }
      }
      try file.write(bytes)
    }
    let package = try folder.file("datapackage.json")
    let description = DataPackage.value(
      languages: languages, codes: try session.codeLists(), leftOut: records.leftOutFields)
    try package.write(Array(description.text.utf8))
    try folder.finish()
  }
}
