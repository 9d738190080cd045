/// What partners call the fields of a place, in English, Russian, Kazakh and French; also what a few of their neighbours
/// do. The first phrases are the surest.
let facilityHeaders: [String: String] = [
  "name": """
  name,name facility,name centre,name prison,name place,name institution,name establishment,title,place,facility,\
  institution,prison,establishment,centre,business name,organisation name,наименование,название,\
  наименование учреждения,название учреждения,учреждение,место,объект,атауы,мекеменің атауы,мекеме,нысан,nom,\
  nom établissement,dénomination,établissement,lieu,nome,denominazione,titolo,nombre
  """,
  "other_names": """
  other name*,former name*,previous name,short name,alias*,другое наименование,прежнее наименование,\
  сокращенное наименование,прежнее название,басқа атауы,бұрынғы атауы,қысқаша атауы,autre nom,ancien nom,nom abrégé
  """,
  "type": """
  type,kind,category,facility type,type place,place type,type institution,institution type,classification,\
  organisation classification,business type,вид,тип,категория,вид учреждения,тип учреждения,түрі,мекеме түрі,\
  мекеменің түрі,санаты,genre,catégorie,type établissement,tipo,tipologia
  """,
  "ownership": "ownership,форма собственности,собственность,меншік нысаны,меншік,propriété,statut juridique",
  "authority": """
  authority,managing authority,responsible authority,operator,provider,name provider,name operator,run by,agency,\
  supplier,ведомство,ведомственная принадлежность,подчинение,подведомственность,орган управления,ведомствосы,\
  басқарушы орган,autorité,autorité responsable,gestionnaire,organisme gestionnaire
  """,
  "country": "country,country code,страна,код страны,ел,pays,code pays,paese",
  "region": """
  region,oblast,province,state,county,область,регион,облыс,облысы,өңір,région,département,regione
  """,
  "locality": """
  locality,town,city,village,settlement,municipality,district,населенный пункт,город,район,елді мекен,қала,аудан,\
  localité,ville,commune,comune,città
  """,
  "address": """
  address,postal address,address line,post code,postcode,адрес,почтовый адрес,юридический адрес,местонахождение,\
  мекенжайы,мекенжай,мекен жайы,adresse,adresse postale,code postal,indirizzo
  """,
  "latitude": "latitude,lat,широта,ендік,latitudine", "longitude": "longitude,long,lon,lng,долгота,бойлық,longitudine",
  "capacity": """
  capacity,operational capacity,places,number places,beds,certified normal accommodation,лимит наполнения,лимит,\
  вместимость,количество мест,число мест,плановая наполняемость,сыйымдылығы,сыйымдылық,орын саны,capacité,\
  capacité accueil,nombre places,places opérationnelles,posti regolamentari,capienza
  """,
  "population": populationHeaders,
  "population_date": "population date,date population,counted on,дата численности,санақ күні,date effectif",
  "opened": """
  opened,opening date,date opened,open date,established,start date,дата открытия,открыто,открыт,год открытия,\
  ашылған күні,ашылды,ашылған жылы,date ouverture,ouvert,ouverture
  """,
  "closed": """
  closed,closing date,date closed,close date,closure date,end date,дата закрытия,закрыто,закрыт,год закрытия,\
  жабылған күні,жабылды,жабылған жылы,date fermeture,fermé,fermeture
  """,
  "replaces": "replaces,вместо,взамен,орнына,remplace", "part_of": "part of,parent,входит в,құрамында,fait partie",
  "merged_into": "merged into,объединено с,біріктірілді,fusionné avec",
  "mandate": "mandate,npm mandate,мандат,мандат нпм,mandat", "mandate_since": "mandate since,мандат с,mandat depuis",
  "mandate_until": "mandate until,мандат до,mandat jusqu",
  "visit_interval_months": "visit interval,interval months,периодичность посещений,бару аралығы,périodicité",
]

let populationHeaders = """
  population,number residents present,number detainees,number prisoners,number inmates,prisoners,inmates,detainees,\
  residents,occupancy,содержится,численность,фактическая численность,количество содержащихся,содержащихся,\
  наполняемость,ұсталушылар саны,ұсталғандар саны,қамалғандар саны,ұсталуда,effectif,nombre détenus,détenus,\
  population carcérale,nombre personnes détenues,totale detenuti,presenze
  """
