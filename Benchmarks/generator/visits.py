"""Invented visits, with the bodies, kinds and gaps that annual reports of mechanisms show."""

from . import allegations, facilities
from .chance import DAYS, SPAN, partial, source, weighted

COLUMNS = [
    "id", "facility", "start", "end", "body", "organisation", "mission", "kind", "announced", "access", "denied",
    "refused_to", "team_size", "private_interviews", "group_interviews", "population", "allegations", "summary",
    "summary@ru", "report_sent", "response_received", "cost", "cost_currency", "identifiers", "source", "notes",
]
BODIES = weighted({"npm": 74, "npm|ngo": 6, "ngo": 6, "public-commission": 5, "prosecutor": 4, "ombudsman|npm": 2, "spt": 1, "": 2})
KINDS = weighted({"periodic": 50, "follow-up": 15, "special": 10, "initial": 8, "inspection": 5, "ad-hoc": 3, "thematic": 2, "": 7})
DENIED = ["entry", "premises", "persons|documents", "private-interviews", "equipment|documents"]
SUMMARIES = [
    "Cells are damp; the library is closed.",
    "Камеры переполнены, прогулка 30 минут. Жалобы на питание.",
    'The director said: "All complaints are answered." No register was shown.',
    "Медицинская часть без врача с марта\nЖурнал травм не ведётся",
    "Шағымдар жәшігі жоқ, дәрігер аптасына бір рет келеді",
]
SOURCES = weighted({"Preventive mechanism": 70, "Отчёт о посещениях": 25, "": 5})


def identifier(index):
    return "kz2-%06d" % (index + 1)


def rows(seed, sizes, first, count):
    chance = source(seed, "visit", first)
    draw = chance.random
    for index in range(first, first + count):
        offset = int(draw() * SPAN)
        start = partial(offset, draw)[0] if draw() < 0.3 else DAYS[offset]
        access, denied, refused_to = entry(draw)
        interviews = draw() < 0.5 and access != "refused"
        yield [
            identifier(index),
            facilities.identifier(int(draw() * draw() * sizes.facilities)),
            start,
            DAYS[offset + 1 + int(draw() * 4)] if len(start) == 10 and draw() < 0.2 else "",
            BODIES[int(draw() * len(BODIES))],
            "Regional group %d" % int(draw() * 20) if draw() < 0.2 else "",
            "tour-%s-%d" % (DAYS[offset][:7], int(draw() * 9)) if draw() < 0.1 else "",
            KINDS[int(draw() * len(KINDS))],
            "" if draw() < 0.1 else "yes" if draw() < 0.2 else "no",
            access, denied, refused_to,
            str(2 + int(draw() * 6)) if draw() < 0.7 else "",
            *((str(int(draw() * 25)), str(int(draw() * 4))) if interviews else ("", "")),
            str(int(draw() * 900)) if draw() < 0.3 else "",
            looked_into(draw, sizes),
            SUMMARIES[int(draw() * len(SUMMARIES))] if draw() < 0.1 else "",
            SUMMARIES[1] if draw() < 0.03 else "",
            DAYS[offset + 10 + int(draw() * 60)] if draw() < 0.4 else "",
            DAYS[offset + 80 + int(draw() * 90)] if draw() < 0.2 else "",
            *(("%d.50" % (100 + draw() * 2000), "KZT") if draw() < 0.05 else ("", "")),
            "report:%d" % index if draw() < 0.3 else "",
            SOURCES[int(draw() * len(SOURCES))],
            "Minutes are in the office" if draw() < 0.02 else "",
        ]


def entry(draw):
    kind = draw()
    if kind < 0.72:
        return "full", "", ""
    if kind < 0.84:
        return "partial", DENIED[1 + int(draw() * 4)], ""
    if kind < 0.89:
        return "refused", DENIED[0], "npm"
    return "", "", ""


def looked_into(draw, sizes):
    if draw() > 0.08 or not sizes.allegations:
        return ""
    found = {int(draw() * sizes.allegations) for _ in range(1 + int(draw() * 3))}
    return "|".join(allegations.identifier(index) for index in sorted(found))
