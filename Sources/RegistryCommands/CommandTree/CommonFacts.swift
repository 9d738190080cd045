/// What holds for all commands, for the manual pages and the reference.
enum CommonFacts {
  typealias Fact = (name: String, meaning: String)

  static let exitCodes: [Fact] = [
    ("0", "Done."), ("1", "Not done because of the data, the state of the registry or a missing file."),
    ("2", "Something broke, such as a disk or a permission."), ("64", "The call was not understood."),
  ]

  static let environment: [Fact] = [
    ("VIGIL_REGISTRY", "The registry's file, where --registry does not name one."),
    ("VIGIL_HOME", "The folder with Schemas/ and Imports/."),
    ("VIGIL_USER", "Whom the history names as the author of changes; default: the login name."),
    (
      "SOURCE_DATE_EPOCH",
      "The time to use in place of the clock, in seconds since 1970, so that output can be repeated."
    ),
    ("NO_COLOR", "Asks for no colour. Vigil writes none; the line that shows progress has none either."),
    ("TERM", "With dumb, or without it, no progress is shown."),
    ("XDG_DATA_HOME", "The data folder; default: ~/.local/share."),
  ]
}
