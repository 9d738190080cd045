/// Names and short names of months, small letters, by language; Russian also in the genitive that dates use.
enum MonthNames {
  static let byLanguage: [String: [[String]]] = [
    "en": [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
      ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"],
      ["november", "nov"], ["december", "dec"],
    ],
    "ru": [
      ["январь", "января", "янв"], ["февраль", "февраля", "фев", "февр"], ["март", "марта", "мар"],
      ["апрель", "апреля", "апр"], ["май", "мая"], ["июнь", "июня", "июн"], ["июль", "июля", "июл"],
      ["август", "августа", "авг"], ["сентябрь", "сентября", "сен", "сент"], ["октябрь", "октября", "окт"],
      ["ноябрь", "ноября", "ноя", "нояб"], ["декабрь", "декабря", "дек"],
    ],
    "kk": [
      ["қаңтар", "қаң"], ["ақпан", "ақп"], ["наурыз", "нау"], ["сәуір", "сәу"], ["мамыр", "мам"],
      ["маусым", "мау"], ["шілде", "шіл"], ["тамыз", "там"], ["қыркүйек", "қыр"], ["қазан", "қаз"],
      ["қараша", "қар"], ["желтоқсан", "жел"],
    ],
    "fr": [
      ["janvier", "janv"], ["février", "févr", "fév"], ["mars"], ["avril", "avr"], ["mai"], ["juin"],
      ["juillet", "juil"], ["août"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"],
      ["décembre", "déc"],
    ],
  ]
}
