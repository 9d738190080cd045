"""Invented allegations. A row has about 17 of its 49 cells filled, as the tables of partners do."""

from . import facilities
from .chance import DAYS, FIRST_WITH_NEW_REGIONS, SPAN, partial, source, weighted

STEPS = [
    "complaint_filed", "complaint_registered", "investigation_opened", "investigation_closed", "sent_to_court", "verdict",
]
COLUMNS = [
    "id", "facility", "region", "incident_date", "reported_date", "acts", "persons", "persons_qualifier", "women", "minors",
    "deaths", "death_cause", "vulnerable", "phase", "legal_status", "accused_service", "person", "case_code", "channel",
    "verification", "reprisal_risk",
    *[name for step in STEPS for name in (step, step + "_date")],
    "investigation_quality", "closing_reason", "convicted", "disciplinary_outcome", "compensation", "rehabilitation",
    "withdrawn", "consent", "consent_for", "consent_given_by", "consent_date", "consent_withdrawn", "identifiers", "source",
    "notes",
]
ACTS = weighted({
    "ill-treatment": 22, "torture": 12, "torture|threats": 6, "denial-of-medical-care": 14, "inhuman-conditions": 9,
    "excessive-force": 8, "denial-of-counsel": 5, "incommunicado|denial-of-family-contact": 3, "solitary-confinement": 4,
    "arbitrary-detention|denial-of-counsel|ill-treatment": 3, "threats": 5, "collective-punishment": 2, "restraint": 2,
    "sexual-violence": 1, "other": 2,
})
PHASES = weighted({"arrest": 15, "investigation": 20, "remand": 20, "imprisonment": 25, "transport": 2, "": 18})
STATUSES = weighted({"suspect": 12, "accused": 15, "sentenced": 25, "administrative": 4, "patient": 3, "": 41})
SERVICES = weighted({"police": 35, "prison-staff": 30, "investigators": 8, "security-service": 2, "medical-staff": 3, "": 22})
CHANNELS = weighted({"letter": 22, "relative": 18, "lawyer": 15, "hotline": 15, "visit": 8, "media": 4, "partner": 3, "": 15})
VERIFICATIONS = weighted({"unverified": 40, "plausible": 20, "corroborated": 10, "confirmed": 4, "refuted": 2, "": 24})
VULNERABLE = weighted({"": 88, "minor": 3, "woman": 3, "illness|elderly": 2, "disability": 2, "migrant|minority": 1, "lgbti": 1})
QUALIFIERS = weighted({"": 60, "exact": 32, "about": 4, "at-least": 3, "over": 1})
SOURCES = weighted({
    "Coalition against torture": 45, "Коалиция правозащитных организаций": 25, "Preventive mechanism": 15,
    'Bulletin "Right to know", No. 7': 5, "Қоғамдық қор": 5, "": 5,
})
OUTCOMES = ["reprimand", "Строгий выговор, приказ № 12", 'dismissed; "loss of trust"']


def identifier(index):
    return "kz3-%07d" % (index + 1)


def rows(seed, sizes, first, count):
    """The cells of `COLUMNS` for the allegations from `first` on."""
    chance = source(seed, "allegation", first)
    draw = chance.random
    for index in range(first, first + count):
        offset = int(draw() * SPAN)
        incident, earliest = partial(offset, draw) if draw() < 0.95 else ("", offset)
        place, region = "", ""
        if draw() < 0.89:
            place = facilities.identifier(int(draw() * draw() * sizes.facilities))
        elif incident and draw() < 0.7:
            regions = facilities.NEW_CODES if earliest >= FIRST_WITH_NEW_REGIONS else facilities.OLD_CODES
            region = regions[int(draw() * len(regions))]
        acts = ACTS[int(draw() * len(ACTS))]
        persons, women, minors = how_many(draw)
        deaths, cause = "", ""
        if draw() < 0.03:
            acts, deaths, cause = "death-in-custody", "1", "undetermined" if draw() < 0.6 else "suicide"
        yield [
            identifier(index), place, region, incident,
            DAYS[offset + int(draw() * draw() * 90)] if draw() < 0.7 else "",
            acts, persons, QUALIFIERS[int(draw() * len(QUALIFIERS))] if persons else "", women, minors, deaths, cause,
            VULNERABLE[int(draw() * len(VULNERABLE))],
            PHASES[int(draw() * len(PHASES))],
            STATUSES[int(draw() * len(STATUSES))],
            SERVICES[int(draw() * len(SERVICES))],
            "",
            "case-%06d" % (index // 3) if draw() < 0.12 else "",
            CHANNELS[int(draw() * len(CHANNELS))],
            VERIFICATIONS[int(draw() * len(VERIFICATIONS))],
            "" if draw() < 0.8 else "high" if draw() < 0.3 else "low",
            *steps(draw, offset),
            *outcome(draw),
            *consent(draw, offset),
            "coalition:%d" % (100_000 + index) if draw() < 0.4 else "",
            SOURCES[int(draw() * len(SOURCES))],
            "Перепроверить дату; see the letter" if draw() < 0.02 else "",
        ]


def how_many(draw):
    kind = draw()
    if kind < 0.12:
        return "", "", ""
    if kind < 0.85:
        return "1", "1" if kind < 0.18 else "", "1" if kind > 0.82 else ""
    persons = 2 + int(draw() * draw() * 60)
    return str(persons), str(int(draw() * persons)) if kind > 0.95 else "", ""


def steps(draw, offset):
    """What became of a complaint: each step needs the one before."""
    kind = draw()
    if kind < 0.35:
        return [""] * 12
    if kind < 0.55:
        return ["no", ""] + [""] * 10
    filed = DAYS[offset + 1 + int(draw() * 30)]
    if kind < 0.75:
        return ["yes", filed, "no" if kind < 0.65 else "unknown", ""] + [""] * 8
    registered = DAYS[offset + 32 + int(draw() * 30)]
    if kind < 0.88:
        return ["yes", filed, "yes", registered, "no", ""] + [""] * 6
    investigated = DAYS[offset + 64 + int(draw() * 60)]
    if kind < 0.97:
        closed = DAYS[offset + 130 + int(draw() * 200)][: 7 if kind > 0.95 else 10]
        return ["yes", filed, "yes", registered, "yes", investigated, "yes", closed, "no", "", "", ""]
    court = DAYS[offset + 200 + int(draw() * 100)]
    return ["yes", filed, "yes", registered, "yes", investigated, "", "", "yes", court, "yes", DAYS[offset + 330]]


def outcome(draw):
    """Quality of the investigation, closing reason, persons convicted, and what followed."""
    kind = draw()
    if kind < 0.85:
        return [""] * 7
    if kind < 0.93:
        return ["", "no-crime" if kind < 0.9 else "no-evidence", "", "", "", "", "no"]
    if kind < 0.97:
        return ["prompt|independent", "", "", OUTCOMES[int(draw() * len(OUTCOMES))], "no", "", "under-pressure"]
    return ["prompt", "", str(int(draw() * 3)), "", "yes" if kind > 0.99 else "no", "unknown", ""]


def consent(draw, offset):
    kind = draw()
    if kind < 0.6:
        return [""] * 5
    if kind < 0.9:
        return ["anonymous", "npm|national|public" if kind < 0.8 else "npm|un", "self", DAYS[offset + 95], ""]
    return ["named", "npm", "next-of-kin", DAYS[offset + 95], DAYS[offset + 300] if kind > 0.98 else ""]
