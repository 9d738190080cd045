"""Compares Vigil with the reference over random registries, and checks that exchange folders come back to the byte
and that the CSV report has the figures of the JSON report.

Usage: check_random_registries.py VIGIL HOME FIRST_SEED COUNT
Prints one line for each difference and a last line with the totals; exits with 1 if there was a difference.
"""

import csv
import datetime
import filecmp
import io
import json
import os
import random
import subprocess
import sys
import tempfile

import coverage_reference
import published_reference
import random_registry


def run(vigil, home, *arguments):
    environment = dict(os.environ, VIGIL_HOME=home, SOURCE_DATE_EPOCH="1750000000")
    result = subprocess.run([vigil, *arguments], capture_output=True, env=environment)
    if result.returncode != 0:
        errors = [line for line in result.stderr.decode().splitlines() if "error" in line]
        raise RuntimeError("vigil %s: exit %d: %s" % (" ".join(arguments), result.returncode, errors[:5]))
    # Decoded here, as the text mode of subprocess would change line ends.
    return result.stdout.decode()


def differences(expected, actual, path=""):
    if isinstance(expected, dict):
        found = []
        for key in sorted(set(expected) | set(actual)):
            if key not in expected or key not in actual:
                found.append("%s.%s: only %s" % (path, key, "expected" if key in expected else "reported"))
            else:
                found += differences(expected[key], actual[key], path + "." + key)
        return found
    if isinstance(expected, list):
        if len(expected) != len(actual):
            return ["%s: %d expected, %d reported" % (path, len(expected), len(actual))]
        return [line for index, pair in enumerate(zip(expected, actual)) for line in differences(*pair, "%s[%d]" % (path, index))]
    return [] if expected == actual else ["%s: %r expected, %r reported" % (path, expected, actual)]


def figures(value, path=""):
    """The scalars of a JSON report as (path, text), by the rule that the CSV report follows."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from figures(member, "%s.%s" % (path, name) if path else name)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, 1):
            key = item.get("key", item.get("id")) or "#%d" % number
            rest = {name: member for name, member in item.items() if name not in ("key", "id")}
            yield from figures(rest, "%s[%s]" % (path, key.replace("\\", "\\\\").replace("]", "\\]")))
    elif isinstance(value, list):
        yield path, "|".join(str(item).replace("\\", "\\\\").replace("|", "\\|") for item in value)
    elif value is None or isinstance(value, bool):
        yield path, {None: "", True: "true", False: "false"}[value]
    else:
        yield path, value


def csv_differences(json_text, csv_text):
    # Numbers keep their digits.
    expected = list(figures(json.loads(json_text, parse_int=str, parse_float=str)))
    rows = list(csv.reader(io.StringIO(csv_text, newline="")))
    found = [] if rows[0] == ["figure", "label", "value"] else ["csv: the header is %s" % rows[0]]
    found += ["csv: a row of %d cells: %s" % (len(row), row) for row in rows if len(row) != 3]

    def same(cell, text):
        # What a spreadsheet would run has an apostrophe in front.
        return cell == text or cell == "'" + text and text.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r")

    if len(expected) != len(rows) - 1:
        found.append("csv: %d figures expected, %d reported" % (len(expected), len(rows) - 1))
    for (path, text), row in zip(expected, rows[1:]):
        if not same(row[0], path) or not same(row[2], text):
            found.append("csv: %r = %r expected, %r reported" % (path, text, row))
    return found


def questions(seed):
    """The options of some reports, for the command and for the reference."""
    chance = random.Random(seed * 31 + 7)
    for _ in range(2):
        start = datetime.date(chance.randint(2016, 2020), chance.randint(1, 12), chance.randint(1, 28))
        end = start + datetime.timedelta(days=chance.choice([0, 30, 365, 800]))
        bodies = chance.choice([("npm",), ("npm", "spt"), "all", ("ngo",)])
        dating = chance.choice(["incident", "incident", "reported"])
        filters = chance.choice(
            [{}, {}, {}, {"region": ["KZ-10"]}, {"type": ["prison", "remand"]}, {"mandate": ["in"]}, {"country": ["KZ"]},
             {"authority": ["Ministry of Health"]}, {"region": ["KZ-75", "KZ-71"], "type": ["prison"]}]
        )
        options = ["--from", start.isoformat(), "--to", end.isoformat(), "--dated-by", dating]
        options += ["--bodies", bodies if bodies == "all" else ",".join(bodies)]
        for key, values in filters.items():
            options += ["--" + key, ",".join(values)]
        yield options, dict(start=start, end=end, bodies=bodies, dated_by=dating, filters=filters)


def check(vigil, home, seed, folder):
    given, first, second = (os.path.join(folder, name) for name in ("given", "first", "second"))
    random_registry.write(given, seed)
    if not os.listdir(given):
        return []
    found = []
    registries = [os.path.join(folder, name) for name in ("a.vigil", "b.vigil")]
    for registry, source, target in zip(registries, (given, first), (first, second)):
        run(vigil, home, "--registry", registry, "init", "--device", "rand")
        run(vigil, home, "--registry", registry, "import", source)
        run(vigil, home, "--registry", registry, "export", "--for", "internal", "--format", "csv", "--output", target)
    for name in sorted(os.listdir(first)):
        if not filecmp.cmp(os.path.join(first, name), os.path.join(second, name), shallow=False):
            found.append("%s did not come back to the byte" % name)
    again = json.loads(run(vigil, home, "--registry", registries[0], "import", given, "--format", "json"))
    for name, counts in again["records"].items():
        if counts["new"] or counts["changed"] or counts["rejected"]:
            found.append("importing again changed %s: %s" % (name, counts))
    for options, question in questions(seed):
        text = run(vigil, home, "--registry", registries[0], "report", "coverage", "--for", "internal", "--format", "json", *options)
        table = run(vigil, home, "--registry", registries[0], "report", "coverage", "--for", "internal", "--format", "csv", *options)
        found += csv_differences(text, table)
        report = json.loads(text)
        report["breakdowns"] = {
            name: {row["key"]: row for row in rows} for name, rows in report["breakdowns"].items()
        }
        expected = coverage_reference.coverage(given, os.path.join(home, "Schemas"), **question)
        expected["funnel"]["published"] = published_reference.published(
            given, question["start"], question["end"], question["filters"].get("region", []))
        members = ("id", "relation", "value", "shareOfWhole", "noShare")
        report["funnel"]["published"] = [
            {name: item[name] for name in members} for item in report["funnel"]["published"]
        ]
        actual = {key: report[key] for key in expected}
        found += ["%s %s" % (" ".join(options), line) for line in differences(expected, actual)]
    return found


def main():
    vigil, home, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    bad = 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            found = check(vigil, home, seed, folder)
        for line in found[:10]:
            print("seed %d: %s" % (seed, line))
        bad += 1 if found else 0
    print("%d registries, %d with differences" % (count, bad))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
