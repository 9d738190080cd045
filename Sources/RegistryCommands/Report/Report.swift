import ArgumentParser

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reports over the registry.",
    subcommands: [
      CoverageReport.self, ImplementationReport.self, FunnelReport.self, CasesReport.self,
      PrioritiesReport.self,
    ])
}
