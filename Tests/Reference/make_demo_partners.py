"""Writes the three partner files of the demonstration. Everything in them is invented but the regions and towns.

Usage: make_demo_partners.py IMPORTS_FOLDER
"""

import csv
import datetime
import os
import random
import sys
from xml.sax.saxutils import escape

REGIONS = [
    ("Абайская область", "Семей"), ("Акмолинская область", "Кокшетау"), ("Актюбинская область", "Актобе"),
    ("Алматинская область", "Конаев"), ("Атырауская область", "Атырау"), ("Западно-Казахстанская область", "Уральск"),
    ("Жамбылская область", "Тараз"), ("Жетысуская область", "Талдыкорган"), ("Карагандинская область", "Караганда"),
    ("Костанайская область", "Костанай"), ("Кызылординская область", "Кызылорда"), ("Мангистауская область", "Актау"),
    ("Павлодарская область", "Павлодар"), ("Северо-Казахстанская область", "Петропавловск"),
    ("Туркестанская область", "Туркестан"), ("Улытауская область", "Жезказган"),
    ("Восточно-Казахстанская область", "Усть-Каменогорск"), ("Астана", "Астана"), ("Алматы", "Алматы"),
    ("Шымкент", "Шымкент"),
]
CODES = dict(zip([name for name, _ in REGIONS], (
    "KZ-10 KZ-11 KZ-15 KZ-19 KZ-23 KZ-27 KZ-31 KZ-33 KZ-35 KZ-39 KZ-43 KZ-47 KZ-55 KZ-59 KZ-61 KZ-62 KZ-63 KZ-71 KZ-75 KZ-79"
).split()))
KINDS = [
    ("Колония", "Учебная колония № {}", (300, 1200)), ("СИЗО", "Учебный следственный изолятор № {}", (150, 700)),
    ("ИВС", "Учебный изолятор временного содержания № {}", (10, 60)),
    ("Приёмник", "Учебный специальный приёмник № {}", (15, 50)), ("ОП", "Учебный отдел полиции № {}", (4, 20)),
    ("Психиатрия", "Учебный психиатрический центр № {}", (80, 400)), ("Детский дом", "Учебный детский дом № {}", (30, 120)),
    ("ЦАН", "Учебный центр адаптации несовершеннолетних № {}", (10, 40)),
]


def main(folder):
    chance = random.Random(2015)
    places = []
    for index in range(72):
        region, town = REGIONS[index % len(REGIONS)]
        kind, name, (low, high) = KINDS[(index * 5 + index // 20) % len(KINDS)]
        capacity = chance.randint(low, high)
        opened = "%02d.%02d.%d" % (chance.randint(1, 28), chance.randint(1, 12), chance.randint(1975, 2019))
        closed = ""
        if index in (11, 37, 58):
            closed = "%02d.%02d.%d" % (chance.randint(1, 28), chance.randint(1, 12), chance.choice([2024, 2025]))
        places.append(
            {
                "Код": "У-%03d" % (index + 1), "Наименование": name.format(100 + index), "Вид": kind, "Область": region,
                "Населённый пункт": town, "Вместимость": capacity if index % 9 else "нет данных",
                "Содержится": int(capacity * chance.uniform(0.4, 1.1)), "Открыто": opened if index % 13 else "",
                "Закрыто": closed,
            }
        )
    with open(os.path.join(folder, "demo-register/samples/places.csv"), "w", newline="", encoding="windows-1251") as file:
        writer = csv.DictWriter(file, list(places[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(places)

    looked_at = sorted(chance.sample(range(len(places)), 44))
    cases = []
    for index in range(96):
        place = chance.choice(places) if index % 8 else None
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=chance.randint(0, 1090))
        form = index % 6
        date = day.isoformat() if form > 1 else day.isoformat()[:7] if form else day.isoformat()[:4]
        cases.append((index, place, day, date))
    with open(os.path.join(folder, "demo-allegations/samples/allegations.xml"), "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<Export>\n  <About><Title>Invented allegations for a demonstration</Title>')
        file.write("<Count>%d</Count></About>\n  <Cases>\n" % len(cases))
        for index, place, day, date in cases:
            acts = chance.choice(["beating", "threats", "beating;threats", "no doctor", "no lawyer", "conditions"])
            told = day + datetime.timedelta(days=chance.randint(0, 60))
            file.write('    <Case ref="C-%03d">' % (index + 1))
            if place:
                file.write("<Place>%s</Place>" % place["Код"])
            region = place["Область"] if place else chance.choice(REGIONS)[0]
            file.write("<Region>%s</Region><When>%s</When><Told>%s</Told>" % (CODES[region], date, told.isoformat()))
            file.write("<What>%s</What><Persons>%s</Persons>" % (escape(acts), chance.choice(["1", "1", "1", "2", "more than 5"])))
            file.write("<Phase>%s</Phase>" % chance.choice(["arrest", "remand", "sentence", ""]))
            steps = chance.choice([0, 0, 1, 1, 2, 3, 4])
            for position, step in enumerate(["Complaint", "Registered", "Investigation", "Court"]):
                file.write("<%s>%s</%s>" % (step, "yes" if position < steps else "no", step))
            if steps == 3:
                file.write("<Closed>%s</Closed>" % chance.choice(["no crime found", "not proven"]))
            file.write("</Case>\n")
        file.write("  </Cases>\n</Export>\n")

    rows = []
    for number in range(118):
        place = places[chance.choice(looked_at)]
        first = datetime.date(2023, 2, 1) + datetime.timedelta(days=chance.randint(0, 1060))
        last = first + datetime.timedelta(days=chance.choice([0, 0, 0, 1, 2]))
        access = chance.choice(["full"] * 8 + ["limited", "limited", "refused", ""])
        when = "%d %s" % (first.day, first.strftime("%B %Y"))
        if last != first:
            same_month = first.month == last.month
            when = "%d%s and %d %s" % (first.day, "" if same_month else first.strftime(" %B"), last.day, last.strftime("%B %Y"))
        earlier = [case for case in cases if case[1] is place and case[2] < first]
        rows.append(
            {
                "visit": "V-%03d" % (number + 1), "place": place["Код"], "dates": when,
                "type": chance.choice(["periodic", "periodic", "special", "follow-up", "first"]), "access": access,
                "announced": chance.choice(["no", "no", "no", "yes"]), "team": chance.randint(2, 6),
                "private interviews": chance.randint(0, 25) if access in ("full", "limited") else "",
                "case": "C-%03d" % (chance.choice(earlier)[0] + 1) if earlier and number % 2 else "",
            }
        )
    rows[17]["dates"] = "spring 2024"
    with open(os.path.join(folder, "demo-visits/samples/visits.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1])
