import Registry

/// A column of a partner's file with everything that a draft says of it.
struct DraftColumn {
  /// As a profile names it: a header, `#3`, `Name[2]`, or a path.
  let reference: String
  let header: HeaderName
  let survey: ColumnSurvey
  let kind: ColumnKind
  /// Where it may name or describe a person.
  let sensitive: SensitiveHeaders.Kind?
  /// XML: whether it stands several times in some record.
  let isRepeated: Bool

  init(reference: String, header: String, _ survey: ColumnSurvey, isRepeated: Bool = false) {
    self.reference = reference
    self.header = HeaderName(header)
    self.survey = survey
    kind = survey.kind
    self.isRepeated = isRepeated
    sensitive =
      SensitiveHeaders.kind(of: self.header, kind)
      ?? (survey.shapes.areContacts ? .contact : survey.shapes.arePersonalNumbers ? .person : nil)
    mayListValues = sensitive == nil && survey.isCodeLike(kind) && !survey.shapes.mayNamePersons
  }

  /// Whether it can tell records apart and names nobody.
  func isKey(rows: Int) -> Bool {
    guard rows > 0, survey.known == rows, survey.uniqueness.isKey, sensitive == nil, survey.longest <= 64 else {
      return false
    }
    switch kind {
    case .text, .count: return true
    default: return false
    }
  }

  var isNumberedOrCoded: Bool { header.has(DraftColumn.keyWords) }
  var isOfAPlace: Bool { header.has(DraftColumn.placeWords) }

  /// In which language it is, where its name says so.
  var language: String? { DraftColumn.languages.first { header.has($0.words) }?.language }

  /// `en` is a word of French too, so it comes last.
  private static let languages = [
    ("ru", "ru,rus,russian,русск*,орыс*"), ("kk", "kk,kaz,kz,kazakh,казахск*,қазақ*"),
    ("fr", "fr,fra,french,французск*,français*"), ("en", "en,eng,english,английск*,ағылшын*"),
  ].map { (language: $0.0, words: PhraseList($0.1).phrases) }

  private static let keyWords = PhraseList(
    """
    id*,no,nr,number,code,key,ref,reference,uuid,urn,номер,код,шифр,рег,коды,код*,нөмірі,нөмір,numéro,identifiant,codice*,\
    organisation code
    """
  ).phrases
  private static let placeWords = PhraseList(
    """
    facility,place,centre,center,prison*,institution,establishment,site,premises,home,hospital,organisation,учреждени*,\
    объект*,место,мекеме*,нысан*,établissement*,lieu,site,istituto,codiceistituto
    """
  ).phrases

  /// The missing words that stand in it, in order.
  var missing: [String] { survey.missing.keys.sorted() }

  /// Whether its values may be shown: few, short, repeated, and no person's.
  let mayListValues: Bool
}
