"""What a database holds after an import, so that two imports can be compared."""

import json
import sqlite3

from .measure import Broken

# The names of the same columns in a registry, and in tables that hold a partner's columns.
REGISTRY = ("persons", "incident_date", "facility")
PARTNER = ("Пострадавших", "Дата события", "Код учреждения")


def of_database(path, columns):
    """Counts that any loss of rows or cells would change."""
    persons, day, place = ("nullif(\"%s\", '')" % column for column in columns)
    connection = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    try:
        facilities = connection.execute("SELECT count(*) FROM facility").fetchone()[0]
        allegations, sum_of_persons, days, places = connection.execute(
            "SELECT count(*), sum(CAST(%s AS INTEGER)), count(%s), count(%s) FROM allegation" % (persons, day, place)
        ).fetchone()
    finally:
        connection.close()
    return {
        "facilities": facilities, "allegations": allegations, "persons": sum_of_persons, "days": days, "places": places,
    }


def check_import(output, sizes):
    """Raises `Broken` unless Vigil reports that everything came in and nothing was to be noticed."""
    with open(output, encoding="utf-8") as file:
        result = json.load(file)
    noticed = {severity: result["notices"][severity] for severity in ("error", "warning")}
    if any(noticed.values()):
        raise Broken("vigil import noticed %s" % noticed)
    for kind, count in sizes.items():
        if result["records"][kind]["new"] != count:
            raise Broken("vigil import made %d of %d records of %s" % (result["records"][kind]["new"], count, kind))


def check_errors(output, sizes):
    """Raises `Broken` unless Vigil reports an error in each case, and gave all of them back."""
    with open(output, encoding="utf-8") as file:
        result = json.load(file)
    wanted = sizes["allegation"]
    if result["records"]["allegation"]["new"] or result["rejects"][0]["rows"] < wanted * 0.9:
        raise Broken("vigil import took or lost rows with errors: %s" % {
            name: result[name] for name in ("records", "notices", "rejects")})
