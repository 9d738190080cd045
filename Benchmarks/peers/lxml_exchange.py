"""Our exchange XML into a registry's tables, by lxml's iterparse and sqlite3's executemany.

Usage: lxml_exchange.py REGISTRY PRAGMAS FILE
"""

import json
import sys

from lxml import etree
from registry_tables import Tables

NAMESPACE = "{urn:vigil:registry:1}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def main():
    registry, pragmas, path = sys.argv[1:]
    tables = Tables(registry, pragmas)
    start = len(NAMESPACE)
    tags = {NAMESPACE + kind: kind for kind in ("facility", "allegation")}
    for _, element in etree.iterparse(path, tag=list(tags)):
        identifier = element.get("id")
        if identifier is None:
            # The field `facility` of an allegation has the name of a record.
            continue
        kind = tags[element.tag]
        key = tables.key(kind, identifier)
        fields, variants, replaced = {}, {}, []
        for child in element:
            name, text = child.tag[start:], child.text
            language = child.get(LANGUAGE)
            if language:
                variants.setdefault(name, {})[language] = text
            elif name == "replaces":
                replaced.append(tables.place(text))
            elif name in fields:
                fields[name] += "|" + text
            else:
                fields[name] = text
        for name, texts in variants.items():
            fields[name + "_by_language"] = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
        if replaced:
            fields["replaces"] = json.dumps(replaced)
            for target in replaced:
                tables.put("INSERT INTO facility_replaces VALUES (?, ?)", (key, target))
        tables.add(kind, key, identifier, fields)
        for value in fields.get("identifiers", "").split("|"):
            if value:
                tables.put("INSERT INTO identifier VALUES (?, ?, ?)", (kind, value, key))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    tables.finish()


main()
