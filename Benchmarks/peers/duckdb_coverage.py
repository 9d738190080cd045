"""The core figures of coverage by DuckDB, reading the registry's SQLite file; JSON in the form of Vigil's report.

Usage: duckdb_coverage.py REGISTRY FIRST-DAY LAST-DAY
"""

import datetime
import glob
import json
import os
import sys

import duckdb
import duckdb_extension_sqlite_scanner

HERE = os.path.dirname(os.path.abspath(__file__))
HORIZONS = (30, 90, 365)


def connected(registry):
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    folder = os.path.dirname(duckdb_extension_sqlite_scanner.__file__)
    extension = glob.glob(os.path.join(folder, "extensions", "*", "*.duckdb_extension"))[0]
    connection.execute("LOAD '%s'" % extension.replace("'", "''"))
    connection.execute("ATTACH '%s' AS registry (TYPE sqlite, READ_ONLY)" % registry.replace("'", "''"))
    return connection


class Figures:
    def __init__(self, registry, first, last):
        self.connection = connected(registry)
        self.days = {"first": first, "last": last}
        with open(os.path.join(HERE, "duckdb_coverage.sql"), encoding="utf-8") as file:
            script = "\n".join(line for line in file.read().splitlines() if not line.startswith("--"))
        for statement in script.split(";"):
            if statement.strip():
                self.run(statement)

    def run(self, statement):
        used = {name: day for name, day in self.days.items() if "$" + name in statement}
        return self.connection.execute(statement, used)

    def row(self, columns, source):
        """One row of named figures."""
        names, expressions = zip(*columns.items())
        values = self.run("SELECT %s FROM %s" % (", ".join(expressions), source)).fetchone()
        return dict(zip(names, values))

    def counts(self, query):
        return dict(self.run(query).fetchall())


def facilities(figures):
    found = figures.row({
        "total": "count(*)", "visited": "count(*) FILTER (visited)", "unvisited": "count(*) FILTER (NOT visited)",
        "neverVisited": "count(*) FILTER (NOT ever)", "refusedOnly": "count(*) FILTER (refused AND NOT visited)",
        "share": "count(*) FILTER (visited) / nullif(count(*), 0)", "capacity": "coalesce(sum(capacity), 0)::BIGINT",
        "capacityVisited": "coalesce(sum(capacity) FILTER (visited), 0)::BIGINT", "capacityKnown": "count(capacity)",
        "population": "coalesce(sum(population), 0)::BIGINT",
        "populationVisited": "coalesce(sum(population) FILTER (visited), 0)::BIGINT", "populationKnown": "count(population)",
    }, "places WHERE in_scope")
    return {"all": found}


def visits(figures):
    found = figures.row({
        "total": "count(*)", "granted": "count(*) FILTER (granted)", "full": "count(*) FILTER (access = 'full')",
        "partial": "count(*) FILTER (access = 'partial')", "accessUnknown": "count(*) FILTER (access = '')",
        "refused": "count(*) FILTER (NOT granted)", "unannounced": "count(*) FILTER (announced = 'no')",
    }, "visits WHERE in_period")
    found["byKind"] = figures.counts("SELECT kind, count(*) FROM visits WHERE in_period GROUP BY kind")
    found["byBody"] = figures.counts(
        "SELECT c.value, count(*) FROM visits AS v JOIN registry.code_set_member AS m ON m.code_set = v.body"
        " JOIN registry.code AS c ON c.key = m.code WHERE v.in_period GROUP BY c.value")
    return found


