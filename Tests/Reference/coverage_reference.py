"""Coverage computed a second time, by brute force, from the written method alone.

Reads an exchange folder and answers with the figures of `vigil report coverage --format json`. It shares no
code with Vigil and takes no short cuts: every allegation looks at every visit.
"""

import csv
import datetime
import os
import unicodedata
from fractions import Fraction

FIRST = datetime.date.min
LAST = datetime.date.max
ONE_DAY = datetime.timedelta(days=1)


def split_cell(cell):
    values, value, index = [], "", 0
    while index < len(cell):
        if cell[index] == "\\" and index + 1 < len(cell) and cell[index + 1] in "|\\":
            value += cell[index + 1]
            index += 2
            continue
        if cell[index] == "|":
            values.append(value)
            value = ""
        else:
            value += cell[index]
        index += 1
    return [v for v in values + [value] if v]


def month_end(year, month):
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - ONE_DAY


def bounds(text):
    """Earliest and latest day of an EDTF level 0 text, None where it is empty."""
    if not text:
        return None
    if "/" in text:
        first, last = text.split("/")
        return bounds(first)[0], bounds(last)[1]
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        return datetime.date(parts[0], parts[1], 1), month_end(parts[0], parts[1])
    day = datetime.date(*parts)
    return day, day


def add_months(day, months):
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    if year > 9999:
        return LAST
    return datetime.date(year, month, min(day.day, month_end(year, month).day))


def read(folder, name):
    path = os.path.join(folder, name + ".csv")
    if not os.path.exists(path):
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return [
            {name: unicodedata.normalize("NFC", cell) for name, cell in row.items()} for row in csv.DictReader(file)
        ]


def number(text):
    return int(text) if text else None


class Registry:
    def __init__(self, folder):
        self.facilities = {row["id"]: row for row in read(folder, "facilities")}
        self.visits = read(folder, "visits")
        self.allegations = read(folder, "allegations")

    def stands_for(self, identifier):
        """The end of the chain of merges; a cycle stands for itself."""
        seen = [identifier]
        while self.facilities[seen[-1]].get("merged_into"):
            following = self.facilities[seen[-1]]["merged_into"]
            if following in seen:
                return identifier
            seen.append(following)
        return seen[-1]

    def predecessors(self, place):
        """Places whose visits carry over to this one, in chains."""
        found, todo = {place}, [place]
        while todo:
            current = todo.pop()
            for row in self.facilities.values():
                if self.stands_for(row["id"]) != current:
                    continue
                for replaced in split_cell(row.get("replaces", "")):
                    target = self.stands_for(replaced)
                    if target not in found:
                        found.add(target)
                        todo.append(target)
        return found - {place}


def read_rules(schemas):
    rules = []
    folder = os.path.join(schemas, "mandates")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".csv"):
            rules += [row for row in read(folder, name[:-4]) if row["legal_basis"]]
    intervals = [row for row in read(os.path.join(schemas, "standards"), "visit-intervals") if row["source"]]
    return rules, intervals


def latest(text, default):
    known = bounds(text)
    return known[1] if known else default


def mandate(facility, reference, rules):
    day = min(reference, latest(facility.get("closed"), reference))
    own = facility.get("mandate")
    if own and latest(facility.get("mandate_since"), FIRST) <= day <= latest(facility.get("mandate_until"), LAST):
        return own
    for rule in rules:
        if (
            rule["country"] == facility["country"]
            and rule["facility_type"] == facility["type"]
            and (not rule["authority"] or rule["authority"] == facility.get("authority"))
            and latest(rule["from"], FIRST) <= day <= latest(rule["until"], LAST)
        ):
            return "in"
    return "unknown"


def median(observations):
    """Kaplan-Meier, with exact fractions."""
    waiting = Fraction(1)
    for day in sorted({days for days, _ in observations}):
        at_risk = sum(1 for days, _ in observations if days >= day)
        visited = sum(1 for days, is_visited in observations if days == day and is_visited)
        waiting *= 1 - Fraction(visited, at_risk)
        if waiting <= Fraction(1, 2):
            return day
    return None


