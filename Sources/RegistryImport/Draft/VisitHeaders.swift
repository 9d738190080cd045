/// What partners call the fields of a visit.
let visitHeaders: [String: String] = [
  "start": """
  visit date,date visit,visited on,date visited,inspected on,inspection date,date inspection,start visit,visit start,visited,\
  rating date,start date,дата посещения,дата визита,дата проверки,дата начала,начало посещения,начало,\
  сапар күні,бару күні,барған күні,тексеру күні,басталған күні,басталуы,date visite,visite le,date début,début visite,\
  début,data visita,date,дата,күні
  """,
  "end": """
  visit end,end visit,end date,until,дата окончания,окончание посещения,окончание,аяқталған күні,аяқталуы,date fin,\
  fin visite,fin
  """,
  "body": """
  body,monitoring body,visiting body,visited by,мониторинговый орган,орган мониторинга,кто посетил,орган,\
  мониторинг органы,барған орган,organe,organe visite,mécanisme
  """,
  "organisation": "organisation,organization,visiting organisation,организация,ұйым,organisation visiteuse",
  "mission": "mission,tour,миссия,поездка,миссиясы,tournée",
  "kind": """
  visit kind,kind visit,visit type,type visit,type inspection,inspection type,вид посещения,вид визита,тип посещения,\
  тип визита,вид проверки,сапар түрі,бару түрі,type visite,nature visite,type,kind,вид,тип,түрі
  """,
  "announced": """
  announced,notice,type inspection,предупреждение,о посещении предупреждены,объявленный,алдын ала ескерту,ескертілген,\
  annoncée,préavis,visite annoncée
  """,
  "access": "access,access granted,доступ,допуск,қолжетімділік,рұқсат,кіру рұқсаты,accès,accès accordé",
  "denied": "denied,what refused,в чем отказано,не предоставлено,неден бас тартылды,ce qui refusé",
  "refused_to": "refused to,кому отказано,кімге бас тартылды,refusé à",
  "team_size": """
  team size,size team,team,number members,численность группы,размер группы,состав группы чел,количество участников,\
  топ саны,топ мөлшері,топтың саны,taille équipe,nombre membres,équipe
  """,
  "private_interviews": """
  private interviews,confidential interviews,interviews,индивидуальные беседы,беседы наедине,бесед наедине,беседы,\
  интервью,жеке әңгіме*,entretiens privés,entretiens individuels,entretiens
  """,
  "group_interviews": "group interviews,групповые беседы,топтық әңгіме*,entretiens collectifs,entretiens groupe",
  "population": populationHeaders,
  "report_sent": """
  report sent,date report,report date,доклад направлен,отчет направлен,дата отчета,есеп жіберілді,есеп күні,\
  rapport envoyé,date rapport
  """,
  "response_received": """
  response received,reply received,ответ получен,дата ответа,жауап алынды,жауап күні,réponse reçue,date réponse
  """,
  "cost": "cost,стоимость,расходы,құны,шығыны,coût", "cost_currency": "currency,валюта,валютасы,devise,monnaie",
]

/// What partners call the fields of a finding.
let findingHeaders: [String: String] = [
  "theme": "theme,topic,тема,тақырыбы,тақырып,thème,domaine",
  "assessment": """
  assessment,judgement,rating,оценка,баға,бағасы,évaluation,appréciation
  """,
]
