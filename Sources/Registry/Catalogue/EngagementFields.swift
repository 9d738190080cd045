/// A meeting or a letter of the European Union, the United Nations or a state.
let engagementFields: [FieldDefinition] = [
  FieldDefinition("kind", .code("engagement-kind"), required: true, "what kind of meeting or letter it is"),
  FieldDefinition("series", .text, "what it is one of, such as the name of a dialogue"),
  FieldDefinition("ordinal", .count, "which of its series"),
  FieldDefinition("title", .text, languages: true, required: true, "what it is called"),
  FieldDefinition("start", .day, required: true, "first day"),
  FieldDefinition("end", .day, "last day; empty: the start"),
  FieldDefinition("place", .text, "where it was held"),
  FieldDefinition("mode", .code("engagement-mode"), "in person, online or in writing"),
  FieldDefinition("participants", .text, multiple: true, sealed: true, "who took part"),
  FieldDefinition("reply_to", .reference(.engagement), "the letter that it answers"),
  FieldDefinition("cases", .reference(.person), multiple: true, "the cases that were handed over"),
  FieldDefinition("outcome", .text, languages: true, "what came of it"),
  FieldDefinition("next", .text, "what was agreed for later"),
]

let engagementDefinition = RecordDefinition(
  fields: engagementFields, orders: [("start", "end")], days: ["start"], chains: ["reply_to"])