def allegations(figures, granted):
    found = figures.row({
        "total": "count(*)", "persons": "sum(persons)::BIGINT", "personsAtLeast": "bool_or(at_least)",
        "women": "coalesce(sum(women), 0)::BIGINT", "minors": "coalesce(sum(minors), 0)::BIGINT",
        "deaths": "coalesce(sum(deaths), 0)::BIGINT", "atVisitedFacility": "count(*) FILTER (at_visited)",
        "visitedAfter": "count(days)", "possiblyVisitedAfter": "count(*) FILTER (possibly)",
        "notVisitedAfter": "count(*) FILTER (place IS NOT NULL AND days IS NULL AND NOT possibly)",
        "unplaced": "count(*) FILTER (place IS NULL)", "unvisited": "count(*) - count(days)",
        "addressed": "count(*) FILTER (addressed)",
    }, "cases")
    for name, condition in (
        ("visitedAfterWithin", "days <= %d"), ("eligibleWithin", "place IS NOT NULL AND waited >= %d"),
        ("visitedWithinEligible", "place IS NOT NULL AND waited >= %d AND days <= %d"),
    ):
        found[name] = figures.row({
            str(horizon): "count(*) FILTER (%s)" % condition.replace("%d", str(horizon)) for horizon in HORIZONS
        }, "cases")
    found["medianDaysToVisit"] = figures.run(
        """
        WITH steps AS (
          SELECT observed, count(days) AS events, count(*) AS leaving FROM cases WHERE place IS NOT NULL GROUP BY observed),
        at_risk AS (SELECT *, sum(leaving) OVER (ORDER BY observed DESC) AS n FROM steps),
        curve AS (SELECT observed, product(1 - events / n) OVER (ORDER BY observed) AS waiting FROM at_risk)
        SELECT min(observed) FROM curve WHERE waiting <= 0.5 + 1e-12
        """).fetchone()[0]
    found["ratioVisitsToAllegations"] = granted / found["total"] if found["total"] else None
    return found


def funnel(figures):
    found = figures.row({
        "alleged": "count(*)",
        "complaintFiled": "count(*) FILTER (filed OR registered OR investigated OR in_court OR is_convicted)",
        "complaintRegistered": "count(*) FILTER (registered OR investigated OR in_court OR is_convicted)",
        "investigationOpened": "count(*) FILTER (investigated OR in_court OR is_convicted)",
        "sentToCourt": "count(*) FILTER (in_court OR is_convicted)", "convicted": "count(*) FILTER (is_convicted)",
        "convictedPersons": "coalesce(sum(convicted) FILTER (is_convicted), 0)::BIGINT",
    }, "cases")
    found["closed"] = figures.counts("SELECT closing_reason, count(*) FROM cases WHERE ended GROUP BY closing_reason")
    found["withdrawn"] = figures.counts("SELECT withdrawn, count(*) FROM cases WHERE withdrawn <> 'no' GROUP BY withdrawn")
    return found


def breakdowns(figures):
    found = {}
    for name, of_place, of_case in (
        ("region", "coalesce(region, 'unknown')", "counted_region"), ("facilityType", "type", "type"),
    ):
        rows = figures.run(
            f"""
            SELECT coalesce(f.key, c.key), coalesce(f.facilities, 0), coalesce(f.visited, 0), coalesce(c.allegations, 0),
              coalesce(c.persons, 0), coalesce(c.after, 0), coalesce(c.allegations - c.after, 0)
            FROM (
              SELECT {of_place} AS key, count(*) AS facilities, count(*) FILTER (visited) AS visited
              FROM places WHERE in_scope GROUP BY 1
            ) AS f FULL JOIN (
              SELECT {of_case} AS key, count(*) AS allegations, sum(persons)::BIGINT AS persons, count(days) AS after
              FROM cases GROUP BY 1
            ) AS c ON c.key = f.key ORDER BY 1
            """).fetchall()
        names = ["key", "facilities", "visitedFacilities", "allegations", "persons", "visitedAfter", "unvisited"]
        found[name] = [dict(zip(names, row)) for row in rows]
    rows = figures.run(
        """
        SELECT a.value, count(*), sum(c.persons)::BIGINT, count(c.days), count(*) - count(c.days)
        FROM cases AS c JOIN registry.code_set_member AS m ON m.code_set = c.acts JOIN registry.code AS a ON a.key = m.code
        GROUP BY 1 ORDER BY 1
        """).fetchall()
    names = ["key", "allegations", "persons", "visitedAfter", "unvisited"]
    found["act"] = [dict(zip(names, row)) for row in rows]
    return found


def main():
    registry, first, last = sys.argv[1:]
    figures = Figures(registry, datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    counted = visits(figures)
    json.dump({
        "facilities": facilities(figures), "visits": counted, "allegations": allegations(figures, counted["granted"]),
        "funnel": funnel(figures), "breakdowns": breakdowns(figures),
    }, sys.stdout, indent=2)


main()
