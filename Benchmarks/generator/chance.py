"""Chance that can be repeated: pools of values, and days with the gaps that real tables have."""

import datetime
import random

FIRST = datetime.date(2019, 1, 1)
LAST = datetime.date(2025, 12, 31)
# The day on which Kazakhstan's regions got their present codes; a code must fit its day.
NEW_REGIONS = datetime.date(2022, 11, 29)

SPAN = (LAST - FIRST).days + 1
DAYS = [(FIRST + datetime.timedelta(days=offset)).isoformat() for offset in range(SPAN + 800)]
FIRST_WITH_NEW_REGIONS = (NEW_REGIONS - FIRST).days


def source(seed, kind, chunk):
    """The same numbers for one chunk of records, whichever process makes it."""
    return random.Random("%s/%s/%d" % (seed, kind, chunk))


def weighted(weights):
    """A list in which each value stands as often as its weight says: one lookup picks one."""
    return [value for value, weight in weights.items() for _ in range(weight)]


def partial(offset, chance):
    """A day as it was told: mostly whole, sometimes a month, a year or an interval.

    Answers with the text and the offset of its earliest day."""
    day = DAYS[offset]
    kind = chance()
    if kind < 0.80:
        return day, offset
    if kind < 0.92:
        return day[:7], offset - int(day[8:]) + 1
    if kind < 0.96:
        return day[:4], (datetime.date(int(day[:4]), 1, 1) - FIRST).days
    return "%s/%s" % (day, DAYS[offset + 3]), offset
