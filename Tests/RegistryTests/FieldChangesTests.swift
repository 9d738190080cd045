import Registry
import Testing

@Suite struct FieldChangesTests {
  private func slots(_ fields: [(String, String)], variants: [(String, String, String)] = []) -> FieldSlots {
    var slots = FieldSlots(.facility)
    for (name, text) in fields {
      if let position = Catalogue.of(.facility).position(of: name) { slots.set(position, to: text) }
    }
    for (name, language, text) in variants {
      guard let position = Catalogue.of(.facility).position(of: name) else { continue }
      slots.setVariant(position, language: language) { $0.append(contentsOf: text.utf8) }
    }
    return slots
  }

  private func described(_ before: FieldSlots, _ after: FieldSlots) -> [String] {
    before.changes(to: after).map { "\($0.name(in: .facility)): \($0.from ?? "–") -> \($0.to ?? "–")" }
  }

  @Test func `set, changed and cleared fields are named in the order of the catalogue, variants after their field`() {
    let before = slots([("capacity", "3"), ("closed", "2019"), ("name", "One")], variants: [("name", "ru", "Один")])
    let after = slots(
      [("capacity", "4"), ("name", "One"), ("locality", "Town")], variants: [("name", "kk", "Бір"), ("name", "fr", "")])
    #expect(
      described(before, after) == [
        "name@kk: – -> Бір", "name@ru: Один -> –", "locality: – -> Town", "capacity: 3 -> 4", "closed: 2019 -> –",
      ])
  }

  @Test func `an empty field and one that is not given are the same`() {
    #expect(described(slots([("closed", "")]), slots([])).isEmpty)
    #expect(described(slots([]), slots([("closed", "")])).isEmpty)
  }
}
