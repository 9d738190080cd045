import ArgumentParser

/// For how many days there is to be a plan.
struct PlanOption: ParsableArguments {
  @Option(help: ArgumentHelp("Make a plan for so many days of a team.", valueName: "number"))
  var days: Int?

  func validate() throws {
    if let days, days < 1 { throw ValidationError("--days is a number from 1 on") }
  }
}
