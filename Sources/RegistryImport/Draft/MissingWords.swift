/// What people write where nothing is known, in English, Russian, Kazakh, French and the languages of programs.
enum MissingWords {
  private static let all: Set<String> = [
    "-", "--", "---", "–", "—", "?", "??", ".", "..", "/", "n/a", "n\\a", "na", "n.a.", "nan", "null", "nil", "none",
    "nd",
    "n.d.", "not known", "not stated", "not applicable", "no data", "нет данных", "н/д", "б/д", "нд", "не указано",
    "не указан", "не известно", "не применимо", "деректер жоқ", "мәлімет жоқ", "көрсетілмеген", "non renseigné", "n.c.",
    "sans objet", "pas de données", "-99", "-999", "-9999", "#n/a", "#ref!", "#value!", "(null)", "<null>", "\\n",
  ]
  static let longest = 16

  static func contains(_ text: String) -> Bool { text.count <= longest && all.contains(folded(text)) }
}
