"""Tries to reckon back what public coverage reports of random registries leave out.

Usage: check_suppression.py VIGIL HOME FIRST_SEED COUNT
Written from the method and not from the Swift. It reads a public report as a stranger would: every number is known to be
a whole one and not negative, what is null is known to be at least 1 unless its table or column is left out as a whole,
tables add up to their totals, months to quarters and these to years. From this it builds the equations anew and fails
where a number that is left out follows from what is told:
- by elimination over exact fractions;
- with scipy, where it is installed, also by integer bounds: where only one whole number is possible.
The internal report of the same registry says what is true: what is told must be it, and no small number may be told.
Prints one line for each finding and a last line with the totals; exits with 1 if there was one.
"""

import csv
import html.parser
import io
import json
import os
import random
import re
import sys
import tempfile
from fractions import Fraction

import check_random_registries as registries
import random_registry

try:
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
except ImportError:
    milp = None

THRESHOLD = 5
COLUMNS = ("allegations", "persons", "visitedAfter", "unvisited")
TIMES = ("month", "quarter", "year")


def cell_path(table, key, column):
    return "%s[%s].%s" % (table, key.replace("\\", "\\\\").replace("]", "\\]"), column)


class Page:
    """The unknown numbers of one report, with equations between them."""

    def __init__(self, told, true, has_filter):
        self.told, self.true, self.has_filter = told, true, has_filter
        self.left_out = set(told["suppressed"])
        self.names, self.low, self.truth, self.harmless = [], [], [], []
        self.equations = []
        self.findings = []
        self.no_empty = all(row["persons"] >= row["allegations"] for rows in true["breakdowns"].values() for row in rows)

    def unknown(self, name, low, truth, harmless=False):
        self.names.append(name)
        self.low.append(low)
        self.truth.append(truth)
        self.harmless.append(harmless)
        return {len(self.names) - 1: 1}, 0

    def free(self, truth, low=0):
        """A number that is printed nowhere."""
        return self.unknown("", low, truth, True)

    def equal(self, left, right):
        """left and right: lists of numbers, each unknowns with their factors and a constant."""
        factors, constant, check = {}, 0, 0
        for sign, side in ((1, left), (-1, right)):
            for unknowns, known in side:
                constant += sign * known
                check += sign * known
                for name, factor in unknowns.items():
                    factors[name] = factors.get(name, 0) + sign * factor
                    check += sign * factor * self.truth[name]
        if check != 0:
            self.findings.append("an equation does not hold: %s" % [self.names[name] for name in factors])
        factors = {name: factor for name, factor in factors.items() if factor}
        if factors:
            self.equations.append((factors, -constant))

    def value(self, number):
        """The true one."""
        return number[1] + sum(factor * self.truth[name] for name, factor in number[0].items())

    def below(self, low, high):
        self.equal([high], [low, self.free(self.value(high) - self.value(low))])

    def single(self, path):
        told, true = self.told, self.true
        for part in path.split("."):
            told, true = told[part], true[part]
        if path not in self.left_out:
            if told != true:
                self.findings.append("%s: %r is told, %r is true" % (path, told, true))
            if self.has_filter and isinstance(told, int) and 0 < told < THRESHOLD:
                self.findings.append("%s: %d is told" % (path, told))
            return {}, true
        if told is not None:
            self.findings.append("%s is left out and told" % path)
        whole = "allegations.total" in self.left_out
        return self.unknown(path, 0 if whole else 1, true, true == 0)


def listed(report):
    """What a reader can count in the list of allegations."""
    counts = {name: {} for name in ("region", "facilityType", "act", "quarter", "year", "month")}
    for entry in report["unvisitedAllegations"] or []:
        keys = [("region", entry["region"] or "unknown"), ("facilityType", entry["facilityType"] or "unknown")]
        keys += [("act", act) for act in set(entry["acts"])]
        if entry["quarter"]:
            keys += [("quarter", entry["quarter"]), ("year", entry["quarter"][:4])]
        for name, key in keys:
            counts[name][key] = counts[name].get(key, 0) + 1
    return counts


