import Registry
import RegistryStore
import RegistryWriters

/// How taking a batch back is written down.
enum UndoText {
  static func text(_ undo: BatchUndo, isDryRun: Bool) -> String {
    let did = isDryRun ? "Would take back" : "Took back"
    var lines = ["\(did) batch \(undo.batch.number), \(undo.batch.time), \(BatchText.source(undo.batch))."]
    for (type, counts) in undo.counts {
      lines.append("\(type.rawValue): \(counts.removed) removed, \(counts.restored) restored")
    }
    if undo.counts.isEmpty { lines.append("No record was made or changed by it.") }
    if undo.reviews > 0 {
      let answers = undo.answered > 0 ? ", \(undo.answered) of them answered" : ""
      lines.append("Questions of the review queue that go with it: \(undo.reviews)\(answers).")
    }
    if isDryRun { lines.append("A dry run: nothing was changed.") }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ undo: BatchUndo, isDryRun: Bool) -> JSONValue {
    .object(
      head(undo.batch.number, isUndone: !isDryRun, isDryRun) + [
        .init(
          "records",
          .object(
            undo.counts.map { type, counts in
              .init(
                type.rawValue,
                .object([.init("removed", .int(counts.removed)), .init("restored", .int(counts.restored))]))
            })),
        .init(
          "reviews", .object([.init("removed", .int(undo.reviews)), .init("answered", .int(undo.answered))])),
        .init("laterWork", .null),
      ])
  }

  static func json(_ work: LaterWork, isDryRun: Bool) -> JSONValue {
    .object(
      head(work.batch, isUndone: false, isDryRun) + [
        .init("records", .object([])),
        .init("reviews", .object([.init("removed", .int(0)), .init("answered", .int(0))])),
        .init(
          "laterWork",
          .object([
            .init("records", .int(work.total)), .init("batches", .array(work.batches.map { .int($0) })),
            .init("examples", .array(work.instances.map(json))),
          ])),
      ])
  }

  private static func head(_ batch: Int, isUndone: Bool, _ isDryRun: Bool) -> [JSONValue.Member] {
    [.init("batch", .int(batch)), .init("undone", .bool(isUndone)), .init("dryRun", .bool(isDryRun))]
  }

  private static func json(_ instance: LaterWork.Instance) -> JSONValue {
    let reason: (name: String, field: String?, profile: String?) =
      switch instance.reason {
      case .changed: ("changed", nil, nil)
      case .refers(let field): ("refers", field, nil)
      case .said(let profile): ("said", nil, profile)
      case .lacks(let field): ("lacks", field, nil)
      }
    let facts = instance.transaction
    return .object([
      .init("type", .string(instance.type.rawValue)), .init("id", .string(instance.id)),
      .init("reason", .string(reason.name)), .init("field", .optional(reason.field)),
      .init("profile", .optional(reason.profile)), .init("time", .string(facts.authorship.time)),
      .init("author", .string(facts.authorship.author)), .init("command", .string(facts.authorship.command)),
      .init("batch", .optional(facts.batch)),
    ])
  }
}

extension CommandFailure {
  init(_ work: LaterWork) {
    var lines = [
      "batch \(work.batch) cannot be taken back: later work stands on it, at \(counted(work.total, "record"))"
    ]
    lines += work.instances.map(CommandFailure.line)
    if work.total > work.instances.count { lines.append("… and \(work.total - work.instances.count) more") }
    var advice: [String] = []
    if let latest = work.batches.first {
      let others =
        work.batches.count > 1 ? "; then \(work.batches.dropFirst().map(String.init).joined(separator: ", "))" : ""
      advice.append("take back batch \(latest) first: `vigil batch undo \(latest)`\(others)")
    }
    if work.hasEdits {
      advice.append(
        "give edited records back what the batch said (`vigil history ID` shows it), and let others refer elsewhere")
    }
    if advice.isEmpty { advice.append("leave batch \(work.batch), and correct its records") }
    self.init(lines.joined(separator: "\n"), hint: advice.joined(separator: "; "))
  }

  private static func line(_ instance: LaterWork.Instance) -> String {
    let facts = instance.transaction
    let by =
      facts.batch.map { "batch \($0)" } ?? "`\(facts.authorship.command)` of \(facts.authorship.author)"
    let what =
      switch instance.reason {
      case .changed: "was changed by"
      case .refers(let field): "refers in \(field) to what the batch brought, by"
      case .said(let profile): "is told of otherwise by \(profile), by"
      case .lacks(let field): "referred in \(field) to what is not there any more, by"
      }
    return "\(instance.type.rawValue)/\(instance.id) \(what) \(by), \(facts.authorship.time)"
  }
}
