/// Names and short names of months and days of the week (from Monday), small letters; in Russian also in the cases that
/// dates use.
struct DateWords: Sendable {
  let months: [[String]]
  let days: [[String]]
  /// What may follow the number of a day.
  let ordinals: [String]

  static let byLanguage: [String: DateWords] = ["en": english, "ru": russian, "kk": kazakh, "fr": french]

  private static let english = DateWords(
    months: [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
      ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"], ["november", "nov"],
      ["december", "dec"],
    ],
    days: [
      ["monday", "mon"], ["tuesday", "tue", "tues"], ["wednesday", "wed"], ["thursday", "thu", "thur", "thurs"],
      ["friday", "fri"], ["saturday", "sat"], ["sunday", "sun"],
    ],
    ordinals: ["st", "nd", "rd", "th"])

  private static let russian = DateWords(
    months: [
      ["январь", "января", "январе", "янв"], ["февраль", "февраля", "феврале", "фев", "февр"],
      ["март", "марта", "марте", "мар"], ["апрель", "апреля", "апреле", "апр"], ["май", "мая", "мае"],
      ["июнь", "июня", "июне", "июн"], ["июль", "июля", "июле", "июл"], ["август", "августа", "августе", "авг"],
      ["сентябрь", "сентября", "сентябре", "сен", "сент"], ["октябрь", "октября", "октябре", "окт"],
      ["ноябрь", "ноября", "ноябре", "ноя", "нояб"], ["декабрь", "декабря", "декабре", "дек"],
    ],
    days: [
      ["понедельник", "пн", "пон"], ["вторник", "вт", "втор"], ["среда", "среду", "ср"], ["четверг", "чт", "чет"],
      ["пятница", "пятницу", "пт", "пят"], ["суббота", "субботу", "сб", "суб"],
      ["воскресенье", "воскресение", "вс", "вск", "воск"],
    ],
    ordinals: ["-го", "-е", "-ое"])

  private static let kazakh = DateWords(
    months: [
      ["қаңтар", "қаң", "қаңт"], ["ақпан", "ақп"], ["наурыз", "нау", "наур"], ["сәуір", "сәу"], ["мамыр", "мам"],
      ["маусым", "мау"], ["шілде", "шіл"], ["тамыз", "там"], ["қыркүйек", "қыр", "қырк"], ["қазан", "қаз"],
      ["қараша", "қар"], ["желтоқсан", "жел", "желт"],
    ],
    days: [
      ["дүйсенбі", "дс", "дүй"], ["сейсенбі", "сс", "сей"], ["сәрсенбі", "ср", "сәр"], ["бейсенбі", "бс", "бей"],
      ["жұма", "жм"], ["сенбі", "сб", "сен"], ["жексенбі", "жс", "жек"],
    ],
    ordinals: ["-і", "-ы", "-ші", "-шы"])

  private static let french = DateWords(
    months: [
      ["janvier", "janv", "jan"], ["février", "févr", "fév", "fevrier"], ["mars"], ["avril", "avr"], ["mai"], ["juin"],
      ["juillet", "juil"], ["août", "aout"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"],
      ["décembre", "déc", "decembre"],
    ],
    days: [
      ["lundi", "lun"], ["mardi", "mar"], ["mercredi", "mer"], ["jeudi", "jeu"], ["vendredi", "ven"],
      ["samedi", "sam"],
      ["dimanche", "dim"],
    ],
    ordinals: ["er"])
}
