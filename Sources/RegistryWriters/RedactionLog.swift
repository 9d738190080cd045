package import Registry

/// What was kept back from an audience, as a file for whoever sends the rest: numbers and reasons, no ids.
package enum RedactionLog {
  package static func csv(_ redactions: Redactions, for audience: Audience) -> [UInt8] {
    var output: [UInt8] = []
    CSVCell.append(["audience", "what", "reason", "count"], to: &output)
    for entry in redactions.entries {
      CSVCell.append([audience.rawValue, entry.what, entry.reason, String(entry.count)], to: &output)
    }
    return output
  }

  package static func json(_ redactions: Redactions, for audience: Audience) -> JSONValue {
    .object([
      .init("audience", .string(audience.rawValue)),
      .init(
        "redactions",
        .array(
          redactions.entries.map { entry in
            .object([
              .init("what", .string(entry.what)), .init("reason", .string(entry.reason)),
              .init("count", .int(entry.count)),
            ])
          })),
    ])
  }
}
