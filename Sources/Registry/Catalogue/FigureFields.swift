/// A number that somebody published. It stands beside our own counts and is never mixed with them.
let figureFields: [FieldDefinition] = [
  FieldDefinition("measure", .text, required: true, "what was counted"),
  FieldDefinition("value", .decimal, "the number; empty: a claim without one"),
  FieldDefinition("qualifier", .code("figure-qualifier"), "how exact the number is"),
  FieldDefinition("wording", .text, "the publisher's own words"),
  FieldDefinition("unit", .text, "such as persons, visits or EUR"),
  FieldDefinition("from", .day, "first day that it is about"),
  FieldDefinition("to", .day, "last day that it is about"),
  FieldDefinition("region", .region, "ISO 3166-2 code, where it is about one region"),
  FieldDefinition("facility_type", .code("facility-type"), "where it is about one type of place"),
  FieldDefinition("publisher", .text, required: true, "the organisation that published it"),
  FieldDefinition("cited_in", .text, "the document that it was found in"),
  FieldDefinition("definition", .text, languages: true, "how the publisher counts"),
  FieldDefinition("subset_of", .reference(.figure), "the figure that this one is a part of"),
]

let figureDefinition = RecordDefinition(
  fields: figureFields, orders: [("from", "to")], days: ["from"], chains: ["subset_of"])
