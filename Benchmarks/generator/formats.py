"""Rows of invented records as bytes of one format."""

import csv
import io
from xml.sax.saxutils import escape

from . import allegations, facilities, findings, visits

TYPES = {"facility": facilities, "visit": visits, "finding": findings, "allegation": allegations}
PLURALS = {"facility": "facilities", "visit": "visits", "finding": "findings", "allegation": "allegations"}
# Fields whose cells hold several values.
SEVERAL = {
    "other_names", "replaces", "identifiers", "body", "denied", "refused_to", "allegations", "acts", "vulnerable", "person",
    "investigation_quality", "consent_for",
}
NAMESPACE = "urn:vigil:registry:1"


def exchange_csv(kind, rows):
    """One file a type, as `vigil export --format csv` writes them."""
    return csv_rows(rows, ",")


def csv_rows(rows, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def exchange_xml(kind, rows):
    """One element a record: its id, and one element a value in the order of the fields."""
    columns = [
        (position, *tags(column), column.partition("@")[0] in SEVERAL)
        for position, column in enumerate(TYPES[kind].COLUMNS)
    ][1:]
    parts = []
    for row in rows:
        parts.append('    <%s id="%s">\n' % (kind, row[0]))
        for position, start, end, several in columns:
            cell = row[position]
            if not cell:
                continue
            for value in cell.split("|") if several else (cell,):
                parts.append(start + (escape(value) if not value.isalnum() else value) + end)
        parts.append("    </%s>\n" % kind)
    return "".join(parts).encode()


def tags(column):
    name, _, language = column.partition("@")
    return "      <%s%s>" % (name, ' xml:lang="%s"' % language if language else ""), "</%s>\n" % name
