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
    let names = TypeWords.of(record.type)?.asked(record) ?? []
    let fields = names.compactMap { FormField(record.type, named: $0) }.map { FormStep.field($0) }
    steps = fields + (record.type == .visit ? [.findings] : []) + [.more]
  }

  /// The first step that is not settled.
  func next(after settled: Set<FormStep>) -> FormStep? { steps.first { !settled.contains($0) } }

  var fields: [FormField] {
    steps.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  func contains(_ field: FormField) -> Bool { steps.contains(.field(field)) }
}
