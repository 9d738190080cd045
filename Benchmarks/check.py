#!/usr/bin/env python3
"""Checks the generator: the same bytes twice, something in every column, and nothing that Vigil would object to.

Needs nothing but Vigil. Usage: check.py VIGIL HOME
"""

import csv
import filecmp
import json
import os
import subprocess
import sys
import tempfile

import generate
from generator import formats

SCALE = 0.002
# A column for what this version keeps no records of.
EMPTY = {("allegation", "person")}
LEAST_FILLED, MOST_FILLED = 12, 20


def problems_of_columns(folder):
    for kind, plural in formats.PLURALS.items():
        with open(os.path.join(folder, plural + ".csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        filled = {column: sum(1 for row in rows if row[column]) for column in rows[0]}
        for column, count in filled.items():
            if not count and (kind, column) not in EMPTY:
                yield "no %s has %s" % (kind, column)
        mean = sum(filled.values()) / len(rows)
        if kind == "allegation" and not LEAST_FILLED <= mean <= MOST_FILLED:
            yield "an allegation has %.1f cells on average, not %d to %d" % (mean, LEAST_FILLED, MOST_FILLED)


def problems_of_import(vigil, home, folder, dataset, path):
    environment = dict(os.environ, VIGIL_HOME=home, VIGIL_REGISTRY=os.path.join(folder, dataset + ".vigil"))
    profile = []
    if dataset.startswith("partner"):
        profile = ["--profile", os.path.join(generate.HERE, "profile", dataset + ".yaml")]
    given = [os.path.join(path, name) for name in generate.files(dataset)] if dataset.endswith("xml") else [path]
    subprocess.run([vigil, "init", "--device", "check"], check=True, env=environment, stdout=subprocess.DEVNULL)
    command = [vigil, "import", *given, *profile, "--format", "json"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True)
    if answer.returncode != 0:
        yield "%s: vigil import ended with %d: %s" % (dataset, answer.returncode, answer.stderr[:500])
        return
    result = json.loads(answer.stdout)
    if result["notices"]["error"] or result["notices"]["warning"]:
        yield "%s: vigil import noticed %s" % (dataset, result["notices"]["byCode"])
    for kinds in generate.files(dataset).values():
        for kind in kinds:
            made, wanted = result["records"][kind]["new"], generate.Sizes.at(SCALE).of(kind)
            if made != wanted:
                yield "%s: %d of %d records of %s came in" % (dataset, made, wanted, kind)


def main():
    vigil, home = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    datasets = generate.DATASETS
    if not os.path.exists(os.path.join(home, "Schemas", "registry.xsd")):
        print("exchange-xml is left out: there is no Schemas/registry.xsd")
        datasets = [dataset for dataset in datasets if dataset != "exchange-xml"]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for dataset in datasets:
            first, second = (generate.make(os.path.join(folder, name), dataset, 1, SCALE) for name in ("first", "second"))
            for name in generate.files(dataset):
                if not filecmp.cmp(os.path.join(first, name), os.path.join(second, name), shallow=False):
                    found.append("%s: %s is not the same the second time" % (dataset, name))
            if dataset == "registry":
                found += problems_of_columns(first)
            if dataset not in ("errors-csv", "told-csv"):
                found += problems_of_import(vigil, home, folder, dataset, first)
    for problem in found:
        print(problem)
    if found:
        sys.exit(1)
    print("%d kinds of generated data: repeatable, and where they should be, accepted without a warning." % len(datasets))


if __name__ == "__main__":
    main()
