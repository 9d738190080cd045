"""Writes a random exchange folder: partial dates, empty values, closed places, merges, odd text."""

import csv
import os
import random

TYPES = ["prison", "remand", "police-station", "police-cells", "psychiatric", "children", "other"]
REGIONS = ["", "KZ-10", "KZ-11", "KZ-75", "KZ-71"]
AUTHORITIES = ["", "Ministry of Internal Affairs", "Ministry of Health", "unknown authority"]
KINDS = ["", "initial", "periodic", "follow-up", "special", "ad-hoc", "thematic", "inspection", "unknown"]
BODIES = ["", "npm", "npm|ngo", "ngo", "spt", "ombudsman|npm"]
ACTS = ["torture", "ill-treatment", "threats|torture", "death-in-custody", "other|threats|inhuman-conditions"]
TEXTS = [
    "", "plain", "comma, and \"quotes\"", "two\nlines", "Колония № 1", "Қарағанды", "e\u0301tat", "=1+1", "'=x", "-5 %",
    "+7 701 000 00 00", "@home", " edge ", "a|b", "back\\slash", "''@", "\tTab", "\u00a0nbsp",
]
STEPS = [
    "complaint_filed", "complaint_registered", "investigation_opened", "investigation_closed", "sent_to_court", "verdict",
]


