#!/usr/bin/env python3
"""Makes the data of the benchmarks: the same bytes for the same seed and scale, and reused once made.

Usage: generate.py FOLDER [--scale 1] [--seed 1] [--only exchange-csv ...]
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import shutil
from typing import NamedTuple

from generator import formats, partner

CHUNK = 5_000
HERE = os.path.dirname(os.path.abspath(__file__))


class Sizes(NamedTuple):
    facilities: int
    visits: int
    allegations: int
    findings: int

    @classmethod
    def at(cls, scale):
        return cls(*(max(10, round(count * scale)) for count in (20_000, 500_000, 1_000_000, 20_000)))

    def of(self, kind):
        return getattr(self, formats.PLURALS[kind])


class Part(NamedTuple):
    """A run of records that one process turns into bytes."""

    dataset: str
    kind: str
    seed: int
    sizes: Sizes
    first: int
    count: int


def encoded(part):
    rows = formats.TYPES[part.kind].rows(part.seed, part.sizes, part.first, part.count)
    if part.dataset in ("exchange-csv", "registry"):
        return formats.exchange_csv(part.kind, rows)
    if part.dataset == "exchange-xml":
        return formats.exchange_xml(part.kind, rows)
    is_place = part.kind == "facility"
    rows = (partner.places if is_place else partner.cases)(rows)
    if part.dataset == "errors-csv" and not is_place:
        rows = partner.damaged(rows, part.first)
    if part.dataset == "told-csv" and not is_place:
        rows = partner.told(rows, part.seed, part.first)
    if part.dataset in ("partner-csv", "errors-csv", "told-csv"):
        return formats.csv_rows(rows, ";")
    if is_place:
        return partner.xml("Office", {"code": 0, "kind": 2}, partner.PLACE_TAGS, rows)
    return partner.xml("Case", {"ref": 0}, partner.TAGS, rows)


def frame(dataset, kind, sizes):
    """What stands in a file before and after the records of one type."""
    if dataset in ("exchange-csv", "registry"):
        return formats.csv_rows([formats.TYPES[kind].COLUMNS], ","), b""
    if dataset in ("partner-csv", "errors-csv", "told-csv"):
        cases = partner.CASES + (partner.TOLD if dataset == "told-csv" else [])
        return formats.csv_rows([partner.PLACES if kind == "facility" else cases], ";"), b""
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    if dataset == "partner-xml":
        root = b"Offices" if kind == "facility" else b"Cases"
        return head + b"<%s><Count>%d</Count>\n" % (root, sizes.of(kind)), b"</%s>\n" % root
    plural = formats.PLURALS[kind].encode()
    start, end = b"  <%s>\n" % plural, b"  </%s>\n" % plural
    if kind == "facility":
        start = head + b'<registry xmlns="%s">\n' % formats.NAMESPACE.encode() + start
    return start, end + (b"</registry>\n" if kind == "allegation" else b"")


def files(dataset):
    """The files of a dataset and the types of record in each."""
    if dataset == "registry":
        return {plural + ".csv": [kind] for kind, plural in formats.PLURALS.items()}
    if dataset == "exchange-csv":
        return {"facilities.csv": ["facility"], "allegations.csv": ["allegation"]}
    if dataset == "exchange-xml":
        return {"registry.xml": ["facility", "allegation"]}
    extension = dataset.partition("-")[2]
    return {"places." + extension: ["facility"], "cases." + extension: ["allegation"]}


DATASETS = ["errors-csv", "exchange-csv", "exchange-xml", "partner-csv", "partner-xml", "registry", "told-csv"]


def digest():
    """Of the generator itself: data that another version made are not reused."""
    content = hashlib.sha256()
    for folder in (HERE, os.path.join(HERE, "generator")):
        for name in sorted(os.listdir(folder)):
            if name == "generate.py" or folder != HERE and name.endswith(".py"):
                with open(os.path.join(folder, name), "rb") as file:
                    content.update(file.read())
    return content.hexdigest()


def make(folder, dataset, seed, scale):
    """The folder of a dataset, made if it is not there."""
    sizes = Sizes.at(scale)
    path = os.path.join(folder, "seed-%d-scale-%g" % (seed, scale), dataset)
    stamp = path + ".json"
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if json.load(file).get("generator") == digest():
                return path
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    with multiprocessing.Pool() as pool:
        for name, kinds in files(dataset).items():
            with open(os.path.join(path, name), "wb") as file:
                for kind in kinds:
                    start, end = frame(dataset, kind, sizes)
                    total = sizes.of(kind)
                    parts = [
                        Part(dataset, kind, seed, sizes, first, min(CHUNK, total - first)) for first in range(0, total, CHUNK)
                    ]
                    file.write(start)
                    for piece in pool.imap(encoded, parts):
                        file.write(piece)
                    file.write(end)
    with open(stamp, "w", encoding="utf-8") as file:
        json.dump({"generator": digest(), "seed": seed, "scale": scale, "sizes": sizes._asdict()}, file)
    return path


def main():
    parser = argparse.ArgumentParser(description="Makes the data of the benchmarks.")
    parser.add_argument("folder")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=DATASETS)
    options = parser.parse_args()
    for dataset in options.only or DATASETS:
        print(make(options.folder, dataset, options.seed, options.scale))


if __name__ == "__main__":
    main()
