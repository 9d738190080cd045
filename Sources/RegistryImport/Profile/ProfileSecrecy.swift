package import Registry

/// What no message may quote: a column that a sealed field reads is quoted nowhere, also where a key or an open field
/// reads it too.
extension Profile {
  /// Whether it holds for keys of a type.
  package func hidesKey(of type: RecordType) -> Bool {
    makes.contains { $0.type == type && hides($0.key.columns.union($0.edits?.columns ?? []), of: $0) }
  }

  /// - Parameter field: a position in the type's catalogue.
  package func hides(_ field: Int, of type: RecordType) -> Bool {
    makes.contains { make in
      make.type == type && make.fields.contains { $0.field == field && hides($0.expression.columns, of: make) }
    }
  }

  /// - Parameter name: of a field, perhaps with a language.
  package func hides(_ name: String, of type: RecordType) -> Bool {
    let plain = name.prefix { $0 != "@" }
    return Catalogue.of(type).position(of: String(plain)).map { hides($0, of: type) } ?? false
  }

  private func hides(_ columns: Set<Int>, of make: Make) -> Bool {
    columns.contains { sources[make.rows].columns[$0].isSealed }
  }
}

/// A value as a message quotes it, or that it is not shown.
package func quoted(_ value: String, isHidden: Bool) -> String {
  isHidden ? "(not shown: a sealed field reads it)" : quoted(value)
}
