extension FieldSlots {
  /// What a field says, in a form to compare: its cell and its variants, empty ones left out.
  package func statement(_ field: Int) -> [String: String] {
    var statement: [String: String] = [:]
    if let text = text(field) { statement[""] = text }
    for variant in variants where variant.field == field && !variant.range.isEmpty {
      statement[variant.language] = String(arena.span.extracting(variant.range))
    }
    return statement
  }

  /// - Returns: nil where the field is absent or empty, and where it cannot be read.
  package func day(_ name: String) -> PartialDay? { text(name).flatMap { try? PartialDay($0) } }

  /// A text in a language where there is one, else as it was recorded; empty where there is none.
  package func text(_ name: String, in language: String) -> String {
    guard let field = Catalogue.of(type).position(of: name) else { return "" }
    let told = statement(field)
    return told[language] ?? told[""] ?? told.min { $0.key < $1.key }?.value ?? ""
  }

  /// Takes over the fields and variants that `other` gives; what it does not give stays.
  package mutating func merge(_ other: FieldSlots) {
    let arena = other.arena
    for field in Catalogue.of(type).fields.indices where other.isGiven(field) {
      set(field) { output in
        if let range = other.range(field) { output.append(arena.span.extracting(range)) }
      }
    }
    for variant in other.variants {
      setVariant(variant.field, language: variant.language) { output in
        output.append(arena.span.extracting(variant.range))
      }
    }
  }

  package func saysTheSame(as other: FieldSlots) -> Bool {
    Catalogue.of(type).fields.indices.allSatisfy { statement($0) == other.statement($0) }
  }
}

extension FieldSlots {
  package var isEmpty: Bool {
    !Catalogue.of(type).fields.indices.contains { isGiven($0) } && variants.isEmpty
  }
}
