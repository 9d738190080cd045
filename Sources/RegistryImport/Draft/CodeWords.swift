/// Words that partners use for codes beside our labels, in English, Russian, Kazakh and French. They only make guesses,
/// which a person confirms.
enum CodeWords {
  /// By list and code; several with commas between them. A word that ends with `*` may go on.
  static let byList: [String: [String: String]] = [
    "facility-type": [
      "prison": "prison*,hmp,hm prison,penitentiary*,колони*,ик,тюрьм*,исправительн*,түрме*,түзеу*,pénitenti*",
      "remand": "remand*,сизо,следственн*,тергеу изолятор*,maison d'arrêt",
      "police-station": "police*,полици*,ровд,овд,оп,commissariat*,gendarmerie*",
      "police-cells": "custody suite*,police cells,ивс,временного содержания,уақытша ұстау*,garde à vue",
      "administrative-detention": "приёмник*,спецприёмник*,special reception*,арнайы қабылдау*",
      "court-cells": "court cell*,конвойн*",
      "sobering-up": "sobering*,вытрезвител*,цвад*,dégrisement",
      "juvenile": "yoi,hmyoi,цан,young offender*,juvenile*,secure training,несовершеннолетн*,воспитательн*,mineurs",
      "special-education": "особым режимом,special education*",
      "immigration": "immigration*,мигрант*,rétention administrative",
      "border": "border*,погранич*,шекара*,zone d'attente",
      "military": "military*,гауптвахт*,militaire*",
      "psychiatric": "psychiatr*,психиатр*",
      "addiction-treatment": "addiction*,нарколог*",
      "hospital": "hospital*,больниц*,аурухана*,hôpital*",
      "social-care": "social care*,care home*,nursing home*,интернат*,центр социальн*,ehpad",
      "children": "children*,детск*,балалар*,enfants",
    ],
    "visit-kind": [
      "initial": "initial*,first,первичн*,бастапқы",
      "periodic": "periodic*,planned,routine,плановы*,планова*,périodique*",
      "follow-up": "follow up*,последующ*,повторн*,кейінгі,suivi",
      "special": "special*,reactive*,специальн*,по жалоб*,арнайы", "ad-hoc": "ad hoc,внепланов*,жоспардан тыс",
      "thematic": "themat*,тематич*,тақырыптық", "inspection": "inspect*,инспекц*,проверк*,тексеру",
    ],
    "access": [
      "full": "full*,полн*,толық*,complet*", "partial": "partial*,limited*,частич*,огранич*,ішінара,partiel*,limité*",
      "refused": "refus*,denied*,отказ*,не допу*,бас тарт*",
    ],
    "body": [
      "npm": "npm,нпм,ұпт,mnp", "spt": "spt,ппп", "cpt": "cpt,екпп",
      "ombudsman": "ombudsman*,омбудсм*,уполномоченн*,médiateur*",
      "public-commission": "онк,общественн* наблюдательн*", "prosecutor": "prosecut*,прокур*,parquet*,procureur*",
      "ngo": "ngo,нпо,үеұ,ong", "icrc": "icrc,мккк,cicr", "inspectorate": "inspect*,инспекц*",
    ],
    "ownership": [
      "public": "public*,state,государств*,мемлекет*,étatique*", "private": "private*,частн*,жеке*,privé*",
    ],
    "act": [
      "torture": "tortur*,пытк*,азапта*",
      "ill-treatment": "beat*,assault*,ill treatment,избиен*,побо*,жесток*,ұрып*,coups",
      "sexual-violence": "sexual*,rape,сексуальн*,изнасил*,viol", "threats": "threat*,угроз*,қорқыт*,menace*",
      "excessive-force": "excessive*,применение силы,force excessive",
      "death-in-custody": "death*,died,смерт*,умер*,өлім*,décès",
      "denial-of-counsel": "lawyer*,counsel,адвокат*,avocat*",
      "denial-of-medical-care": "medical*,doctor*,медицин*,врач*,дәрігер*,médic*,soins",
      "denial-of-family-contact": "family*,visit*,свидан*,семь*,отбасы*,famil*", "incommunicado": "incommunicado",
      "solitary-confinement": "solitary*,isolation,одиночн*,шизо,isolement",
      "restraint": "restrain*,handcuff*,наручник*",
      "inhuman-conditions": "conditions,услови*,жағдай*", "enforced-disappearance": "disappear*,исчезнов*,disparition*",
      "arbitrary-detention": "arbitrary*,незаконн*,произвольн*,arbitraire*",
    ],
    "finding-assessment": [
      "good": "good,positive,compliant,хорош*,соответству*,жақсы,bon",
      "concern": "concern*,замечан*,озабоченн*,partially*",
      "serious": "serious*,non compliant,not compliant,серьёзн*,груб*,ауыр,grave*",
    ],
  ]

  /// Of fields that say yes or no.
  static let byField: [String: [String: String]] = [
    "announced": [
      "yes": "announced,short notice announced,предупрежд*,плановый,annoncé*",
      "no": "unannounced,внезапн*,без предупрежд*,кенеттен,inopiné*,non annoncé*",
    ]
  ]

  static let yesNo: [(code: String, texts: [String])] = [
    ("yes", ["yes", "y", "true", "1", "да", "иә", "oui", "vrai", "+"]),
    ("no", ["no", "n", "false", "0", "нет", "жоқ", "non", "faux"]),
    ("unknown", ["unknown", "неизвестно", "белгісіз", "inconnu"]),
  ]
}
