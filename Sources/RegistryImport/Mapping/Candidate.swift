package import Registry

/// A record that a row of a source gives, before anything is known of the registry.
///
/// One object serves all rows; whoever is handed it must not keep it.
package final class Candidate {
  package let make: Int
  /// The partner's own key.
  package var key = ""
  /// References hold `key:KEY` or `id:ID`; everything else its canonical cell.
  package var slots: FieldSlots
  /// What the slots say, as one text.
  package internal(set) var statement: [UInt8] = []
  /// What the row says of sealed fields, as one text; empty: nothing. It is sealed before it is written anywhere.
  package internal(set) var sealed: [UInt8] = []
  /// Of another type until a make fills sealed fields: most do not.
  var sealedSlots: FieldSlots
  /// The key of the earlier record that this one corrects; empty: none.
  package var edits = ""
  /// The value of the column that a file covers whole; nil: the profile names none.
  package var part: String?
  /// What `several: {latest-by}` compares.
  package var rank: Day?
  package var place = Place(path: "")

  package init(make: Int, type: RecordType) {
    self.make = make
    slots = FieldSlots(type)
    sealedSlots = .none
  }
}

/// How a reference is written in a candidate.
package enum ReferenceText {
  package static let keyPrefix = "key:"
  package static let idPrefix = "id:"
  /// What is known of a place, as a JSON object of its fields.
  package static let matchPrefix = "match:"
}
