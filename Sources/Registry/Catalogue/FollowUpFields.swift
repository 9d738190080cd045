/// What was asked of whom: a recommendation, a demand, a complaint.
let followUpFields: [FieldDefinition] = [
  FieldDefinition("kind", .code("follow-up-kind"), required: true, "what kind of demand it is"),
  FieldDefinition("origin_kind", .code("origin-kind"), "what `origin` is: a record or a document"),
  FieldDefinition("origin", .text, "what it came out of: an id, or the name of a document"),
  FieldDefinition("reference", .text, "paragraph of the document"),
  FieldDefinition("section", .text, "section of the document"),
  FieldDefinition("part_of", .reference(.followUp), "the follow-up that it is one item of"),
  FieldDefinition("repeats", .reference(.followUp), "the earlier one that was asked again"),
  FieldDefinition("similar_to", .reference(.followUp), multiple: true, "others that ask for about the same"),
  FieldDefinition("position", .code("position"), "what the addressee said to it"),
  FieldDefinition("issued_by", .text, required: true, "the organisation that asks"),
  FieldDefinition("addressee", .text, required: true, "the authority that is asked"),
  FieldDefinition("issued", .day, "when it was asked"),
  FieldDefinition("due", .day, "by when an answer or a measure is asked for"),
  FieldDefinition("responded", .day, "when the addressee responded"),
  FieldDefinition("theme", .code("theme"), "what it is about"),
  FieldDefinition("text", .text, languages: true, required: true, "what is asked for, in a few sentences"),
  FieldDefinition("person", .reference(.person), multiple: true, "cases that it is about"),
]

let followUpDefinition = RecordDefinition(
  fields: followUpFields, orders: [("issued", "due"), ("issued", "responded")], days: ["issued"],
  chains: ["part_of", "repeats"])