def write(folder, seed, most_claims=30):
    chance = random.Random(seed)

    def day(empty=0.2, years=(2016, 2021)):
        if chance.random() < empty:
            return ""
        year, month, date = chance.randint(*years), chance.randint(1, 12), chance.randint(1, 28)
        kind = chance.random()
        if kind < 0.15:
            return "%04d" % year
        if kind < 0.35:
            return "%04d-%02d" % (year, month)
        if kind < 0.45:
            return "%04d-%02d-%02d/%04d-%02d-%02d" % (year, month, date, year, month, min(28, date + 3))
        if kind < 0.5:
            return "%04d-%02d/%04d" % (year, month, year + 1)
        return "%04d-%02d-%02d" % (year, month, date)

    def maybe(values, empty=0.4):
        return "" if chance.random() < empty else chance.choice(values)

    def several(values, most=3):
        return "|".join(chance.sample(values, min(len(values), chance.randint(0, most))))

    def escaped(text):
        return text.replace("\\", "\\\\").replace("|", "\\|")

    os.makedirs(folder, exist_ok=True)
    places = ["f%d" % index for index in range(chance.randint(0, 14))]
    rows = []
    for index, identifier in enumerate(places):
        rows.append(
            {
                "id": identifier, "name": "Place %d %s" % (index, chance.choice(TEXTS)), "name@ru": chance.choice(TEXTS),
                "name@kk": chance.choice(TEXTS), "other_names": "|".join(escaped(chance.choice(TEXTS)) for _ in range(2)),
                "type": chance.choice(TYPES), "ownership": maybe(["public", "private"]),
                "authority": chance.choice(AUTHORITIES), "country": chance.choice(["KZ", "KZ", "KG"]),
                "region": chance.choice(REGIONS), "locality": chance.choice(TEXTS), "address": chance.choice(TEXTS),
                "latitude": maybe(["43.2", "-12.50", "0", "51.123456789012345678"]), "longitude": maybe(["76.9", "-0.0"]),
                "capacity": maybe(["0", "12", "700"]), "population": maybe(["0", "9", "650"]), "population_date": day(),
                "opened": day(0.5, (2010, 2021)), "closed": day(0.7, (2017, 2022)),
                "replaces": several([place for place in places if place != identifier], 2) if chance.random() < 0.25 else "",
                "part_of": chance.choice(places) if chance.random() < 0.1 else "",
                # Only towards the end of the list, so that merges make no cycle.
                "merged_into": chance.choice(places[index + 1:]) if places[index + 1:] and chance.random() < 0.12 else "",
                "mandate": maybe(["in", "out", "unknown"], 0.6), "mandate_since": day(0.6), "mandate_until": day(0.7),
                "visit_interval_months": maybe(["0", "6", "12", "36", "9999999"], 0.6),
                "identifiers": several(["a:1", "b:x|y".replace("|", "\\|"), "c:2"]), "source": chance.choice(TEXTS),
                "notes": chance.choice(TEXTS),
            }
        )
    save(folder, "facilities", rows, chance)

    people = ["p%d" % index for index in range(chance.randint(0, 5))]
    rows = [
        {
            "id": identifier, "sex": maybe(["male", "female"]), "minor": maybe(["yes", "no", "unknown"]),
            "nationality": chance.choice(TEXTS), "consent": chance.choice(["", "none", "anonymous", "named"]),
            "consent_for": several(["npm", "eu", "un", "public"]), "consent_date": day(0.7),
            "consent_withdrawn": maybe(["2020", "2199-01"], 0.85), "identifiers": several(["a:1", "p:2"]),
        }
        for identifier in people
    ]
    save(folder, "persons", rows, chance)

    claims = ["a%d" % index for index in range(chance.randint(0, most_claims))]
    rows = []
    for identifier in claims:
        row = {
            "id": identifier, "facility": maybe(places, 0.2) if places else "", "region": chance.choice(REGIONS),
            "incident_date": day(0.3), "reported_date": day(0.4), "acts": chance.choice(ACTS),
            "persons": maybe(["0", "1", "3", "20"]), "persons_qualifier": maybe(["exact", "over", "at-least", "about"], 0.8),
            "women": maybe(["0", "1"]), "minors": maybe(["1", "2"]), "deaths": maybe(["1"], 0.8),
            "vulnerable": several(["minor", "woman", "migrant"]), "phase": maybe(["arrest", "remand"]),
            "accused_service": maybe(["police", "prison-staff"]), "source": maybe(["Coalition", "Press"]),
            "convicted": maybe(["0", "1", "4"], 0.7), "closing_reason": maybe(["no-crime", "amnesty"]),
            "withdrawn": maybe(["no", "voluntarily", "under-pressure", "unknown"]),
            "compensation": maybe(["yes", "no", "unknown"]), "consent_for": several(["npm", "eu", "un", "public"]),
            "consent": chance.choice(["", "none", "anonymous", "anonymous", "named"]),
            "consent_withdrawn": maybe(["2020", "2020-03-05", "2199-01"], 0.85),
            "reprisal_risk": maybe(["low", "low", "high"]), "person": several(people, 2),
        }
        for step in STEPS:
            row[step] = maybe(["yes", "yes", "no", "unknown"])
            row[step + "_date"] = day(0.5)
        rows.append(row)
    save(folder, "allegations", rows, chance)

    tours = ["v%d" % index for index in range(chance.randint(0, 30) if places else 0)]
    rows = []
    for identifier in tours:
        start = day(0)
        rows.append(
            {
                "id": identifier, "facility": chance.choice(places), "start": start,
                "end": chance.choice(["", "", start, day(0)]), "body": chance.choice(BODIES),
                "organisation": chance.choice(TEXTS), "kind": chance.choice(KINDS), "announced": maybe(["yes", "no", "unknown"]),
                "access": maybe(["full", "partial", "refused"]), "denied": several(["entry", "documents", "persons"]),
                "team_size": maybe(["0", "4"]), "allegations": several(claims, 3) if chance.random() < 0.4 else "",
                "summary": chance.choice(TEXTS), "summary@fr": chance.choice(TEXTS), "cost": maybe(["1200.50", "0.10"]),
                "cost_currency": maybe(["EUR"]), "report_sent": day(),
            }
        )
    save(folder, "visits", rows, chance)

    rows = [
        {
            "id": "n%d" % index, "visit": chance.choice(tours), "theme": chance.choice(["health", "staff", "deaths"]),
            "assessment": maybe(["good", "concern", "serious"]), "text": chance.choice(TEXTS), "text@kk": chance.choice(TEXTS),
        }
        for index in range(chance.randint(0, 8) if tours else 0)
    ]
    save(folder, "findings", rows, chance)

    demands = ["u%d" % index for index in range(chance.randint(0, 6))]
    rows = [
        {
            "id": identifier, "kind": chance.choice(["recommendation", "complaint"]), "issued_by": "We", "addressee": "They",
            "text": chance.choice(TEXTS).strip() or "Text", "text@ru": chance.choice(TEXTS), "issued": day(), "due": day(0.5),
            # Only towards the end of the list, so that nothing comes back to itself.
            "repeats": maybe(demands[index + 1:]) if demands[index + 1:] else "", "person": several(people, 2),
            "similar_to": several([other for other in demands if other != identifier], 2), "identifiers": several(["a:1", "u:2"]),
        }
        for index, identifier in enumerate(demands)
    ]
    save(folder, "follow-ups", rows, chance)
    rows = [
        {
            "id": "j%d" % index, "follow_up": chance.choice(demands), "date": day(0), "evidence": chance.choice(TEXTS),
            "status": chance.choice(["implemented", "not-implemented"]), "wording@fr": chance.choice(TEXTS),
        }
        for index in range(chance.randint(0, 6) if demands else 0)
    ]
    save(folder, "assessments", rows, chance)
    rows = [
        {
            "id": "s%d" % index, "person": chance.choice(people), "facility": maybe(places) if places else "", "from": day(),
            "until": day(0.5), "status": chance.choice(["detained", "conditional", "unknown"]), "ground": maybe(["parole"]),
        }
        for index in range(chance.randint(0, 6) if people else 0)
    ]
    save(folder, "custody", rows, chance)
    rows = [
        {
            "id": "r%d" % index, "target": chance.choice(["witness", "lawyer"]), "form": chance.choice(["threat", "transfer"]),
            "date": day(), "facility": maybe(places) if places else "", "visit": maybe(tours) if tours else "",
            "allegation": maybe(claims) if claims else "", "person": maybe(people) if people else "",
            "cooperated_with": maybe(["npm", "un"]), "status": maybe(["alleged", "confirmed"]),
        }
        for index in range(chance.randint(0, 4))
    ]
    save(folder, "reprisals", rows, chance)
    numbers = ["g%d" % index for index in range(chance.randint(0, 5))]
    rows = [
        {
            "id": identifier, "measure": "cases", "value": maybe(["12", "0.50", "-3", "51.123456789012345678"]),
            "qualifier": maybe(["over", "word"]), "wording": chance.choice(TEXTS), "from": day(), "to": day(),
            "region": chance.choice(REGIONS), "publisher": "Ministry", "definition": chance.choice(TEXTS),
            "definition@kk": chance.choice(TEXTS), "subset_of": maybe(numbers[index + 1:]) if numbers[index + 1:] else "",
        }
        for index, identifier in enumerate(numbers)
    ]
    save(folder, "figures", rows, chance)
    meetings = ["e%d" % index for index in range(chance.randint(0, 4))]
    rows = [
        {
            "id": identifier, "kind": chance.choice(["dialogue", "letter"]), "title": "Meeting %s" % chance.choice(TEXTS),
            "title@ru": chance.choice(TEXTS), "ordinal": maybe(["0", "12"]), "start": day(0), "end": day(0.5),
            "mode": maybe(["online"]), "reply_to": maybe(meetings[index + 1:]) if meetings[index + 1:] else "",
            "cases": several(people), "outcome": chance.choice(TEXTS),
        }
        for index, identifier in enumerate(meetings)
    ]
    save(folder, "engagements", rows, chance)


def save(folder, name, rows, chance):
    """Columns in any order, and now and then the whole file missing or without rows."""
    if not rows:
        return
    columns = list(rows[0])
    chance.shuffle(columns)
    with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator=chance.choice(["\n", "\r\n"]))
        writer.writeheader()
        writer.writerows(rows)
