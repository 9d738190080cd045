/// Which letters stand after which in Russian, with a blank for the beginning of a word: counted over the translated
/// messages of free programs, and words of registers added.
enum RussianNeighbours {
  /// The letters that follow often, and those that do now and then; others hardly ever do.
  private static let table: [Character: (often: String, sometimes: String)] = [
    " ": ("псовнкдризмуа", "тбфглчэцшхяе"), "а": ("нтлвярзсмкед", "пбйцчгюжхшщуфи"), "б": ("ролаиеуынъщ", "скхяцд"),
    "в": ("аеоыилнк", "урстмяхпвшдщ"), "г": ("ораиеулн", "мдгвс"), "д": ("еаоинурс", "влкжпыдёмяшхгчз"),
    "е": ("нртлмдскй", "вгпзчжошещцибах"), "ж": ("еиадн", "кубоёсм"), "з": ("аонвмдиуы", "еркблсц"),
    "и": ("тсенямрйквзич", "лдцфгхабюопшж"), "й": ("стлндк", "меошрвцичябзг"), "к": ("аоилурсте", "цнв"),
    "л": ("ьеиоаяюн", "улёыкжсбг"), "м": ("еаоиыунп", "мвбсялк"), "н": ("оиыаент", "дусягькфзёч"),
    "о": ("влдрстмбгнпйке", "чжзишоцях"), "п": ("ореауи", "лпынтскця"), "р": ("аеоиу", "нытсвмжяхшкгрдпью"),
    "с": ("ткояипелас", "увьынмрхшбчжд"), "т": ("аьеоирсвнк", "уылчмпюя"), "у": ("сюрктпледмщнчж", "гзбавшфйэх"),
    "ф": ("иоарелуф", "тсьмн"), "х": ("оираенв", "сумэт"), "ц": ("иеак", "ыувопс"), "ч": ("еинакё", "тулоь"),
    "ш": ("иеанк", "ёотслурвь"), "щ": ("еиа", "ёуь"), "ъ": ("еяё", ""), "ы": ("йехмвт", "плрбчдшзксг"),
    "ь": ("нсзтюш", "якемцобгд"), "э": ("клтшнсфрм", "гйпвдзх"), "ю": ("щчт", "бжрнюсдкм"),
    "я": ("теюмнзвдхрщяц", "слчйпкгб"), "ё": ("нтрм", "лсхджзвк"),
  ]

  /// What a letter counts after another: bits more or fewer than by its own share.
  private static let values: [UInt64: Double] = {
    var values: [UInt64: Double] = [:]
    for (letter, followers) in table {
      for follower in followers.often { values[key(scalar(letter), scalar(follower))] = 1 }
      for follower in followers.sometimes { values[key(scalar(letter), scalar(follower))] = -0.5 }
    }
    return values
  }()

  /// - Parameter previous: 0 at the beginning of a word.
  static func value(_ letter: UInt32, after previous: UInt32) -> Double {
    values[key(previous == 0 ? 0x20 : previous, letter)] ?? -2
  }

  private static func key(_ previous: UInt32, _ letter: UInt32) -> UInt64 { UInt64(previous) << 32 | UInt64(letter) }

  private static func scalar(_ letter: Character) -> UInt32 { letter.unicodeScalars.first?.value ?? 0 }
}
