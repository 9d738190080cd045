"""The same records as a partner would write them: own words, own dates, own columns."""

from xml.sax.saxutils import escape

from . import allegations, chance, facilities

PLACES = ["Код", "Наименование", "Вид", "Область", "Населённый пункт", "Вместимость", "Содержится", "Закрыто"]
CASES = [
    "Номер", "Код учреждения", "Область", "Дата события", "Дата обращения", "Что произошло", "Пострадавших", "Стадия",
    "Статус", "Кто", "Канал", "Проверка", "Жалоба", "Дата жалобы", "Зарегистрирована", "Расследование",
    "Дата возбуждения", "Суд", "Причина прекращения", "Источник",
]
# What some partners also tell: texts that may lead to a person.
TOLD = ["Рассказ", "Место", "Кто рассказал"]
WORDS_TOLD = (
    "сказал что его били два дня подряд в отделе и не пускали адвоката врач пришёл только утром подписал бумагу окно "
    "кабинет этаж сестра звонила охрана ночью вода холод бумаги передали жалобу"
).split()
# The partner's words; the profiles in ../profile translate them back.
WORDS = {
    "prison": "Колония", "remand": "СИЗО", "police-station": "ОП", "police-cells": "ИВС", "children": "Детский дом",
    "psychiatric": "Психиатрия", "ill-treatment": "избиение", "denial-of-medical-care": "нет врача",
    "denial-of-counsel": "нет адвоката", "inhuman-conditions": "условия", "torture": "пытка", "yes": "да", "no": "нет",
    "unknown": "неизвестно", "arrest": "задержание", "investigation": "следствие", "imprisonment": "колония",
    "police": "полиция", "prison-staff": "сотрудники",
}
TAGS = [
    None, "Place", "Region", "When", "Told", "What", "Persons", "Phase", "Status", "Service", "Channel", "Verified", "Complaint",
    "ComplaintDay", "Registered", "Investigation", "InvestigationDay", "Court", "Closed", "Source",
]
PLACE_TAGS = [None, "Name", None, "Region", "Town", "Capacity", "Held", "Closed"]
CASE_FIELDS = [allegations.COLUMNS.index(name) for name in (
    "id", "facility", "region", "incident_date", "reported_date", "acts", "persons", "phase", "legal_status",
    "accused_service", "channel", "verification", "complaint_filed", "complaint_filed_date", "complaint_registered",
    "investigation_opened", "investigation_opened_date", "sent_to_court", "closing_reason", "source",
)]
PLACE_FIELDS = [facilities.COLUMNS.index(name) for name in (
    "id", "name", "type", "region", "locality", "capacity", "population", "closed",
)]


def day(text):
    """`2024-03-05` as `05.03.2024`; intervals, which this partner cannot write, as their first day."""
    return ".".join(reversed(text.partition("/")[0].split("-")))


def places(rows):
    for row in rows:
        code, name, kind, region, town, capacity, held, closed = [row[field] for field in PLACE_FIELDS]
        yield [code.replace("kz1-", "У-"), name, WORDS.get(kind, kind), region, town, capacity, held, day(closed)]


def cases(rows):
    word = WORDS.get
    for row in rows:
        (key, place, region, incident, reported, acts, persons, phase, status, service, channel, verified, complaint,
         complained, registered, investigation, investigated, court, closed, source) = [row[field] for field in CASE_FIELDS]
        yield [
            key.replace("kz3-", "С-"), place.replace("kz1-", "У-"), region, day(incident), day(reported),
            "; ".join(word(act, act) for act in acts.split("|")),
            persons, word(phase, phase), status, word(service, service), channel, verified,
            word(complaint, complaint), day(complained), word(registered, registered), word(investigation, investigation),
            day(investigated), word(court, court), closed, source,
        ]


def told(rows, seed, first):
    """The same cases, each with three invented texts of 20 to 400 letters."""
    draw = chance.source(seed, "told", first)
    for row in rows:
        lengths = (draw.randint(10, 60), draw.randint(3, 12), draw.randint(3, 8))
        yield row + [" ".join(draw.choices(WORDS_TOLD, k=length)) for length in lengths]


# Ten kinds of errors in turn: the column and what stands in it.
ERRORS = [
    ("Стадия", "не указана"), ("Дата события", "вчера"), ("Номер", ""), ("Код учреждения", "нет такого"),
    ("Пострадавших", "много"), ("Область", "юг"), ("Что произошло", ""), ("Жалоба", "возможно"),
]


def damaged(rows, first):
    """The same cases with an error in each. The last two of each ten have one key, and contradict each other."""
    assert first % 10 == 0
    key = None
    for number, row in enumerate(rows, first):
        if number % 10 < len(ERRORS):
            column, text = ERRORS[number % 10]
            row[CASES.index(column)] = text
        elif number % 10 == 8:
            key, row[CASES.index("Источник")] = row[0], "первый"
        else:
            row[0], row[CASES.index("Источник")] = key, "второй"
        yield row


def xml(tag, attributes, tags, rows):
    """`attributes` maps the names of attributes to the positions of their cells."""
    written = [(position, name) for position, name in enumerate(tags) if name]
    parts = []
    for row in rows:
        parts.append("  <%s%s>" % (tag, "".join(' %s="%s"' % (name, escape(row[at])) for name, at in attributes.items())))
        for position, name in written:
            if row[position]:
                parts.append("<%s>%s</%s>" % (name, escape(row[position]), name))
        parts.append("</%s>\n" % tag)
    return "".join(parts).encode()
