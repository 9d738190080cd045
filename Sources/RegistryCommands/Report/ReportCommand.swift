import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

/// A report that was made, and has not been handed out yet.
struct MadeReport<Print: PrintedReport> {
  let print: Print
  let redactions: Redactions
  /// The report as the journal names it.
  let account: String
  /// What there is to be warned of before it is written.
  var warn: (any RegistryStore) throws -> Void = { _ in }
}

/// A command that makes a report: reads the registry once, as it is or was known, and then writes.
protocol ReportCommand: ParsableCommand {
  associatedtype Print: PrintedReport
  var options: ReportOptions { get }
  var output: ReportOutput { get }
  func make(_ session: any RegistryReading) throws -> MadeReport<Print>
}

extension ReportCommand {
  func run() throws {
    let store = try options.registry.open()
    let made = try store.read(asKnownAt: try options.knownAt) { try make($0) }
    try made.warn(store)
    try output.write(made, for: options.audience, in: store)
  }
}
