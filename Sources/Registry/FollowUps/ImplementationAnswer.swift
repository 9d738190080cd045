/// What became of follow-ups: figures by several keys, and every follow-up with its judgements.
package struct ImplementationAnswer: Sendable {
  /// What the keys of a table stand for, in the order in which they are shown.
  package enum Dimension: String, CaseIterable, Sendable {
    case addressee = "byAddressee"
    case origin = "byOrigin"
    case section = "bySection"
    case theme = "byTheme"
  }

  /// Ids of follow-ups, sorted as they are listed. Figures are their counts, so that each is explained by what it counts.
  package struct Row: Sendable, Equatable {
    package let key: String
    package internal(set) var all: [String] = []
    package internal(set) var byStatus: [ImplementationStatus: [String]] = [:]
    package internal(set) var byReply: [Reply: [String]] = [:]

    package func count(_ status: ImplementationStatus) -> Int { byStatus[status]?.count ?? 0 }
    package func count(_ reply: Reply) -> Int { byReply[reply]?.count ?? 0 }

    mutating func add(_ other: Row) {
      all += other.all
      byStatus.merge(other.byStatus) { $0 + $1 }
      byReply.merge(other.byReply) { $0 + $1 }
    }

    mutating func add(_ entry: Entry) {
      all.append(entry.followUp.id)
      byStatus[entry.status, default: []].append(entry.followUp.id)
      byReply[entry.reply, default: []].append(entry.followUp.id)
    }
  }

  /// One follow-up as it stood on the reference day.
  package struct Entry: Sendable {
    package let followUp: FollowUpFacts
    package let status: ImplementationStatus
    /// The judgement that counts; nil: there is none.
    package let assessment: AssessmentFacts?
    /// The last judgement of each assessor, where they do not agree.
    package let disagreement: [AssessmentFacts]
    package let reply: Reply
    /// The earlier ones that it repeats, the one before it first, each with its status.
    package let repeated: [(id: String, issued: String, status: ImplementationStatus)]
    package let parts: [Entry]

    /// Itself, and all that it consists of.
    package var withParts: [Entry] { [self] + parts.flatMap(\.withParts) }
  }

  /// A status that another one took the place of.
  package struct Change: Sendable, Equatable {
    package let id: String
    /// nil: it was asked after the day since which changes are told.
    package let before: ImplementationStatus?
    package let after: ImplementationStatus
  }

  package internal(set) var total = Row(key: "")
  package internal(set) var tables: [Dimension: [Row]] = [:]
  package internal(set) var entries: [Entry] = []
  /// nil: not asked for.
  package internal(set) var changes: [Change]?
  /// Follow-ups of which nobody knows when they were asked.
  package internal(set) var undated: [String] = []
  /// Follow-ups in scope that are, over others, parts of themselves; each counts for itself.
  package internal(set) var circular: [String] = []

  package init() {}
}
