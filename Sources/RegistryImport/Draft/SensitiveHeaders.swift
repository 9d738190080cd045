/// What columns are called that name persons, reach them, or tell their story. Such columns are never proposed for a
/// field, and none of their values is shown.
enum SensitiveHeaders {
  enum Kind: String {
    case person = "may name a person"
    case contact = "may hold a contact"
    case birth = "may tell when a person was born"
    case narrative = "may tell what happened to a person"
  }

  static func kind(of name: HeaderName, _ column: ColumnKind) -> Kind? {
    // Numbers of contacts and of persons may be nothing but digits.
    if name.has(contacts) { return .contact }
    if name.has(personalNumbers) || name.hasPlain(["iin", "иин", "жсн", "ssn"]) { return .person }
    if name.has(births) { return .birth }
    guard column == .text else { return nil }
    if name.has(persons) { return .person }
    if name.has(narratives) { return .narrative }
    return nil
  }

  private static let contacts = PhraseList(
    """
    phone*,telephone*,telefono,tel,mobile,fax,email,e mail,mail,contact*,телефон*,тел,почта,эл почта,\
    электронная почта,контакт*,байланыс*,пошта,téléphone*,courriel,mél,portable
    """
  ).phrases
  private static let personalNumbers = PhraseList(
    """
    passport*,паспорт*,төлқұжат,passeport,national id,personal number,individual number,\
    удостоверение личности,жеке куәлік,numéro sécurité sociale
    """
  ).phrases
  private static let births = PhraseList(
    """
    birth*,born,dob,date birth,age,рождения,возраст,туған,жасы,naissance,âge
    """
  ).phrases
  private static let persons = PhraseList(
    """
    surname,first name,last name,given name,family name,full name,person,persons,person name,victim*,detainee,prisoner,inmate,\
    complainant*,applicant*,witness*,author,director,manager,governor,head,officer,inspector*,monitor,monitors,\
    member*,participant*,registrant,responsible person,team members,фио,ф и о,фамилия,имя,отчество,\
    пострадавш*,потерпевш*,заявител*,жертв*,осужденн*,задержанн*,свидетел*,автор,директор,начальник*,\
    руководител*,сотрудник*,инспектор*,член*,участник*,состав группы,аты жөні,тегі,әкесінің аты,жәбірленуші*,\
    зардап шег*,өтініш беруші,куәгер*,басшы*,қызметкер*,мүше*,қатысушы*,prénom,nom famille,nom prénom,\
    nom complet,victime*,plaignant*,témoin*,directeur*,chef,personne responsable,inspecteur*,membre*,participant*
    """
  ).phrases
  private static let narratives = PhraseList(
    """
    narrative*,story,testimony,statement*,description*,about,comment*,remark*,note,notes,text,summary,\
    details,circumstances,описание,обстоятельства,показания,суть*,содержание,пояснени*,комментар*,примечани*,\
    текст,краткое содержание,итоги,сипаттама*,мән жай*,түсініктеме*,ескерт*,мәтін*,қысқаша мазмұны,récit,\
    témoignage,observation*,commentaire*,remarque*,texte,résumé,détails,circonstances,faits
    """
  ).phrases
}
