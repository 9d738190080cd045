import Registry

/// What stands out among follow-ups: changes, silence, disagreement, what was asked again.
extension ImplementationDocument {
  var changes: [Block] {
    guard let since = question.since, let changes = figures.changes else { return [] }
    guard !changes.isEmpty else {
      return [.heading("Since \(since)"), .paragraph("Nothing was judged otherwise than on that day.")]
    }
    let told = changes.filter { answer.tells($0.id) }
    let rows = told.prefix(mostListed).map { change -> [Cell] in
      [
        .text(title(change.id)), .text(change.before.map(label) ?? "asked since"), .text(label(change.after)),
      ]
    }
    return [
      .heading("Since \(since)"),
      .table(
        Table(
          caption: "\(NumberText.counted(changes.count, "follow-up")) whose result is another than on that day",
          columns: [.text("follow-up"), .text("then"), .text("now")], rows: Array(rows),
          remark: more(changes.count - rows.count))),
    ]
  }

  var silent: [Block] {
    let entries = answer.entries.filter { $0.reply == .silent }
    guard !entries.isEmpty else { return [] }
    return [
      .heading("Who did not reply"),
      .table(
        Table(
          caption: "No reply by \(question.period.to), and the day for it is past, longest first",
          columns: [.text("follow-up"), .text("addressee"), .text("due")],
          rows: entries.sorted { ($0.followUp.due, $0.followUp.id) < ($1.followUp.due, $1.followUp.id) }
            .prefix(mostListed).map {
              [.text(title($0.followUp.id)), .text($0.followUp.addressee), .text($0.followUp.due)]
            },
          remark: more(entries.count - mostListed))),
    ]
  }

  var disagreements: [Block] {
    let entries = answer.entries.filter { !$0.disagreement.isEmpty }
    guard !entries.isEmpty else { return [] }
    let rows = entries.flatMap { entry in
      entry.disagreement.map { judged -> [Cell] in
        [
          .text(title(entry.followUp.id)), .text(judged.assessedBy.isEmpty ? "not recorded" : judged.assessedBy),
          .text(judged.date), .text(label(judged.status)),
        ]
      }
    }
    return [
      .heading("Where assessors disagree"),
      .table(
        Table(
          caption: "The last judgement of each, side by side",
          columns: [.text("follow-up"), .text("assessed by"), .text("on"), .text("result")],
          rows: Array(rows.prefix(mostListed)), remark: more(rows.count - mostListed))),
    ]
  }

  var chains: [Block] {
    let entries = answer.entries.filter { !$0.repeated.isEmpty }
    guard !entries.isEmpty else { return [] }
    let told = entries.prefix(mostListed).map { entry -> Block in
      let chain = entry.repeated.reversed().map { earlier in
        "\(earlier.issued.isEmpty ? "undated" : earlier.issued) (\(label(earlier.status)))"
      }
      let all = chain + ["\(entry.followUp.issued) (\(label(entry.status)))"]
      return .entry(
        Entry(
          title: title(entry.followUp.id),
          items: [("asked \(all.count) times", all.joined(separator: " → ")), ("addressee", entry.followUp.addressee)]))
    }
    return [.heading("Asked again")] + told + (more(entries.count - mostListed).map { [.paragraph($0)] } ?? [])
  }

  func more(_ left: Int) -> String? {
    left > 0 ? "… and \(NumberText.grouped(left)) more; the formats csv and json list all that may be told." : nil
  }

  func title(_ id: String) -> String { answer.titles[id] ?? id }
}
