/// A test of one value; texts are folded.
package indirect enum ValueTest: Sendable {
  case present, absent
  case equals(String)
  case isIn(Set<String>)
  case contains(String)
  case matches(Pattern)
  case all([ValueTest])
}

/// A test of a row.
package indirect enum RowTest: Sendable {
  case column(Int, ValueTest)
  case all([RowTest])
  case any([RowTest])
  case not(RowTest)
}

extension ValueTest {
  func holds(_ text: String, _ folded: String) -> Bool {
    switch self {
    case .present: !folded.isEmpty
    case .absent: folded.isEmpty
    case .equals(let other): folded == other
    case .isIn(let set): set.contains(folded)
    case .contains(let part): ValueTest.contains(folded, part)
    case .matches(let pattern): pattern.matches(text)
    case .all(let tests): tests.allSatisfy { $0.holds(text, folded) }
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    guard !part.isEmpty else { return true }
    let haystack = Array(text.utf8)
    let needle = Array(part.utf8)
    guard haystack.count >= needle.count else { return false }
    return (0...(haystack.count - needle.count)).contains { haystack[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}

extension RowTest {
  func holds(_ row: CleanRow) throws(FileProblem) -> Bool {
    switch self {
    case .column(let column, let test):
      let text = try row.text(column)
      return test.holds(text, folded(text))
    case .all(let tests):
      for test in tests where try !test.holds(row) { return false }
      return true
    case .any(let tests):
      for test in tests where try test.holds(row) { return true }
      return false
    case .not(let test): return try !test.holds(row)
    }
  }
}
