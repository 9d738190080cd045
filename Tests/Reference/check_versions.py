"""Edits the sample files and compares what an import says with a diff by key.

Usage: check_versions.py VIGIL HOME HIQA_CSV FHRS_XML SEED
"""

import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile


def run(vigil, home, registry, *arguments):
    environment = dict(os.environ, VIGIL_HOME=home, VIGIL_REGISTRY=registry)
    result = subprocess.run([vigil, *arguments], capture_output=True, text=True, env=environment)
    if result.returncode != 0:
        sys.exit("vigil %s: exit %d: %s" % (" ".join(arguments), result.returncode, result.stderr[-2000:]))
    return result.stdout


def hiqa_records(rows):
    """What the issue of one file says, in the terms of the registry."""
    places, visits = {}, {}
    for index, row in enumerate(rows):
        visits[row["report-id"]] = tuple(
            row[name].strip() for name in ("centre-id", "date-of-inspection", "date", "number-of-residents-present")
        ) + (row["type-of-inspection"].strip() == "Unannounced",)
        places.setdefault(row["centre-id"], []).append((row["date"], index, row))
    said = {}
    for key, found in places.items():
        _, _, last = max(found, key=lambda entry: entry[:2])
        name = last["name-of-designated-centre"].strip()
        others = {entry[2]["name-of-designated-centre"].strip() for entry in found} - {name}
        said[key] = (name, last["address-of-centre"].strip(), tuple(sorted(others)))
    return {"facility": said, "visit": visits}


def hiqa_versions(path, chance, folder):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    # Rows of one report are one record: a change would have to touch both.
    seen = set()
    rows = [row for row in rows if not (row["report-id"] in seen or seen.add(row["report-id"]))]
    before = [dict(row) for row in rows]
    after = [dict(row) for row in rows if chance.random() > 0.05]
    for row in after:
        draw = chance.random()
        if draw < 0.05:
            row["number-of-residents-present"] = str(chance.randint(30, 60))
        elif draw < 0.08:
            row["name-of-designated-centre"] += " House"
        elif draw < 0.1:
            row["type-of-inspection"] = "Announced"
    for number in range(25):
        new = dict(chance.choice(before))
        new["report-id"] = "new-%d" % number
        if chance.random() < 0.4:
            new["centre-id"] = "9%05d" % number
        after.append(new)
    chance.shuffle(after)
    for name, version in (("before.csv", before), ("after.csv", after)):
        with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(version)
    return hiqa_records(before), hiqa_records(after)


def fhrs_records(elements):
    def value(element, name):
        match = re.search("<%s>(.*?)</%s>" % (name, name), element)
        return match.group(1).strip() if match else ""

    places, visits = {}, {}
    for element in elements:
        key = value(element, "FHRSID")
        names = ["BusinessName", "AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "PostCode", "Latitude", "Longitude"]
        places[key] = tuple(value(element, name) for name in names)
        date = value(element, "RatingDate")
        if date:
            visits["%s@%s" % (key, date)] = date
    return {"facility": places, "visit": visits}


def fhrs_versions(path, chance, folder):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    elements = re.findall("<EstablishmentDetail>.*?</EstablishmentDetail>", text, re.S)
    after = [element for element in elements if chance.random() > 0.1]
    for index, element in enumerate(after):
        draw = chance.random()
        if draw < 0.1:
            after[index] = re.sub("<RatingDate>.*?</RatingDate>", "<RatingDate>2020-09-01</RatingDate>", element)
        elif draw < 0.2:
            after[index] = element.replace("</BusinessName>", " Annexe</BusinessName>")
    chance.shuffle(after)
    for name, version in (("before.xml", elements), ("after.xml", after)):
        body = "\n".join(version)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(
                '<?xml version="1.0" encoding="utf-8"?><FHRSEstablishment xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
                "<Header><ItemCount>%d</ItemCount></Header><EstablishmentCollection>%s</EstablishmentCollection></FHRSEstablishment>"
                % (len(version), body)
            )
    return fhrs_records(elements), fhrs_records(after)


def expected(before, after, is_full):
    return {
        "new": len(after.keys() - before.keys()),
        "changed": sum(1 for key in after.keys() & before.keys() if before[key] != after[key]),
        "same": sum(1 for key in after.keys() & before.keys() if before[key] == after[key]),
        "gone": len(before.keys() - after.keys()) if is_full else 0,
        "rejected": 0,
        "review": 0,
    }


def main():
    vigil, home, hiqa, fhrs, seed = sys.argv[1:6]
    bad = 0
    for profile, path, versions, kind in (("hiqa", hiqa, hiqa_versions, "csv"), ("fhrs", fhrs, fhrs_versions, "xml")):
        chance = random.Random(int(seed))
        with tempfile.TemporaryDirectory() as folder:
            before, after = versions(path, chance, folder)
            registry = os.path.join(folder, "r.vigil")
            run(vigil, home, registry, "init", "--device", "vers")
            for name in ("before." + kind, "after." + kind):
                text = run(vigil, home, registry, "import", os.path.join(folder, name), "--profile", profile, "--format", "json")
            counts = json.loads(text)["records"]
            for name in ("facility", "visit"):
                wanted = expected(before[name], after[name], profile == "hiqa" or name == "facility")
                if counts[name] != wanted:
                    bad += 1
                    print("%s %s: %s expected, %s said" % (profile, name, wanted, counts[name]))
            # And back: what was gone returns without being new.
            text = run(vigil, home, registry, "import", os.path.join(folder, "before." + kind), "--profile", profile, "--format", "json")
            counts = json.loads(text)["records"]
            for name in ("facility", "visit"):
                if counts[name]["new"]:
                    bad += 1
                    print("%s %s: %d came back as new" % (profile, name, counts[name]["new"]))
            if profile == "hiqa":
                listed = json.loads(run(vigil, home, registry, "facility", "list", "--format", "json"))
                said = {
                    next(i for i in place["identifiers"] if i.startswith("hiqa:"))[5:]: (
                        place["name"], place.get("address", ""), tuple(sorted(place.get("other_names", []))))
                    for place in listed
                }
                for key, wanted in before["facility"].items():
                    if said[key] != wanted:
                        bad += 1
                        print("hiqa %s: %s expected, %s listed" % (key, wanted, said[key]))
    print("%d differences" % bad)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