def coverage(folder, schemas, start, end, bodies=("npm",), dated_by="incident", filters=None, standard=None):
    registry = Registry(folder)
    rules, intervals = read_rules(schemas)
    filters = filters or {}
    if standard is None:
        standard = intervals[0]["standard"] if intervals else ""
    months_of = {}
    for row in intervals:
        if row["standard"] == standard:
            months_of.setdefault(row["facility_type"], int(row["months"]))
    facilities = registry.facilities

    place_of = {identifier: registry.stands_for(identifier) for identifier in facilities}
    mandate_of = {identifier: mandate(row, end, rules) for identifier, row in facilities.items()}

    def wanted(place):
        row = facilities[place]
        checks = {
            "country": row["country"],
            "region": row.get("region", ""),
            "type": row["type"],
            "authority": row.get("authority", ""),
            "mandate": mandate_of[place],
        }
        return all(checks[key] in values for key, values in filters.items())

    asked = [
        visit for visit in registry.visits if bodies == "all" or set(split_cell(visit.get("body", ""))) & set(bodies)
    ]
    for visit in asked:
        visit["place"] = place_of[visit["facility"]]
        visit["first"] = bounds(visit["start"])
        visit["last"] = bounds(visit.get("end")) or visit["first"]
        visit["granted"] = visit.get("access") != "refused"
        visit["in_period"] = visit["last"][1] >= start and visit["first"][0] <= end

    visits_to = {}
    for place in facilities:
        counted = registry.predecessors(place) | {place}
        visits_to[place] = [visit for visit in asked if visit["place"] in counted]

    # Visits
    counted = [visit for visit in asked if wanted(visit["place"]) and visit["in_period"]]
    granted = [visit for visit in counted if visit["granted"]]
    by_kind, by_body = {}, {}
    for visit in counted:
        kind = visit.get("kind") or "unknown"
        by_kind[kind] = by_kind.get(kind, 0) + 1
        for body in split_cell(visit.get("body", "")) or ["unknown"]:
            by_body[body] = by_body.get(body, 0) + 1
    access_unknown = sum(1 for visit in granted if not visit.get("access"))
    visits = {
        "total": len(counted),
        "granted": len(granted),
        "full": sum(1 for visit in granted if visit.get("access") == "full"),
        "partial": sum(1 for visit in granted if visit.get("access") == "partial"),
        "accessUnknown": access_unknown,
        "refused": len(counted) - len(granted),
        "unannounced": sum(1 for visit in counted if visit.get("announced") == "no"),
        "byKind": by_kind,
        "byBody": by_body,
    }

    # Places
    def granted_to(place):
        return [visit for visit in visits_to[place] if visit["granted"]]

    def begun(place):
        return [visit for visit in granted_to(place) if visit["first"][0] <= end]

    def is_visited(place):
        return any(visit["in_period"] for visit in granted_to(place))

    def overdue(place):
        row = facilities[place]
        interval = number(row.get("visit_interval_months"))
        if interval is None:
            interval = months_of.get(row["type"])
        if interval is None:
            return None
        in_depth = [
            visit["last"][1]
            for visit in begun(place)
            if visit.get("kind", "") in ("initial", "periodic", "inspection", "unknown", "")
        ]
        if in_depth:
            return add_months(max(in_depth), interval) < end
        opened = bounds(row.get("opened"))
        return True if opened is None else add_months(opened[1], interval) < end

    scope = []
    uncertain = 0
    for identifier, row in facilities.items():
        opened, closed = bounds(row.get("opened")), bounds(row.get("closed"))
        if place_of[identifier] != identifier or not wanted(identifier):
            continue
        if opened and opened[0] > end or closed and closed[1] < start:
            continue
        scope.append(identifier)
        if opened and opened[1] > end or closed and closed[0] < start:
            uncertain += 1

    def stratum(places):
        visited = [place for place in places if is_visited(place)]
        verdicts = [overdue(place) for place in places]
        known = [verdict for verdict in verdicts if verdict is not None]

        def total(field, among):
            values = [number(facilities[place].get(field)) for place in among]
            return sum(value for value in values if value is not None)

        def how_many(field):
            return sum(1 for place in places if facilities[place].get(field))

        return {
            "total": len(places),
            "visited": len(visited),
            "unvisited": len(places) - len(visited),
            "neverVisited": sum(1 for place in places if not begun(place)),
            "refusedOnly": sum(
                1
                for place in places
                if place not in visited
                and any(visit["in_period"] and not visit["granted"] for visit in visits_to[place])
            ),
            "overdue": sum(known) if known else None,
            "share": len(visited) / len(places) if places else None,
            "capacity": total("capacity", places),
            "capacityVisited": total("capacity", visited),
            "capacityKnown": how_many("capacity"),
            "population": total("population", places),
            "populationVisited": total("population", visited),
            "populationKnown": how_many("population"),
        }

    # Allegations
    addressed_ids = set()
    for visit in asked:
        if visit["granted"] and visit["first"][0] <= end:
            addressed_ids |= set(split_cell(visit.get("allegations", "")))

    undated = 0
    cases = []
    for row in registry.allegations:
        place = place_of[row["facility"]] if row.get("facility") else None
        if place is not None:
            if not wanted(place):
                continue
        elif any(key != "region" for key in filters):
            continue
        elif "region" in filters and row.get("region", "") not in filters["region"]:
            continue
        text = row.get("reported_date") if dated_by == "reported" else row.get("incident_date") or row.get("reported_date")
        date = bounds(text)
        if date is None:
            undated += 1
            continue
        if not start <= date[0] <= end:
            continue
        case = {"row": row, "place": place, "date": date, "days": None, "possibly": False}
        if place is not None:
            after = [
                visit["first"][1] for visit in granted_to(place) if visit["last"][0] >= date[1] and visit["first"][1] <= end
            ]
            if after:
                case["days"] = max(0, (min(after) - date[1]).days)
            else:
                case["possibly"] = any(visit["last"][1] >= date[0] and visit["first"][0] <= end for visit in granted_to(place))
        cases.append(case)

    placed = [case for case in cases if case["place"] is not None]
    visited_after = [case for case in cases if case["days"] is not None]
    possibly = [case for case in cases if case["possibly"]]

    def persons(case):
        known = number(case["row"].get("persons"))
        return 1 if known is None else known

    def total(field):
        return sum(number(case["row"].get(field)) or 0 for case in cases)

    def eligible(horizon):
        return [case for case in placed if (end - case["date"][1]).days >= horizon]

    def within(among, horizon):
        return sum(1 for case in among if case["days"] is not None and case["days"] <= horizon)

    observations = []
    for case in placed:
        if case["days"] is not None:
            observations.append((case["days"], True))
        else:
            cut = min(end, latest(facilities[case["place"]].get("closed"), end))
            observations.append((max(0, (cut - case["date"][1]).days), False))

    allegations = {
        "total": len(cases),
        "persons": sum(persons(case) for case in cases),
        "personsAtLeast": any(case["row"].get("persons_qualifier") in ("over", "at-least") for case in cases),
        "women": total("women"),
        "minors": total("minors"),
        "deaths": total("deaths"),
        "distinct": len(cases),
        "atVisitedFacility": sum(1 for case in placed if is_visited(case["place"])),
        "visitedAfter": len(visited_after),
        "possiblyVisitedAfter": len(possibly),
        "notVisitedAfter": len(placed) - len(visited_after) - len(possibly),
        "unplaced": len(cases) - len(placed),
        "unvisited": len(cases) - len(visited_after),
        "addressed": sum(1 for case in cases if case["row"]["id"] in addressed_ids),
        "visitedAfterWithin": {str(days): within(cases, days) for days in (30, 90, 365)},
        "eligibleWithin": {str(days): len(eligible(days)) for days in (30, 90, 365)},
        "visitedWithinEligible": {str(days): within(eligible(days), days) for days in (30, 90, 365)},
        "medianDaysToVisit": median(observations),
        "ratioVisitsToAllegations": len(granted) / len(cases) if cases else None,
    }

    # The funnel
    def taken(row, step):
        date = bounds(row.get(step + "_date"))
        return row.get(step) == "yes" and (date is None or date[0] <= end)

    funnel = {
        "alleged": len(cases), "complaintFiled": 0, "complaintRegistered": 0, "investigationOpened": 0,
        "sentToCourt": 0, "convicted": 0, "convictedPersons": 0, "closed": {}, "withdrawn": {}, "published": [],
    }
    for case in cases:
        row = case["row"]
        verdict_date = bounds(row.get("verdict_date"))
        convicted = number(row.get("convicted")) or 0
        levels = [
            taken(row, "complaint_filed"),
            taken(row, "complaint_registered"),
            taken(row, "investigation_opened"),
            taken(row, "sent_to_court") or taken(row, "verdict"),
            convicted > 0 and (verdict_date is None or verdict_date[0] <= end),
        ]
        names = ["complaintFiled", "complaintRegistered", "investigationOpened", "sentToCourt", "convicted"]
        for position, name in enumerate(names):
            if any(levels[position:]):
                funnel[name] += 1
        if levels[4]:
            funnel["convictedPersons"] += convicted
        if taken(row, "investigation_closed"):
            reason = row.get("closing_reason") or "unknown"
            funnel["closed"][reason] = funnel["closed"].get(reason, 0) + 1
        if row.get("withdrawn") not in (None, "", "no"):
            funnel["withdrawn"][row["withdrawn"]] = funnel["withdrawn"].get(row["withdrawn"], 0) + 1

    # Breakdowns
    def bucket(case, kind):
        def label(day):
            if kind == "year":
                return "%04d" % day.year
            if kind == "quarter":
                return "%04d-Q%d" % (day.year, (day.month + 2) // 3)
            return "%04d-%02d" % (day.year, day.month)

        first, last = case["date"]
        return [label(first) if label(first) == label(last) else "unknown"]

    def of_place(field):
        return lambda place: facilities[place].get(field) or "unknown"

    place_keys = {
        "region": of_place("region"),
        "facilityType": of_place("type"),
        "authority": of_place("authority"),
        "mandate": lambda place: mandate_of[place],
    }

    def keys(case, dimension):
        row = case["row"]
        if dimension in place_keys:
            if case["place"] is not None:
                return [place_keys[dimension](case["place"])]
            return [row.get("region") or "unknown"] if dimension == "region" else ["unknown"]
        if dimension in ("year", "quarter", "month"):
            return bucket(case, dimension)
        if dimension == "act":
            return sorted(set(split_cell(row.get("acts", "")))) or ["unknown"]
        field = {"phase": "phase", "accusedService": "accused_service", "source": "source"}[dimension]
        return [row.get(field) or "unknown"]

    breakdowns = {}
    for dimension in (
        "region", "facilityType", "authority", "mandate", "year", "quarter", "month", "act", "phase",
        "accusedService", "source",
    ):
        has_places = dimension in place_keys
        rows = {}

        def row_of(key):
            return rows.setdefault(
                key,
                {
                    "key": key, "facilities": 0 if has_places else None, "visitedFacilities": 0 if has_places else None,
                    "allegations": 0, "persons": 0, "visitedAfter": 0, "unvisited": 0,
                },
            )

        if has_places:
            for place in scope:
                row = row_of(place_keys[dimension](place))
                row["facilities"] += 1
                row["visitedFacilities"] += 1 if is_visited(place) else 0
        for case in cases:
            for key in keys(case, dimension):
                row = row_of(key)
                row["allegations"] += 1
                row["persons"] += persons(case)
                row["visitedAfter" if case["days"] is not None else "unvisited"] += 1
        breakdowns[dimension] = rows

    # Over time: the shortest buckets of which the period touches at most 24, found by naming every day of it.
    def labels(kind):
        def label(day):
            if kind == "quarter":
                return "%04d-Q%d" % (day.year, (day.month + 2) // 3)
            years = {"year": 1, "decade": 10, "century": 100}.get(kind)
            if years is None:
                return "%04d-%02d" % (day.year, day.month)
            begin = day.year // years * years
            return "%04d" % begin if years == 1 else "%04d/%04d" % (begin, begin + years - 1)

        return label

    days = [start + datetime.timedelta(days=number) for number in range((end - start).days + 1)]
    for kind in ("month", "quarter", "year", "decade", "century"):
        names = list(dict.fromkeys(labels(kind)(day) for day in days))
        if len(names) <= 24:
            break
    timeline = {name: {"key": name, "granted": 0, "refused": 0, "allegations": 0} for name in names + ["unknown"]}
    for date, what in [(visit["first"], "granted" if visit["granted"] else "refused") for visit in counted] + [
        (case["date"], "allegations") for case in cases
    ]:
        name, last = labels(kind)(date[0]), labels(kind)(date[1])
        timeline[name if name == last and name in names else "unknown"][what] += 1
    if not any(timeline["unknown"][what] for what in ("granted", "refused", "allegations")):
        del timeline["unknown"]

    # Lists
    unvisited_facilities = []
    for place in scope:
        if is_visited(place):
            continue
        row = facilities[place]
        last_visit = max((visit["last"][1] for visit in begun(place)), default=None)
        here = [case for case in cases if case["place"] == place]
        unvisited_facilities.append(
            {
                "id": place, "name": row["name"], "type": row["type"], "region": row.get("region") or None,
                "closed": row.get("closed") or None, "lastVisit": last_visit.isoformat() if last_visit else None,
                "daysSinceLastVisit": (end - last_visit).days if last_visit else None, "overdue": overdue(place),
                "allegations": len(here), "unvisitedAllegations": sum(1 for case in here if case["days"] is None),
            }
        )
    unvisited_facilities.sort(
        key=lambda entry: (
            -entry["unvisitedAllegations"],
            -(float("inf") if entry["daysSinceLastVisit"] is None else entry["daysSinceLastVisit"]),
            entry["id"],
        )
    )
    unvisited_allegations = [
        {
            "id": case["row"]["id"], "facility": case["place"], "incidentDate": case["row"].get("incident_date") or None,
            "reportedDate": case["row"].get("reported_date") or None, "acts": split_cell(case["row"].get("acts", "")),
            "daysWaiting": (end - case["date"][1]).days, "addressed": case["row"]["id"] in addressed_ids,
            "possiblyVisitedAfter": case["possibly"],
        }
        for case in cases
        if case["days"] is None
    ]
    unvisited_allegations.sort(key=lambda entry: (-entry["daysWaiting"], entry["id"]))

    outside = 0
    for visit in granted:
        row = facilities[visit["place"]]
        opened, closed = bounds(row.get("opened")), bounds(row.get("closed"))
        if opened and visit["last"][1] < opened[0] or closed and visit["first"][0] > closed[1]:
            outside += 1
    earliest_visit = min((visit["first"][0] for visit in asked if wanted(visit["place"])), default=None)

    return {
        "facilities": {
            "all": stratum(scope),
            "inMandate": stratum([place for place in scope if mandate_of[place] == "in"]),
            "outsideMandate": stratum([place for place in scope if mandate_of[place] == "out"]),
            "mandateUnknown": stratum([place for place in scope if mandate_of[place] == "unknown"]),
        },
        "visits": visits,
        "allegations": allegations,
        "funnel": funnel,
        "breakdowns": breakdowns,
        "timeline": list(timeline.values()),
        "unvisitedFacilities": unvisited_facilities,
        "unvisitedAllegations": unvisited_allegations,
        "dataQuality": {
            "undatedAllegations": undated, "undatedVisits": 0, "uncertainOperation": uncertain,
            "accessUnknown": access_unknown, "visitsOutsideOperation": outside,
            "earliestVisit": earliest_visit.isoformat() if earliest_visit else None,
        },
    }
