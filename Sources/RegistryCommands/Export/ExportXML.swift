import Registry
import RegistryStore
import RegistryWriters

/// The exchange file in XML.
struct ExportXML {
  private let session: any RegistryReading

  private let records: ExportRecords

  init(_ session: any RegistryReading, _ records: ExportRecords) {
    self.session = session
    self.records = records
  }

  func write(to path: String) throws {
    let file = try WholeFile(path)
    let xml = try ExchangeXML()
    for type in RecordType.allCases {
      xml.begin(type)
      try Progress.shared.during("writing \(type.pluralNoun)", total: try session.count(type)) {
        try records.forEach(type) { record in
          Progress.shared.advance()
          if xml.append(id: record.id, record.slots) { try file.write(try xml.take()) }
        }
      }
      xml.end()
    }
    try file.write(try xml.finish())
    try file.finish()
  }
}
