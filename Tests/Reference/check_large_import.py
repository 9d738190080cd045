"""Imports 100,000 and 1,000,000 records and measures memory and time; fails above 64 MB.

Usage: check_large_import.py VIGIL HOME
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time

LIMIT = 64 * 1024
PROFILE_CSV = """name: Large CSV
publisher: Generator
scheme: large
extent: full
defaults: {country: KZ, body: npm}
sources:
- {name: t, format: csv}
make:
- facility:
    rows: t
    key: "{place}"
    several: {latest-by: date}
    name: {from: name}
    other_names: {from: name, take: others}
    type: prison
- visit:
    rows: t
    key: "{visit}"
    facility: {key: "{place}"}
    start: {from: date}
    kind: inspection
"""
PROFILE_XML = """name: Large XML
publisher: Generator
scheme: large
extent: full
defaults: {country: KZ, body: npm}
sources:
- {name: t, format: xml, record: /list/entry, expect-count: /list/count}
make:
- facility: {rows: t, key: "{@place}", several: last, name: {from: name}, type: prison}
- visit: {rows: t, key: "{@visit}", facility: {key: "{@place}"}, start: {from: date}, kind: inspection}
"""


def entries(count):
    """A quarter of the records are places; every entry is a visit to one, in no order."""
    chance = random.Random(7)
    places = count // 4
    for index in range(count - places):
        place = index if index < places else chance.randrange(places)
        place = place * 7919 % places
        date = "%d-%02d-%02d" % (chance.randint(2015, 2024), chance.randint(1, 12), chance.randint(1, 28))
        yield "p%d" % place, "v%d" % index, "Place %d %d" % (place, chance.randint(0, 9) // 9), date


def write_csv(path, count):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["place", "visit", "name", "date"])
        writer.writerows(entries(count))


def write_xml(path, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write("<list><count>%d</count>" % (count - count // 4))
        for place, visit, name, date in entries(count):
            file.write('<entry place="%s" visit="%s"><name>%s</name><date>%s</date></entry>\n' % (place, visit, name, date))
        file.write("</list>")


def write_exchange(path, count):
    chance = random.Random(7)
    os.makedirs(path)
    places, visits = count // 50, count // 3
    with open(os.path.join(path, "facilities.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "type", "country", "region"])
        writer.writerows(["f-%07d" % index, "Учреждение № %d" % index, "prison", "KZ", "KZ-10"] for index in range(places))
    with open(os.path.join(path, "visits.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "facility", "start", "body", "access"])
        for index in range(visits):
            date = "%d-%02d-%02d" % (chance.randint(2015, 2024), chance.randint(1, 12), chance.randint(1, 28))
            writer.writerow(["v-%07d" % index, "f-%07d" % chance.randrange(places), date, "npm|ngo", "full"])
    with open(os.path.join(path, "allegations.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "facility", "incident_date", "acts", "persons"])
        for index in range(count - places - visits):
            writer.writerow(["a-%07d" % index, "f-%07d" % chance.randrange(places), str(chance.randint(2015, 2024)), "threats|torture", "2"])


def measure(vigil, home, folder, arguments):
    registry = os.path.join(folder, "r.vigil")
    if os.path.exists(registry):
        os.remove(registry)
    environment = dict(os.environ, VIGIL_HOME=home, VIGIL_REGISTRY=registry)
    subprocess.run([vigil, "init", "--device", "long"], check=True, env=environment, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    process = subprocess.Popen([vigil, "import", *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("vigil import %s: status %d" % (" ".join(arguments), status))
    return time.monotonic() - start, usage.ru_maxrss


def main():
    vigil, home = os.path.abspath(sys.argv[1]), sys.argv[2]
    bad = 0
    print("%-10s %10s %10s %12s %10s" % ("input", "records", "seconds", "µs a record", "KB"))
    for name, write in (("csv", write_csv), ("xml", write_xml), ("exchange", write_exchange)):
        for count in (100_000, 1_000_000):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "input." + name)
                write(path, count)
                arguments = [path]
                if name != "exchange":
                    profile = os.path.join(folder, "profile.yaml")
                    with open(profile, "w", encoding="utf-8") as file:
                        file.write(PROFILE_CSV if name == "csv" else PROFILE_XML)
                    arguments += ["--profile", profile]
                seconds, memory = measure(vigil, home, folder, arguments)
                print("%-10s %10d %10.1f %12.1f %10d" % (name, count, seconds, seconds / count * 1e6, memory), flush=True)
                if memory > LIMIT:
                    bad += 1
                    print("more than %d KB" % LIMIT)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
