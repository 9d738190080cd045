/// A place of detention (OPCAT article 4).
let facilityFields: [FieldDefinition] = [
  FieldDefinition("name", .text, languages: true, required: true, "the name in use"),
  FieldDefinition("other_names", .text, multiple: true, "former, short and unofficial names"),
  FieldDefinition("type", .code("facility-type"), required: true, "what kind of place it is"),
  FieldDefinition("ownership", .code("ownership"), "public or private"),
  FieldDefinition("authority", .text, "the authority that runs the place"),
  FieldDefinition("country", .country, required: true, "ISO 3166-1 alpha-2 code"),
  FieldDefinition("region", .region, "ISO 3166-2 code"),
  FieldDefinition("locality", .text, "town or village"),
  FieldDefinition("address", .text, "postal address"),
  FieldDefinition("latitude", .decimal, "degrees, WGS 84, -90 to 90"),
  FieldDefinition("longitude", .decimal, "degrees, WGS 84, -180 to 180"),
  FieldDefinition("capacity", .count, "persons it is meant to hold"),
  FieldDefinition("population", .count, "persons held"),
  FieldDefinition("population_date", .day, "the day the population was counted"),
  FieldDefinition("opened", .day, "first day of operation"),
  FieldDefinition("closed", .day, "last day of operation"),
  FieldDefinition(
    "replaces", .reference(.facility), multiple: true, "places whose visits carry over to this one"),
  FieldDefinition("part_of", .reference(.facility), "the place it is a part of; visits do not carry over"),
  FieldDefinition("merged_into", .reference(.facility), "the record that stands for the same place"),
  FieldDefinition("mandate", .code("mandate"), "whether the NPM may visit it; empty: by the rules"),
  FieldDefinition("mandate_since", .day, "first day on which `mandate` holds"),
  FieldDefinition("mandate_until", .day, "last day on which `mandate` holds"),
  FieldDefinition("visit_interval_months", .count, "months between in-depth visits; empty: by the standard"),
]

let facilityDefinition = RecordDefinition(
  fields: facilityFields, orders: [("opened", "closed"), ("mandate_since", "mandate_until")],
  chains: ["replaces", "part_of", "merged_into"])
