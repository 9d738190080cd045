import Registry
import RegistryImport
import RegistryStore

/// A record that is about to be added, with the findings of a visit. All of it is one transaction.
struct NewRecord {
  var record: FieldSlots
  /// What it says of its sealed fields; nil: nothing.
  var sealed: FieldSlots?
  var findings: [FieldSlots] = []

  /// Fills in the registry's own country where the record gives none.
  mutating func fillIn(country: String?) {
    guard let country, let position = Catalogue.of(record.type).position(of: "country"), record.range(position) == nil
    else { return }
    record.set(position, to: country)
  }

  /// - Parameter warn: what the rules remark and do not refuse.
  /// - Returns: the ids of the record and of its findings.
  /// - Throws: `CommandFailure` for what is missing.
  func add(_ session: any RegistryWriting, _ rules: RecordRules, warn: (RecordRules.Remark) -> Void) throws
    -> (id: String, findings: [String])
  {
    let id = try NewRecord.add(record, sealed, session, rules, warn) { FieldArguments.option($0) }
    let findings = try findings.map { finding in
      var finding = finding
      if let position = Catalogue.of(.finding).position(of: "visit") { finding.set(position, to: id) }
      return try NewRecord.add(finding, nil, session, rules, warn) { "\($0)=… in --finding" }
    }
    return (id, findings)
  }

  private static func add(
    _ slots: FieldSlots, _ sealed: FieldSlots?, _ session: any RegistryWriting, _ rules: RecordRules,
    _ warn: (RecordRules.Remark) -> Void,
    _ option: (String) -> String
  ) throws -> String {
    var slots = slots
    try Origin.resolve(in: &slots, session)
    let remarks = rules.check(slots, isNew: true)
    let missing = remarks.filter { $0.code.severity == .error }
    guard missing.isEmpty else {
      throw CommandFailure.usage(
        missing.map(\.message).joined(separator: "; "),
        hint: "give \(missing.map { option($0.field) }.joined(separator: ", "))")
    }
    remarks.forEach(warn)
    return try session.add(slots, sealed: sealed)
  }
}