def rows_of(page, name, counts):
    """The rows of a breakdown, each as four numbers; with one more that a reader cannot rule out."""
    table = "breakdowns." + name
    whole = table in page.left_out
    told = {row["key"]: row for row in page.told["breakdowns"][name]}
    true = {row["key"]: row for row in page.true["breakdowns"][name]}
    if not whole and set(told) != set(true):
        page.findings.append("%s: the keys differ" % table)
    for key in told:
        for column in ("facilities", "visitedFacilities"):
            if told[key][column] != true[key][column]:
                page.findings.append("%s[%s].%s: %r is told" % (table, key, column, told[key][column]))
    period = page.told["period"]
    rows = {}
    for key, row in true.items():
        numbers = {}
        for column in COLUMNS:
            # The number of unplaced allegations is a total, and so is the only stretch of a period inside it.
            is_total = not page.has_filter and (
                name == "facilityType" and key == "unknown" and column in ("allegations", "unvisited")
                or name in TIMES and len(true) == 1 and key != "unknown" and bucket(period["from"], name) == key == bucket(period["to"], name)
            )
            path = cell_path(table, key, column)
            value = told.get(key, {}).get(column)
            seen = counts.get(name, {}).get(key, 0) if column in ("allegations", "unvisited") else 0
            if key in told and value is not None:
                if value != row[column]:
                    page.findings.append("%s: %d is told, %d is true" % (path, value, row[column]))
                if 0 < value < THRESHOLD and not is_total:
                    page.findings.append("%s: %d is told" % (path, value))
                if path in page.left_out:
                    page.findings.append("%s is left out and told" % path)
                numbers[column] = {}, value
            elif is_total:
                numbers[column] = {}, row[column]
            else:
                if not whole and path not in page.left_out:
                    page.findings.append("%s is not told, and not said to be left out" % path)
                column_whole = whole or "%s.%s" % (table, column) in page.left_out
                low = seen if column_whole else max(1, seen)
                if low > row[column]:
                    page.findings.append("%s: the list tells more than there are" % path)
                numbers[column] = page.unknown(path, low, row[column], row[column] <= seen)
        rows[key] = numbers
    if "unknown" not in rows or name not in TIMES:
        extra = "unknown" if name in TIMES else ""
        rows[extra] = {
            column: page.free(0) if whole or column in COLUMNS[2:] and "%s.%s" % (table, column) in page.left_out else ({}, 0)
            for column in COLUMNS
        }
    for numbers in rows.values():
        page.equal([numbers["allegations"]], [numbers["visitedAfter"], numbers["unvisited"]])
        if page.no_empty:
            page.below(numbers["allegations"], numbers["persons"])
    return rows


