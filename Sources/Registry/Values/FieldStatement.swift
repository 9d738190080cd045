/// What a source said of a record, as the one text that the registry keeps of it.
extension FieldSlots {
  /// `{"name":"…","name@ru":"…"}`, fields in the order of the catalogue, empty ones left out.
  ///
  /// - Parameters:
  ///   - sealed: whether it tells of the sealed fields or of the others: what is kept in the open never holds a sealed one.
  ///   - withCleared: whether it also tells of fields that are cleared.
  package func appendStatement(sealed: Bool = false, withCleared: Bool = false, to output: inout [UInt8]) {
    let start = output.count
    output.append(UInt8(ascii: "{"))
    let catalogue = Catalogue.of(type)
    for position in sealed ? catalogue.sealedPositions : catalogue.openPositions {
      if let range = self.range(position) {
        if output.count > start + 1 { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: catalogue.statementNames[position])
        JSONText.append(arena.span.extracting(range), to: &output)
      } else if withCleared, isGiven(position) {
        if output.count > start + 1 { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: catalogue.statementNames[position])
        output.append(contentsOf: "\"\"".utf8)
      }
      guard !variants.isEmpty else { continue }
      for variant in variants.filter({ $0.field == position && !$0.range.isEmpty })
        .sorted(by: { $0.language < $1.language })
      {
        if output.count > start + 1 { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: "\"\(catalogue.fields[position].name)@\(variant.language)\":".utf8)
        JSONText.append(arena.span.extracting(variant.range), to: &output)
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Becomes what a statement says; fields that it leaves out are not given.
  package mutating func readStatement(_ statement: Span<UInt8>) {
    removeAll()
    let catalogue = Catalogue.of(type)
    _ = JSONText.forEachPair(statement) { name, value in
      if let position = catalogue.position(of: name) {
        set(position, language: nil, to: value)
      } else if let at = name.indices.first(where: { name[$0] == UInt8(ascii: "@") }),
        let position = catalogue.position(of: name.extracting(0..<at))
      {
        set(position, language: String(name.extracting((at + 1)..<name.count)), to: value)
      }
    }
  }
}
