/// Everything that an import may have to say about the data.
///
/// A notice is about the data, an error is about us or the call. Each code is documented here and has a
/// runnable example in Tests/Notices; a test fails on one that has none.
package enum NoticeCode: String, CaseIterable, Sendable {
  // Of a whole file: these defeat --partial.
  case encoding
  case otherFormat = "other-format"
  case doctype
  case malformedXML = "malformed-xml"
  case fileLimit = "file-limit"
  case unclosedQuote = "unclosed-quote"
  case noHeader = "no-header"
  case unknownColumn = "unknown-column"
  case repeatedColumn = "repeated-column"
  case notInSchema = "not-in-schema"
  case noRecord = "no-record"
  case expectedCount = "expected-count"

  // Of a row.
  case rowLength = "row-length"
  case strayQuote = "stray-quote"
  case noKey = "no-key"
  case repeatedKey = "repeated-key"
  case invalidID = "invalid-id"
  case repeatedID = "repeated-id"
  case required
  case invalidValue = "invalid-value"
  case unknownCode = "unknown-code"
  case unreadableDate = "unreadable-date"
  case contradictingParts = "contradicting-parts"
  case unresolvedReference = "unresolved-reference"
  case ambiguousPlace = "ambiguous-place"
  case rejectedRow = "rejected-row"

  // Readable, but worth a look.
  case sealedDropped = "sealed-dropped"
  case sealedKept = "sealed-kept"
  case erasedRecord = "erased-record"
  case valueReplaced = "value-replaced"
  case encodingGuessed = "encoding-guessed"
  case encodingDoubtful = "encoding-doubtful"
  case byteOrderMark = "byte-order-mark"
  case lettersLost = "letters-lost"
  case controlCharacterRemoved = "control-character-removed"
  case repeatedElement = "repeated-element"
  case pathNotFound = "path-not-found"
  case lateElement = "late-element"
  case contradictingWeekday = "contradicting-weekday"
  case endBeforeStart = "end-before-start"
  case unknownRegion = "unknown-region"
  case regionOutsideDays = "region-outside-days"
  case regionOfOtherCountry = "region-of-other-country"
  case coordinateRange = "coordinate-range"
  case partsExceedWhole = "parts-exceed-whole"
  case fieldUnderReview = "field-under-review"

  case rowSkipped = "row-skipped"
  case sealedNotCompared = "sealed-not-compared"
  case blankRow = "blank-row"
  case tagRow = "tag-row"
  case unevenRow = "uneven-row"

  package enum Severity: String, Sendable, CaseIterable {
    case error, warning, info
  }

  package var severity: Severity {
    switch self {
    case .sealedDropped, .sealedKept, .erasedRecord, .valueReplaced, .encodingGuessed, .encodingDoubtful,
      .byteOrderMark, .lettersLost,
      .controlCharacterRemoved, .repeatedElement, .pathNotFound, .lateElement, .contradictingWeekday,
      .endBeforeStart, .unknownRegion, .regionOutsideDays, .regionOfOtherCountry, .coordinateRange,
      .partsExceedWhole, .fieldUnderReview:
      .warning
    case .rowSkipped, .sealedNotCompared, .blankRow, .tagRow, .unevenRow: .info
    default: .error
    }
  }

  /// Whether nothing of the file can be trusted, so that even --partial keeps none of it.
  package var isOfWholeFile: Bool {
    switch self {
    case .encoding, .otherFormat, .doctype, .malformedXML, .fileLimit, .unclosedQuote, .noHeader, .unknownColumn,
      .repeatedColumn, .notInSchema, .noRecord, .expectedCount:
      true
    default: false
    }
  }

  /// What it means, for the reference.
  package var meaning: String {
    switch self {
    case .encoding: "A byte is not text in the encoding that was expected."
    case .otherFormat: "The file is of another kind than the profile says, such as a workbook instead of CSV."
    case .doctype: "The XML file has a DOCTYPE, which could make a reader load other files; it is refused."
    case .malformedXML: "The file is not well-formed XML, often because it was cut off."
    case .fileLimit:
      "The file goes beyond a limit on the size of a record, its depth or attributes, that honest files keep."
    case .unclosedQuote: "A quoted CSV cell never ends, often because the file was cut off."
    case .noHeader: "The CSV file has no header row, or its header lacks a column that is needed."
    case .unknownColumn: "An exchange file has a column that is no field of its type."
    case .repeatedColumn: "A header names one column twice, so that its cells would be ambiguous."
    case .notInSchema:
      "An XML file of our exchange format has an element, an attribute or text where its schema has none."
    case .noRecord: "The file has nothing at the path where the profile looks for records."
    case .expectedCount: "The file says how many records it holds, and holds another number."
    case .rowLength: "A row has more or fewer cells than the header."
    case .strayQuote: "Text follows the closing quote of a CSV cell."
    case .noKey: "A column of the record's key is empty, so the record cannot be recognised again."
    case .repeatedKey: "Two rows with one key differ, and the profile says that this is an error."
    case .invalidID: "An id is missing, too long or has characters that an id may not have."
    case .repeatedID: "One id stands twice in the file."
    case .required: "A field that the record needs is empty."
    case .invalidValue: "A value is not of the kind that its field holds."
    case .unknownCode: "A value is no code of the field's list and the profile does not translate it."
    case .unreadableDate: "A date does not have the form that the profile gives."
    case .contradictingParts: "Two tables that each tell a part of one record say different things of one field."
    case .ambiguousPlace: "Several places have the name by which a record refers to one."
    case .unresolvedReference: "A record refers to one that is in neither the file nor the registry."
    case .rejectedRow: "The profile's `reject` rule holds for the row."
    case .sealedDropped:
      "A value for a sealed field was dropped: the registry has nobody to seal to, and nothing sealed is kept in the open."
    case .sealedKept:
      "The source says something else of sealed fields that were changed here too; the record keeps what it has."
    case .erasedRecord:
      "The file tells of sealed fields of a record whose sealed fields were erased; they were dropped."
    case .sealedNotCompared:
      "No key was at hand that opens what the source said of sealed fields before, so they count as changed."
    case .valueReplaced: "A value could not be read, and the profile's `or` gave another in its place."
    case .controlCharacterRemoved: "Control characters, which no text needs, were taken out of a value."
    case .repeatedElement: "An element that the profile reads stands several times in one record; the first counts."
    case .pathNotFound: "An XML path of the profile was never found in the file."
    case .lateElement: "An element around records stands after them in the file, so they did not get its value."
    case .contradictingWeekday: "A date names a day of the week that it does not fall on; the date was taken."
    case .endBeforeStart: "A record ends before it begins."
    case .unknownRegion: "A region is none of the known regions of its country."
    case .regionOutsideDays: "A region's code was not in force on the record's day."
    case .regionOfOtherCountry: "A region belongs to another country than the record."
    case .coordinateRange: "A coordinate lies outside the globe."
    case .partsExceedWhole: "Women, minors or deaths are more than the persons they are part of."
    case .fieldUnderReview: "A source changed a field that was also changed here; the value here was kept."
    case .encodingGuessed:
      "The profile gives no encoding, and the file's own was guessed by its bytes; a wrong guess would garble letters."
    case .encodingDoubtful:
      "The letters of a file look like another encoding than the profile gives; in the wrong one they are garbled."
    case .byteOrderMark:
      "A file begins with the mark of another encoding than the profile gives; the mark was believed."
    case .lettersLost:
      "Letters of a text were lost or garbled before the file came here: it went through an encoding that lacks them."
    case .rowSkipped: "The profile's `skip-if` or `footer` rule holds for the row, so it is no record."
    case .blankRow: "A row has nothing in it, so it is no record."
    case .tagRow: "The row below the header holds HXL tags such as `#adm1+name`, so it is no record."
    case .unevenRow:
      "A row has more cells than the header, all empty, or lacks only cells whose columns have no name; it is read."
    }
  }

  /// What to do about it, after `hint: `.
  package var remedy: String {
    switch self {
    case .encoding: "name its encoding in the profile, or in the first line of an XML file, or save it as UTF-8"
    case .otherFormat: "open it and save the table as CSV in UTF-8, or ask the partner for that"
    case .doctype: "ask the partner for a file without DOCTYPE; it is never needed for data"
    case .malformedXML: "fetch the file again, and compare its size with the partner's"
    case .fileLimit: "ask the partner what the file is; data files stay far below these limits"
    case .unclosedQuote: "look for a missing quote in or before this row, or fetch the file again"
    case .noHeader: "add the header row, or correct `header:` and `skip:` in the profile"
    case .unknownColumn: "use the names of the field catalogue, or remove the column"
    case .repeatedColumn: "name each column once; a profile may read the second as Name[2]"
    case .notInSchema: "correct the element; Schemas/registry.xsd is the schema, and an XML editor can check by it"
    case .noRecord: "correct `record:` in the profile, or check that this is the right file"
    case .expectedCount: "fetch the file again; if the partner miscounts, remove `expect-count:`"
    case .rowLength: "look for a delimiter inside a cell without quotes, or correct `delimiter:`"
    case .strayQuote: "write quotes inside a cell twice, or end the cell after its closing quote"
    case .noKey: "ask the partner for the key, or choose other columns in `key:`"
    case .repeatedKey: "choose another `several:` for this type, or ask the partner which row holds"
    case .invalidID: "give each row an id of 1 to 64 characters, A-Z a-z 0-9 . _ : @ / -"
    case .repeatedID: "remove the row that does not hold"
    case .required: "fill the cell, or give the field a value in the profile"
    case .invalidValue: "correct the cell; the field catalogue says what it holds"
    case .unknownCode: "correct the cell, or add the value to `codes:` or `else:` in the profile"
    case .unreadableDate: "correct the cell, or add its form to `date:`, or say what to use with `or:`"
    case .contradictingParts: "take the field from one of the tables, or ask the partner which holds"
    case .ambiguousPlace: "say more in `match:`, such as the region or type, or refer by `key:` or `id:`"
    case .unresolvedReference: "import the record it refers to first, or correct the reference"
    case .rejectedRow: "correct the row, or the rule"
    case .sealedDropped: "`vigil key new` and `vigil key add FILE.pub` say for whom to seal; import the file again then"
    case .sealedKept: "`vigil reveal` shows both, to whoever holds a key"
    case .erasedRecord: "ask the partner to leave the person out"
    case .sealedNotCompared: "give --identity FILE, with the private key, to have them compared"
    case .valueReplaced: "compare the row with its source; correct the cell where it matters"
    case .controlCharacterRemoved: "nothing, unless the text reads wrongly now"
    case .repeatedElement: "nothing, if the first is the right one"
    case .pathNotFound: "correct the path, or set `optional: true` where it may be missing"
    case .lateElement: "set `record:` to the element around them, and read the records in it with `each:`"
    case .contradictingWeekday: "ask the partner which is right: the day, month or year may be mistyped"
    case .endBeforeStart: "compare both dates with the source"
    case .unknownRegion: "correct the code, or add it to Schemas/codes/regions.csv"
    case .regionOutsideDays: "use the code that was in force, or the one that replaced it"
    case .regionOfOtherCountry: "correct the region or the country"
    case .coordinateRange: "see whether latitude and longitude were exchanged"
    case .partsExceedWhole: "compare the counts with the source"
    case .fieldUnderReview: "compare both values, and answer with `vigil review answer`"
    case .encodingGuessed: "compare a few names, then set `encoding:` in the profile"
    case .encodingDoubtful: "compare a few names; correct `encoding:` in the profile, or leave it out"
    case .byteOrderMark: "set `encoding:` in the profile to what the mark says, or leave it out"
    case .lettersLost: "ask the partner for the file as UTF-8, made from the original"
    case .rowSkipped, .blankRow, .tagRow, .unevenRow: "nothing"
    }
  }
}