def bucket(day, name):
    if name == "year":
        return day[:4]
    return day[:7] if name == "month" else "%s-Q%d" % (day[:4], (int(day[5:7]) + 2) // 3)


def holds(wide, wide_key, key):
    if "unknown" in (wide_key, key) or wide_key[:4] != key[:4]:
        return False
    return wide == "year" or wide_key == "%s-Q%d" % (key[:4], (int(key[5:7]) + 2) // 3)


def build(told, true, has_filter):
    page = Page(told, true, has_filter)
    cases = {name: page.single("allegations." + name) for name in true["allegations"] if isinstance(true["allegations"][name], int) and not isinstance(true["allegations"][name], bool) and name != "medianDaysToVisit"}
    page.equal([cases["total"]], [cases[name] for name in ("visitedAfter", "possiblyVisitedAfter", "notVisitedAfter", "unplaced")])
    page.equal([cases["total"]], [cases["visitedAfter"], cases["unvisited"]])
    page.equal([cases["total"]], [cases["distinct"]])
    if page.no_empty:
        page.below(cases["total"], cases["persons"])
    within, eligible, both = (
        [page.single("allegations.%s.%s" % (name, days)) for days in ("30", "90", "365")]
        for name in ("visitedAfterWithin", "eligibleWithin", "visitedWithinEligible")
    )
    for low, high in zip(within, within[1:] + [cases["visitedAfter"]]):
        page.below(low, high)
    for low, high in zip(eligible[1:], eligible):
        page.below(low, high)
    for index in range(3):
        page.below(both[index], within[index])
        page.below(both[index], eligible[index])
    steps = [page.single("funnel." + name) for name in ("alleged", "complaintFiled", "complaintRegistered", "investigationOpened", "sentToCourt", "convicted")]
    page.equal([cases["total"]], [steps[0]])
    for high, low in zip(steps, steps[1:]):
        page.below(low, high)
    page.below(steps[-1], page.single("funnel.convictedPersons"))
    for name in ("closed", "withdrawn"):
        for key in true["funnel"][name]:
            page.single("funnel.%s.%s" % (name, key))
    page.single("dataQuality.undatedAllegations")

    totals = {"allegations": cases["total"], "persons": cases["persons"], "visitedAfter": cases["visitedAfter"], "unvisited": cases["unvisited"]}
    counts = listed(told)
    tables = {name: rows_of(page, name, counts) for name in true["breakdowns"]}
    for name, rows in tables.items():
        for column in COLUMNS:
            numbers = [row[column] for row in rows.values()]
            if name == "act":
                for number in numbers:
                    page.below(number, totals[column])
                rest = sum(page.value(number) for number in numbers) - page.value(totals[column])
                page.equal(numbers, [totals[column], page.free(rest)])
            else:
                page.equal(numbers, [totals[column]])
    if "unknown" in tables["facilityType"]:
        page.equal([tables["facilityType"]["unknown"]["allegations"]], [cases["unplaced"]])

    for narrow, wide in (("month", "quarter"), ("quarter", "year")):
        own = {column: [] for column in COLUMNS}
        for key, parent in tables[wide].items():
            if key == "unknown":
                continue
            rest = {}
            for column in COLUMNS:
                parts = [row[column] for child, row in tables[narrow].items() if holds(wide, key, child)]
                rest[column] = page.free(page.value(parent[column]) - sum(page.value(part) for part in parts))
                page.equal([parent[column]], parts + [rest[column]])
                own[column].append(rest[column])
            page.equal([rest["allegations"]], [rest["visitedAfter"], rest["unvisited"]])
        for column in COLUMNS:
            page.equal([tables[narrow]["unknown"][column]], [tables[wide]["unknown"][column]] + own[column])
    check_timeline(page, tables)
    check_withheld(page, cases)
    return page


def check_timeline(page, tables):
    told = {row["key"]: row for row in page.told["timeline"]}
    true = {row["key"]: row for row in page.true["timeline"]}
    first = next(iter(true), "")
    name = "month" if re.fullmatch(r"\d{4}-\d\d", first) else "quarter" if "-Q" in first else "long" if "/" in first else "year"
    for key, row in true.items():
        if key not in told:
            if key != "unknown" or "timeline.allegations" not in page.left_out:
                page.findings.append("timeline[%s] is missing" % key)
            continue
        value = told[key]["allegations"]
        path = cell_path("timeline", key, "allegations")
        if value is None:
            if path not in page.left_out:
                page.findings.append("%s is not told, and not said to be left out" % path)
            continue
        if value != row["allegations"]:
            page.findings.append("%s: %d is told, %d is true" % (path, value, row["allegations"]))
        if name == "long":
            ends = key.split("/")
            years = [cells["allegations"] for year, cells in tables["year"].items() if len(ends) == 2 and ends[0] <= year <= ends[1]]
            rest = value - sum(page.value(number) for number in years)
            if key != "unknown":
                page.equal([({}, value)], years + [page.free(rest)])
        elif key in tables[name]:
            # The same number stands in a breakdown.
            page.equal([tables[name][key]["allegations"]], [({}, value)])


def check_withheld(page, cases):
    withheld = page.told["withheld"]
    count = len(page.told["unvisitedAllegations"] or [])
    truth = page.true["allegations"]["unvisited"] - count
    if withheld["count"] is not None:
        if withheld["count"] != truth:
            page.findings.append("withheld.count: %d is told, %d is true" % (withheld["count"], truth))
        number = {}, truth
    else:
        number = page.unknown("withheld.count", 0 if "allegations.total" in page.left_out else 1, truth, truth == 0)
    page.equal([cases["unvisited"]], [number, ({}, count)])
    for reason, part in (withheld["byReason"] or {}).items():
        if part is not None and 0 < part < THRESHOLD:
            page.findings.append("withheld.byReason.%s: %d is told" % (reason, part))


def determined(page):
    """The unknowns that elimination over exact fractions gives a value."""
    pivots = {}
    for factors, constant in page.equations:
        row = {name: Fraction(factor) for name, factor in factors.items()}
        for pivot in sorted(set(row) & set(pivots)):
            if pivot not in row:
                continue
            factor = row[pivot]
            for name, value in pivots[pivot].items():
                row[name] = row.get(name, 0) - factor * value
                if row[name] == 0:
                    del row[name]
        if not row:
            continue
        pivot = min(row)
        first = row[pivot]
        row = {name: value / first for name, value in row.items()}
        for other in pivots.values():
            if pivot in other:
                factor = other[pivot]
                for name, value in row.items():
                    other[name] = other.get(name, 0) - factor * value
                    if other[name] == 0:
                        del other[name]
        pivots[pivot] = row
    return {pivot for pivot, row in pivots.items() if len(row) == 1}


def narrowed(page):
    """The unknowns for which only one whole number is possible."""
    count = len(page.names)
    matrix = numpy.zeros((len(page.equations), count))
    constants = numpy.zeros(len(page.equations))
    for index, (factors, constant) in enumerate(page.equations):
        constants[index] = constant
        for name, factor in factors.items():
            matrix[index, name] = factor
    constraints = LinearConstraint(matrix, constants, constants)
    # Nothing is ever told of more than ten times what there is.
    bounds = Bounds(page.low, [10 * value + 1000 for value in page.truth])
    open_cells = {index for index in range(count) if page.names[index] and not page.harmless[index]}
    single = set()
    while open_cells:
        cell = min(open_cells)
        for sign in (1, -1):
            objective = numpy.full(count, 0.001 * sign)
            objective[cell] = sign
            solved = milp(objective, constraints=constraints, bounds=bounds, integrality=numpy.ones(count))
            if solved.x is None:
                page.findings.append("the equations have no solution: %s" % solved.message)
                return single
            other = {index for index in open_cells if round(solved.x[index]) != page.truth[index]}
            open_cells -= other
            if cell in other:
                break
        if cell in open_cells:
            open_cells.discard(cell)
            single.add(cell)
    return single


class Tables(html.parser.HTMLParser):
    """The tables of a page by their captions, as rows of texts."""

    def __init__(self):
        super().__init__()
        self.tables, self.rows, self.text, self.caption = {}, None, None, ""

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th", "caption"):
            self.text = ""

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self.caption, self.text = self.text, None
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.text)
            self.text = None
        elif tag == "table":
            self.tables[self.caption], self.rows = self.rows[1:], None


def page_findings(report, page):
    """Whether a page tells of its breakdowns and its timeline what the JSON tells."""
    tables = Tables()
    tables.feed(page)
    found = []

    def words(value):
        return "\u2731" if value is None else "{:,}".format(value)

    for name, caption in (("region", "By region"), ("facilityType", "By type of place")):
        rows = report["breakdowns"][name]
        expected = [[words(row["allegations"]), words(row["unvisited"])] for row in rows]
        if rows and [row[4:6] for row in tables.tables.get(caption, [])] != expected:
            found.append("html: %s differs" % caption)
    for caption, rows in tables.tables.items():
        if caption.startswith("Visits and allegations by"):
            if [row[3] for row in rows] != [words(row["allegations"]) for row in report["timeline"]]:
                found.append("html: %s differs" % caption)
    return found


def questions(seed):
    chance = random.Random(seed * 17 + 3)
    filters = [[], [], [], ["--region", "KZ-10"], ["--type", "prison,remand"], ["--mandate", "in"], ["--country", "KZ"]]
    for period in (["2018", "2018"], ["2016", "2021"], ["2019-04", "2019-09"], ["1990", "2021"]):
        if chance.random() < 0.5:
            yield ["--from", period[0], "--to", period[1], "--bodies", chance.choice(["npm", "all"])] + chance.choice(filters)


def check(vigil, home, seed, folder, tally):
    given = os.path.join(folder, "given")
    registry = os.path.join(folder, "a.vigil")
    random_registry.write(given, seed, most_claims=random.Random(seed).choice([30, 200, 600, 600]))
    if not os.listdir(given):
        return []
    registries.run(vigil, home, "--registry", registry, "init", "--device", "rand")
    registries.run(vigil, home, "--registry", registry, "import", given)
    found = []
    for options in questions(seed):
        def report(audience, form):
            return registries.run(vigil, home, "--registry", registry, "report", "coverage", "--for", audience, "--format", form, *options)

        text = report("public", "json")
        told, true = json.loads(text), json.loads(report("internal", "json"))
        page = build(told, true, "--region" in options or "--type" in options or "--mandate" in options or "--country" in options)
        lines = list(page.findings)
        if all("breakdowns." + name in page.left_out for name in true["breakdowns"]):
            # What still follows does so from totals that everybody is told.
            page.harmless = [True] * len(page.names)
        lines += ["%s follows" % page.names[index] for index in determined(page) if page.names[index] and not page.harmless[index]]
        if milp is not None:
            lines += ["%s can only be %d" % (page.names[index], page.truth[index]) for index in narrowed(page)]
            lines += [line for line in page.findings if line not in lines]
        lines += registries.csv_differences(text, report("public", "csv"))
        lines += page_findings(told, report("public", "html"))
        tally["reports"] += 1
        tally["left out"] += sum(1 for name in page.names if name)
        tally["whole"] += sum(1 for path in page.left_out if re.fullmatch(r"breakdowns\.\w+", path))
        tally["told"] += sum(1 for rows in told["breakdowns"].values() for row in rows for column in COLUMNS if row[column] is not None)
        found += ["%s: %s" % (" ".join(options), line) for line in lines]
    return found


def main():
    vigil, home, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    tally = {"reports": 0, "left out": 0, "told": 0, "whole": 0}
    bad = 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            found = check(vigil, home, seed, folder, tally)
        for line in found[:10]:
            print("seed %d: %s" % (seed, line))
        bad += 1 if found else 0
    if milp is None:
        print("note: scipy is not installed: integer bounds are not checked")
    print("%d public reports, %d numbers left out, %d of breakdowns told, %d tables left out as a whole; %d registries with findings" % (tally["reports"], tally["left out"], tally["told"], tally["whole"], bad))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
