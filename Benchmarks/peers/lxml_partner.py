"""The partner's XML into a registry's tables: records, and what the source said of each as JSON.

Usage: lxml_partner.py REGISTRY PRAGMAS PLACES CASES
"""

import json
import sys

from lxml import etree
from registry_tables import Tables

PLACE = {
    "Name": "name", "Region": "region", "Town": "locality", "Capacity": "capacity", "Held": "population", "Closed": "closed",
}
CASE = {
    "Place": "facility", "Region": "region", "When": "incident_date", "Told": "reported_date", "What": "acts",
    "Persons": "persons", "Phase": "phase", "Status": "legal_status", "Service": "accused_service", "Channel": "channel",
    "Verified": "verification", "Complaint": "complaint_filed", "ComplaintDay": "complaint_filed_date",
    "Registered": "complaint_registered", "Investigation": "investigation_opened",
    "InvestigationDay": "investigation_opened_date", "Court": "sent_to_court", "Closed": "closing_reason", "Source": "source",
}
DAYS = {"closed", "incident_date", "reported_date", "complaint_filed_date", "investigation_opened_date"}
YES_NO = {"да": "yes", "нет": "no", "неизвестно": "unknown"}
WORDS = {
    "type": {
        "Колония": "prison", "СИЗО": "remand", "ИВС": "police-cells", "ОП": "police-station", "Психиатрия": "psychiatric",
        "Детский дом": "children",
    },
    "acts": {
        "избиение": "ill-treatment", "нет врача": "denial-of-medical-care", "нет адвоката": "denial-of-counsel",
        "условия": "inhuman-conditions", "пытка": "torture",
    },
    "phase": {"задержание": "arrest", "следствие": "investigation", "СИЗО": "remand", "колония": "imprisonment"},
    "accused_service": {"полиция": "police", "сотрудники": "prison-staff"},
    "complaint_filed": YES_NO, "complaint_registered": YES_NO, "investigation_opened": YES_NO, "sent_to_court": YES_NO,
}
STATEMENT = (
    'INSERT INTO source_record (source, partner_key, record, "transaction", file, line, "offset", statement)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def fields_of(element, names):
    fields = {}
    for child in element:
        name, text = names[child.tag], child.text
        if name in DAYS:
            text = "-".join(reversed(text.split(".")))
        elif name == "acts":
            text = "|".join(WORDS["acts"].get(act, act) for act in text.split("; "))
        elif name in WORDS:
            text = WORDS[name].get(text, text)
        fields[name] = text
    return fields


def main():
    registry, pragmas, places, cases = sys.argv[1:]
    tables = Tables(registry, pragmas)
    connection = tables.connection
    batch = connection.execute(
        "INSERT INTO batch (\"transaction\", profile, counts, notices) VALUES (?, 'peer', '{}', '{}')", (tables.transaction,)
    ).lastrowid
    for kind, path, tag, key_name, names in (
        ("facility", places, "Office", "code", PLACE), ("allegation", cases, "Case", "ref", CASE),
    ):
        source = connection.execute(
            "INSERT INTO source (profile, type, scheme) VALUES ('peer', ?, 'bench')", (kind,)
        ).lastrowid
        file = connection.execute(
            "INSERT INTO batch_file (batch, name, sha256, bytes, rows, encoding, dialect)"
            " VALUES (?, ?, '', 0, 0, 'utf-8', 'xml')", (batch, path)
        ).lastrowid
        for number, (_, element) in enumerate(etree.iterparse(path, tag=tag), 1):
            fields = fields_of(element, names)
            if kind == "facility":
                word = element.get("kind")
                fields["type"] = WORDS["type"].get(word, word)
                fields["country"] = "KZ"
            partner_key = element.get(key_name)
            statement = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
            key = tables.key(kind, partner_key)
            fields["identifiers"] = "bench:" + partner_key
            tables.add(kind, key, "peer-%07d" % (number if kind == "facility" else number + 10_000_000), fields)
            row = (source, partner_key, key, tables.transaction, file, element.sourceline, 0, statement)
            tables.put(STATEMENT, row)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    tables.finish()


main()
