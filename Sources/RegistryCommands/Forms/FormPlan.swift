import Registry

/// One thing that a form asks about.
enum FormStep: Hashable {
  case field(FormField)
  case findings
  /// The fields that few records need, by name.
  case more
}

/// What is asked of everybody, in which order. All other fields are asked by name only.
struct FormPlan {
  private let steps: [FormStep]

  /// - Parameter record: what was answered so far; some questions follow from it.
  init(_ record: FieldSlots) {
    let names =
      switch record.type {
      case .facility: ["name", "other_names", "type", "country", "region", "locality", "authority", "capacity"]
      case .visit: FormPlan.visit(record)
      case .allegation: FormPlan.allegation(record)
      case .finding: ["visit", "theme", "assessment", "text"]
      case .person: [] as [String]
      }
    let fields = names.compactMap { FormField(record.type, named: $0) }.map { FormStep.field($0) }
    steps = fields + (record.type == .visit ? [.findings] : []) + [.more]
  }

  private static func visit(_ record: FieldSlots) -> [String] {
    var names = ["facility", "start", "end", "body", "kind", "access"]
    let access = record.text("access")
    if access == Access.partial.rawValue || access == Access.refused.rawValue { names += ["denied", "refused_to"] }
    if access != Access.refused.rawValue { names.append("private_interviews") }
    return names + ["allegations", "summary"]
  }

  private static func allegation(_ record: FieldSlots) -> [String] {
    ["facility"] + (record.text("facility") == nil ? ["region"] : [])
      + [
        "incident_date", "reported_date", "acts", "persons", "accused_service", "phase", "channel", "verification",
        "reprisal_risk", "consent",
      ]
  }

  /// The first step that is not settled.
  func next(after settled: Set<FormStep>) -> FormStep? { steps.first { !settled.contains($0) } }

  var fields: [FormField] {
    steps.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  func contains(_ field: FormField) -> Bool { steps.contains(.field(field)) }
}
