/// What partners call the fields of an allegation.
let allegationHeaders: [String: String] = [
  "incident_date": """
  incident date,date incident,event date,date event,when,дата происшествия,дата события,дата инцидента,\
  дата нарушения,оқиға күні,болған күні,бұзушылық күні,date incident,date faits,date événement,date,дата,күні
  """,
  "reported_date": """
  report date,date reported,reported,reported on,complaint date,date complaint,дата обращения,дата сообщения,\
  дата жалобы,өтініш күні,хабарланған күні,шағым күні,date signalement,date plainte,signalé le
  """,
  "acts": """
  acts,act,allegation*,violation*,type violation,violation type,abuse,вид нарушения,нарушение,нарушения,вид обращения,\
  тип нарушения,бұзушылық түрі,бұзушылық,actes,acte,type violation,allégation*
  """,
  "persons": """
  persons,number persons,number victims,victims,количество пострадавших,число пострадавших,пострадавших,\
  количество лиц,зардап шеккендер саны,жәбірленушілер саны,адам саны,nombre victimes,nombre personnes,victimes
  """,
  "women": "women,females,женщин,женщины,әйелдер,femmes",
  "minors": "minors,children,juveniles,несовершеннолетни*,дети,кәмелетке толмаған*,mineurs",
  "deaths": "deaths,died,killed,умерших,погибших,смертей,қайтыс болған*,décès,morts",
  "death_cause": "death cause,cause death,причина смерти,өлім себебі,cause décès",
  "vulnerable": "vulnerable,vulnerability,уязвимая группа,уязвимость,осал топ,осалдығы,vulnérabilité",
  "phase": "phase,stage,стадия,этап,кезеңі,кезең,étape,stade",
  "legal_status": "legal status,правовой статус,статус,құқықтық мәртебесі,мәртебесі,statut juridique,statut",
  "accused_service": """
  accused service,service,perpetrator service,обвиняемый орган,служба,айыпталған қызмет,service mis en cause
  """,
  "case_code": "case,case number,case code,case id,номер дела,дело,іс нөмірі,dossier,numéro dossier,affaire",
  "channel": "channel,источник сообщения,канал,канал обращения,арна,хабарлау арнасы,canal,voie",
  "verification": "verification,verified,проверка,достоверность,тексерілуі,расталуы,vérification",
  "region": facilityHeaders["region"] ?? "",
  "complaint_filed": "complaint filed,жалоба подана,шағым берілді,plainte déposée",
  "complaint_filed_date": "complaint filed date,дата подачи жалобы,шағым берілген күн,date dépôt plainte",
  "complaint_registered": """
  complaint registered,жалоба зарегистрирована,зарегистрировано,тіркелді,plainte enregistrée
  """,
  "complaint_registered_date": "registration date,дата регистрации,тіркелген күні,date enregistrement",
  "investigation_opened": """
  investigation opened,investigation,дело возбуждено,расследование начато,тергеу басталды,enquête ouverte,\
  enquête
  """,
  "investigation_opened_date": """
  investigation opened date,дата возбуждения,тергеу басталған күн,date ouverture enquête
  """,
  "investigation_closed": "investigation closed,дело прекращено,тергеу аяқталды,enquête close",
  "investigation_closed_date": "investigation closed date,дата прекращения,тергеу аяқталған күн,date clôture",
  "sent_to_court": "sent to court,court,направлено в суд,сотқа жіберілді,renvoyé au tribunal",
  "sent_to_court_date": "sent to court date,дата направления в суд,сотқа жіберілген күн,date renvoi",
  "verdict": "verdict,приговор,үкім,jugement",
  "verdict_date": "verdict date,дата приговора,үкім күні,date jugement",
  "investigation_quality": "investigation quality,качество расследования,тергеу сапасы,qualité enquête",
  "closing_reason": """
  closing reason,reason closing,основание прекращения,причина прекращения,тоқтату негізі,motif classement
  """,
  "convicted": "convicted,осуждено,сотталғандар,condamnés",
  "persons_qualifier": "persons qualifier,точность числа",
  "compensation": "compensation,компенсация,өтемақы,indemnisation",
  "rehabilitation": "rehabilitation,реабилитация,оңалту,réhabilitation",
  "withdrawn": "withdrawn,отозвана,кері қайтарылды,retirée",
  "consent": "consent,согласие,келісім,consentement",
  "consent_for": "consent for,согласие для,кім үшін келісім",
  "consent_given_by": "consent given by,согласие дал,келісім берген",
  "consent_date": "consent date,дата согласия,келісім күні,date consentement",
  "consent_withdrawn": "consent withdrawn,согласие отозвано,келісім қайтарылды",
  "reprisal_risk": "reprisal risk,риск преследования,қудалау қаупі,risque représailles",
]
