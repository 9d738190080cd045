import ArgumentParser

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make a demonstration.")
  @Argument var folder: String
  func run() throws {}
}
