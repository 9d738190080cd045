"""Invented findings of visits."""

from . import visits
from .chance import source, weighted

COLUMNS = ["id", "visit", "theme", "assessment", "text", "text@ru", "identifiers", "source", "notes"]
THEMES = weighted({"material-conditions": 30, "health": 25, "overcrowding": 15, "safeguards": 10, "staff": 10, "deaths": 2})
ASSESSMENTS = ["", "good", "concern", "concern", "serious"]


def rows(seed, sizes, first, count):
    chance = source(seed, "finding", first)
    draw = chance.random
    for index in range(first, first + count):
        yield [
            "kz4-%06d" % (index + 1),
            visits.identifier(int(draw() * sizes.visits)),
            THEMES[int(draw() * len(THEMES))],
            ASSESSMENTS[int(draw() * len(ASSESSMENTS))],
            visits.SUMMARIES[int(draw() * len(visits.SUMMARIES))],
            visits.SUMMARIES[1] if draw() < 0.2 else "",
            "finding:%d" % index if draw() < 0.2 else "",
            "Preventive mechanism",
            "To be taken up in the annual report" if draw() < 0.05 else "",
        ]
