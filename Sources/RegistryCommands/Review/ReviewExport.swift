import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

struct ReviewExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the review queue as a table to fill in.",
    discussion: """
      A CSV file with a row an entry. Open it in a spreadsheet, and fill in the column answer:

        keep          what the record says stands
        take          the record takes over what the source says
        value: TEXT   the record says TEXT instead; several values with | between them
        (empty)       not decided yet: it stays in the queue

      Leave the columns number and state as they are; the others are only for you. Save it as CSV in UTF-8, and give it \
      to `vigil review apply`. The file holds what the registry says, so keep it as safe.

      EXAMPLES
        vigil review export --output review.csv
        vigil review export --type facility --output places.csv
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var review: ReviewOptions

  @Option(help: ArgumentHelp("The file to write.", valueName: "path"))
  var output: String

  func run() throws {
    let filter = try review.filter()
    try registry.open().read { session in
      let names = RecordNames(session)
      let file = try WholeFile(output)
      var bytes = ReviewCSV.header
      var count = 0
      try session.forEachReview(filter) { entry in
        ReviewCSV.append(ReviewCSV.Row(entry, name: names.name(entry.type, entry.id)), to: &bytes)
        count += 1
        guard bytes.count > 1 << 16 else { return }
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try file.write(bytes)
      try file.finish()
      StandardError.print(
        count == 0
          ? "Nothing waits for an answer." : "\(count == 1 ? "1 entry waits" : "\(count) entries wait") for an answer.")
    }
  }
}

extension ReviewCSV.Row {
  init(_ entry: ReviewEntry, name: String?) {
    self.init(
      number: entry.number, type: entry.type.rawValue, id: entry.id, name: name ?? "", field: entry.fieldName,
      here: entry.field.from ?? "", says: entry.field.to ?? "", profile: entry.profile,
      since: entry.transaction.authorship.time, batch: entry.transaction.batch)
  }
}
