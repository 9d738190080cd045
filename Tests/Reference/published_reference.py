"""Published figures set beside a report a second time, from the written method alone."""

import re

from coverage_reference import bounds, read


def natural(identifier):
    """As people count: digits as numbers."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D", identifier)
    ]


def relation(row, start, end):
    first, last = bounds(row["from"]), bounds(row["to"])
    if first is None and last is None:
        return "undated"
    if last is not None and last[1] == end and (first is None or first[0] == start):
        return "same"
    if (first is None or first[0] <= end) and (last is None or last[1] >= start):
        return "overlapping"
    return "elsewhere"


def lies_within(part, whole):
    for name, position in (("from", 0), ("to", 1)):
        own, outer = bounds(part[name]), bounds(whole[name])
        if (own is None) != (outer is None):
            return False
        if own is not None and (own[0] < outer[0] if position == 0 else own[1] > outer[1]):
            return False
    return True


def share(row, rows):
    """The share of the whole, and why there is none."""
    if not row["subset_of"]:
        return None, None
    whole = rows.get(row["subset_of"])
    if whole is None:
        return None, "unknownWhole"
    if not row["value"] or not whole["value"]:
        return None, "noNumber"
    if row["publisher"] != whole["publisher"]:
        return None, "otherPublisher"
    if not lies_within(row, whole):
        return None, "leavesPeriod"
    part, all_of_it = float(row["value"]), float(whole["value"])
    if all_of_it <= 0 or part < 0 or part > all_of_it:
        return None, "exceedsWhole"
    return part / all_of_it, None


def published(folder, start, end, regions):
    rows = {row["id"]: {name: row.get(name) or "" for name in NAMES} for row in read(folder, "figures")}
    told = []
    for identifier in sorted(rows, key=natural):
        row = rows[identifier]
        if regions and row["region"] not in regions:
            continue
        part, why = share(row, rows)
        told.append({
            "id": identifier, "relation": relation(row, start, end), "value": float(row["value"]) if row["value"] else None,
            "shareOfWhole": part, "noShare": why,
        })
    return [item for kind in ("same", "overlapping", "undated") for item in told if item["relation"] == kind]


NAMES = ["value", "from", "to", "region", "publisher", "subset_of"]
