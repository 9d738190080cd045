import Registry
import Testing

@Suite struct ByteTableTests {
  @Test func `finds what was added and nothing else, as a dictionary does`() {
    var chance = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      var table = ByteTable()
      var dictionary: [String: Int] = [:]
      for number in 0..<300 {
        let text = String(
          (0..<Int.random(in: 0...4, using: &chance)).map { _ in "abя".randomElement(using: &chance) ?? "a" })
        table.add(text, number)
        if dictionary[text] == nil { dictionary[text] = number }
      }
      #expect(table.count == dictionary.count)
      for (text, number) in dictionary { #expect(table[text] == number) }
      for text in ["c", "aaaaa", "aя c"] { #expect(table[text] == nil) }
      table.removeAll()
      #expect(table.count == 0 && table["a"] == nil)
    }
  }
}

@Suite struct FieldStatementTests {
  private static let texts = [
    "x", "a\"b\\c", "line\nbreak\ttab", "Ёлка", "{\"name\":\"y\"}", "\u{1}\u{1f}", "a@b", "€ 東京",
  ]

  @Test func `a statement is read back as it was`() {
    var slots = FieldSlots(.facility)
    for (index, text) in Self.texts.enumerated() {
      let position = Catalogue.of(.facility).fields.indices.filter { $0 % 2 == 0 }[index]
      slots.set(position, to: text)
    }
    slots.setVariant(0, language: "ru") { $0.append(contentsOf: "имя".utf8) }
    slots.setVariant(0, language: "kk-Cyrl") { $0.append(contentsOf: "аты".utf8) }
    var statement: [UInt8] = []
    slots.appendStatement(to: &statement)
    var back = FieldSlots(.facility)
    back.set(3, to: "gone")
    back.readStatement(statement.span)
    #expect(back.saysTheSame(as: slots))
    #expect(back.variants.map(\.language) == ["kk-Cyrl", "ru"])
    var again: [UInt8] = []
    back.appendStatement(to: &again)
    #expect(again == statement)
  }
}
