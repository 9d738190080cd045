"""Compares the verdicts of `vigil import` on exchange XML with those of xmllint and the schema with keys.

Small files are made from random records and then damaged in one or two places. xmllint must refuse what Vigil
refuses and the other way round, but for the few rules that a schema cannot state, which are listed below.

Usage: check_exchange_xml.py VIGIL HOME FIRST_SEED COUNT
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

NAMESPACE = "urn:vigil:registry:1"
# What Vigil says of rules that an XML schema cannot state.
STRICTER = re.compile(r"ends before it begins|is not a decimal number|stands a second time|needs name")
VALUES = {
    "text": ["x", "Учреждение", " y ", "", " ", "a|b", "=1+1", "]]&gt;", "\n"],
    "day": ["2019", "2019-03", "2020-02-29", "2019-02-29", "2019-13", "2019-03-01/2019-03-05", "2019-05/2019-03", "1900-02-29",
            "2000-02-29", "0000", "", " 2019 ", "2019-3-1", "19", "2019/", "2100-02-29", "2019-04-31"],
    "count": ["0", "7", "007", "2147483647", "2147483648", "-1", "1.5", "", " 4 ", "99999999999999999999", "+1"],
    "decimal": ["1", "1.50", "-0.5", ".5", "5.", "1e3", "", "1,5", "-", "+2", "1" * 39],
    "country": ["KZ", "kz", "KAZ", "", " KZ"],
    "region": ["KZ-10", "KZ-", "KZ-1234", "", "kz-10", "KZ-ALA"],
    "identifier": ["a:b", ":b", "a:", "a", "", "a:b:c", "a b: c", " a:b "],
    "yes-no": ["yes", "no", "unknown", "maybe", "", " yes "],
}
FACILITY = [("name", "text"), ("other_names", "text"), ("type", ["prison", "remand", "castle", ""]), ("country", "country"),
            ("region", "region"), ("latitude", "decimal"), ("capacity", "count"), ("opened", "day"), ("closed", "day"),
            ("replaces", "facility"), ("part_of", "facility"), ("identifiers", "identifier")]
VISIT = [("facility", "facility"), ("start", "day"), ("end", "day"), ("body", ["npm", "ngo", "nobody"]),
         ("announced", "yes-no"), ("access_notes", "text"), ("allegations", "allegation"), ("summary", "text"), ("cost", "decimal")]
FINDING = [("visit", "visit"), ("theme", ["health", "regime", "soup"]), ("text", "text")]
ALLEGATION = [("facility", "facility"), ("place_text", "text"), ("incident_date", "day"),
              ("acts", ["torture", "threats", "none"]), ("persons", "count"), ("verdict", "yes-no"), ("notes", "text")]
TYPES = [("facilities", "facility", FACILITY), ("visits", "visit", VISIT), ("findings", "finding", FINDING),
         ("allegations", "allegation", ALLEGATION)]
REQUIRED = {"facility": {"name", "type", "country"}, "visit": {"facility", "start"}, "finding": {"visit", "theme"},
            "allegation": {"acts"}}
SEVERAL = {"other_names", "replaces", "body", "allegations", "acts", "identifiers"}
LANGUAGES = {"name", "summary", "text"}


def value(chance, kind, ids, is_wild):
    if isinstance(kind, list):
        return chance.choice(kind) if is_wild else kind[0]
    if kind in ids:
        return chance.choice(ids[kind] + (["nowhere", "", "a b"] if is_wild else []))
    return chance.choice(VALUES[kind]) if is_wild else VALUES[kind][0]


def document(chance):
    """A valid file most of the time, with here and there a value that may be wrong."""
    ids = {name: ["%s-%d" % (name, n) for n in range(chance.randint(1, 3))] for _, name, _ in TYPES}
    parts = []
    for plural, name, fields in chance.sample(TYPES, len(TYPES)):
        records = []
        for record in ids[name]:
            lines = []
            for field, kind in fields:
                if field not in REQUIRED[name] and chance.random() < 0.5:
                    continue
                for _ in range(chance.randint(1, 2) if field in SEVERAL else 1):
                    lines.append("<%s>%s</%s>" % (field, value(chance, kind, ids, chance.random() < 0.04), field))
                if field in LANGUAGES and chance.random() < 0.3:
                    lines.append('<%s xml:lang="ru">я</%s>' % (field, field))
            records.append('<%s id="%s">\n%s\n</%s>' % (name, record, "\n".join(lines), name))
        parts.append("<%s>\n%s\n</%s>" % (plural, "\n".join(records), plural))
    return '<registry xmlns="%s">\n%s\n</registry>' % (NAMESPACE, "\n".join(parts))


def damage(chance, text):
    lines = text.split("\n")
    place = chance.randrange(1, len(lines) - 1)
    line = lines[place]
    kind = chance.randrange(14)
    if kind == 0:
        del lines[place]
    elif kind == 1:
        lines.insert(place, line)
    elif kind == 2:
        other = chance.randrange(1, len(lines) - 1)
        lines[place], lines[other] = lines[other], lines[place]
    elif kind == 3:
        lines[place] = line.replace(">", ' colour="red">', 1)
    elif kind == 4:
        lines[place] = line + "stray"
    elif kind == 5:
        lines[place] = re.sub(r"<(/?)(\w+)", lambda match: "<%s%s" % (match[1], match[2] + "x"), line)
    elif kind == 6:
        lines[place] = line.replace('id="', 'id="%s' % chance.choice(["!", "", "x", " "]), 1)
    elif kind == 7:
        lines[place] = line.replace('xml:lang="ru"', chance.choice(['xml:lang="R"', 'lang="ru"', 'xml:lang="kk-Cyrl"', ""]))
    elif kind == 8:
        lines[place] = line + "<!-- note --><?target data?>"
    elif kind == 9:
        lines[place] = re.sub(r">([^<]+)<", lambda match: "><![CDATA[%s]]><" % match[1], line, count=1)
    elif kind == 10:
        lines[place] = re.sub(r'( id="[^"]*")', "", line)
    elif kind == 11:
        lines[place] = re.sub(r">([^<]*)</", lambda match: ">%s<b/></" % match[1], line, count=1)
    elif kind == 12:
        lines[0] = lines[0].replace(NAMESPACE, chance.choice([NAMESPACE + "x", NAMESPACE]))
    else:
        lines[place] = re.sub(r">([^<]*)</", lambda match: ">%s</" % chance.choice(sum(VALUES.values(), [])), line, count=1)
    return "\n".join(lines)


def main():
    vigil, home, first, count = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if shutil.which("xmllint") is None:
        print("skipped: xmllint is not installed")
        return
    schema = os.path.join(home, "Schemas/registry-keys.xsd")
    differences = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, VIGIL_HOME=home, VIGIL_REGISTRY=os.path.join(folder, "r.vigil"))
        subprocess.run([vigil, "init", "--device", "xml"], check=True, env=environment, stdout=subprocess.DEVNULL)
        path = os.path.join(folder, "case.xml")
        for seed in range(first, first + count):
            chance = random.Random(seed)
            text = document(chance)
            for _ in range(chance.choice([0, 1, 1, 2])):
                text = damage(chance, text)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            theirs = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, path], capture_output=True, text=True)
            ours = subprocess.run([vigil, "import", path, "--dry-run"], env=environment, capture_output=True, text=True)
            if ours.returncode not in (0, 1):
                sys.exit("seed %d: exit %d\n%s" % (seed, ours.returncode, ours.stderr))
            errors = [line for line in ours.stderr.split("\n") if ": error: " in line]
            ours_bad, theirs_bad = ours.returncode == 1, theirs.returncode != 0
            refused += ours_bad
            # What referred to a record that such a rule refused is refused with it.
            others = [line for line in errors if not STRICTER.search(line)]
            if ours_bad and not theirs_bad and len(others) < len(errors) and all("unresolved" in line for line in others):
                continue
            if ours_bad != theirs_bad:
                differences += 1
                print("seed %d: vigil %d, xmllint %d" % (seed, ours.returncode, theirs.returncode))
                print("\n".join(errors or ["(no error)"]), theirs.stderr.strip(), sep="\n")
    print("%d files, %d refused, %d verdicts that differ" % (count, refused, differences))
    sys.exit(1 if differences else 0)


main()
