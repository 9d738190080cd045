"""Invented places of detention. Every name, town and address is made of parts from a pool."""

from .chance import DAYS, NEW_REGIONS, source, weighted

COLUMNS = [
    "id", "name", "name@ru", "name@kk", "other_names", "type", "ownership", "authority", "country", "region", "locality",
    "address", "latitude", "longitude", "capacity", "population", "population_date", "opened", "closed", "replaces",
    "part_of", "merged_into", "mandate", "mandate_since", "mandate_until", "visit_interval_months", "identifiers", "source",
    "notes",
]
NEW_CODES = ["KZ-%s" % code for code in "10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79".split()]
OLD_CODES = ["KZ-%s" % code for code in "AKM AKT ALA ALM AST ATY KAR KUS".split()]
TYPES = weighted({
    "prison": 18, "remand": 8, "police-station": 24, "police-cells": 14, "administrative-detention": 4, "juvenile": 3,
    "psychiatric": 6, "social-care": 8, "children": 8, "special-education": 2, "addiction-treatment": 2, "military": 1,
    "transport": 1, "other": 1,
})
NAMES = {
    "prison": ("Correctional colony", "Исправительная колония", "Түзеу колониясы"),
    "remand": ("Remand prison", "Следственный изолятор", "Тергеу изоляторы"),
    "police-station": ("Police office", "Отдел полиции", "Полиция бөлімі"),
    "police-cells": ("Temporary holding cells", "Изолятор временного содержания", "Уақытша ұстау изоляторы"),
    "psychiatric": ("Psychiatric hospital", "Психиатрическая больница", "Психиатриялық аурухана"),
    "children": ("Children's home", "Детский дом", "Балалар үйі"),
}
OTHER_NAME = ("Institution", "Учреждение", "Мекеме")
TOWNS = [
    "Верхнеозёрск", "Каменнобродск", "Тұщыбұлақ", "Ақтерек", "Степногорка", "Northbank", "Millbrook", "Quayside",
    "Жаңақоныс", "Полынное", "Белоглинка", "Құмкөл", "Sarytau", "Әулиесай", "Заречный", "Ключевое",
]
STREETS = ["улица Садовая", "ул. Новая", "Көктем көшесі", "Station Road", "проспект Мира", "Жібек жолы"]
AUTHORITIES = weighted({
    "Ministry of Internal Affairs": 60, "Министерство здравоохранения": 15, "Ministry of Labour and Social Protection": 8,
    "Министерство просвещения": 8, "": 9,
})
SOURCES = weighted({"Register of institutions, 2025": 70, "Список учреждений, 2024": 25, "": 5})


def identifier(index):
    return "kz1-%06d" % (index + 1)


def rows(seed, sizes, first, count):
    """The cells of `COLUMNS` for the places from `first` on."""
    chance = source(seed, "facility", first)
    draw = chance.random
    for index in range(first, first + count):
        kind = TYPES[int(draw() * len(TYPES))]
        english, russian, kazakh = NAMES.get(kind, OTHER_NAME)
        number = index * 7919 % 9973
        town = TOWNS[int(draw() * len(TOWNS))]
        closed = ""
        if draw() < 0.05:
            closed = DAYS[int(draw() * (len(DAYS) - 900))]
        capacity = int(20 + draw() * draw() * 1800)
        is_old = closed and closed < NEW_REGIONS.isoformat()
        regions = OLD_CODES if is_old else NEW_CODES
        yield [
            identifier(index),
            "%s No. %d" % (english, number) if draw() < 0.6 else "%s № %d «%s»" % (russian, number, town),
            "%s № %d" % (russian, number) if draw() < 0.8 else "",
            "№ %d %s" % (number, kazakh) if draw() < 0.4 else "",
            other_names(draw, number, town),
            kind,
            "" if draw() < 0.3 else "private" if draw() < 0.06 else "public",
            AUTHORITIES[int(draw() * len(AUTHORITIES))],
            "KZ",
            regions[int(draw() * len(regions))],
            town,
            "%s, %d" % (STREETS[int(draw() * len(STREETS))], 1 + int(draw() * 120)) if draw() < 0.5 else "",
            *((degrees(41 + draw() * 13), degrees(47 + draw() * 39)) if draw() < 0.4 else ("", "")),
            str(capacity) if draw() < 0.8 else "",
            *((str(int(capacity * (0.3 + draw() * 0.9))), "2025-01-01") if draw() < 0.6 else ("", "")),
            opened(draw),
            closed,
            identifier(int(draw() * index)) if index % 89 == 8 else "",
            identifier(int(draw() * index)) if index % 47 == 6 else "",
            # Only towards the beginning of the list, so that merges make no cycle.
            identifier(int(draw() * index)) if index % 211 == 9 else "",
            *mandate(draw),
            "12" if draw() < 0.05 else "",
            "register:%06d" % index,
            SOURCES[int(draw() * len(SOURCES))],
            "Checked against the list of 2024" if draw() < 0.03 else "",
        ]


def degrees(value):
    return ("%.5f" % value).rstrip("0").rstrip(".")


def other_names(draw, number, town):
    kind = draw()
    if kind < 0.85:
        return ""
    if kind < 0.95:
        return 'АК-%d/%d "%s"' % (number % 200, number % 30, town)
    return "ИК-%d|former camp, %s" % (number % 90, town)


def opened(draw):
    kind = draw()
    if kind < 0.5:
        return ""
    if kind < 0.7:
        return "%d" % (1930 + int(draw() * 80))
    return "%d-%02d-%02d" % (1950 + int(draw() * 68), 1 + int(draw() * 12), 1 + int(draw() * 28))


def mandate(draw):
    kind = draw()
    if kind < 0.94:
        return "", "", ""
    if kind < 0.96:
        return "out", "2020-01-01", ""
    if kind < 0.98:
        return "out", "2020-01-01", "2022-12-31"
    return "in", "", ""
