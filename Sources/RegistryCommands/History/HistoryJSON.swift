import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

/// The history of a record for programs.
enum HistoryJSON {
  static func value(_ type: RecordType, _ id: String, _ history: RecordHistory) -> JSONValue {
    var versions: [JSONValue] = []
    var before = FieldSlots(type)
    for version in history.versions {
      versions.append(self.version(version, before.changes(to: version.slots), type))
      before = version.removal == nil ? version.slots : FieldSlots(type)
    }
    return .object([
      .init("type", .string(type.rawValue)), .init("id", .string(id)), .init("versions", .array(versions)),
      .init("sources", .array(history.sources.map { source($0, history.fields(of: $0), type) })),
    ])
  }

  private static func version(_ version: RecordVersion, _ changes: [FieldChange], _ type: RecordType) -> JSONValue {
    let facts = version.transaction
    return .object(
      transaction(facts) + [
        .init("batch", .optional(facts.batch)),
        .init("profile", .optional(facts.profile)), .init("file", .optional(version.place?.path)),
        .init("line", .optional(version.place?.line)),
        .init(
          "changes",
          .array(
            changes.map { change in
              .object([
                .init("field", .string(change.name(in: type))), .init("from", cell(change.from, change, type)),
                .init("to", cell(change.to, change, type)),
              ])
            })),
        .init("removed", version.removal.map { .object(transaction($0)) } ?? .null),
      ])
  }

  private static func transaction(_ facts: TransactionFacts) -> [JSONValue.Member] {
    [
      .init("time", .string(facts.authorship.time)), .init("author", .string(facts.authorship.author)),
      .init("device", .string(facts.device)), .init("number", .int(facts.number)),
      .init("command", .string(facts.authorship.command)),
    ]
  }

  private static func source(
    _ source: SourceAccount, _ fields: [RecordHistory.FieldAccount], _ type: RecordType
  ) -> JSONValue {
    .object([
      .init("profile", .string(source.profile)), .init("key", .string(source.identifier)),
      .init("batch", .optional(source.transaction.batch)),
      .init("time", .string(source.transaction.authorship.time)), .init("file", .string(source.place.path)),
      .init("line", .int(source.place.line)), .init("goneSince", .optional(source.goneSince)),
      .init(
        "fields",
        .array(
          fields.map { account in
            .object([
              .init("field", .string(account.field.name(in: type))),
              .init("says", cell(account.field.from, account.field, type)),
              .init("here", cell(account.field.to, account.field, type)),
              .init("difference", .optional(account.difference?.rawValue)),
            ])
          })),
    ])
  }

  private static func cell(_ text: String?, _ change: FieldChange, _ type: RecordType) -> JSONValue {
    guard let text else { return .null }
    return RecordJSON.cell(text, Catalogue.of(type).fields[change.field])
  }
}
