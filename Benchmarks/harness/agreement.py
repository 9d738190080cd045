"""Whether two programs give the same figures, where both give them.

Usage: agreement.py THEIRS OURS
"""

import json
import math
import sys


def differences(theirs, ours, path=""):
    """What stands in `theirs` and is not the same in `ours`; lists of keyed entries are compared by key."""
    if isinstance(theirs, dict):
        if not isinstance(ours, dict):
            return ["%s: %r here, %r there" % (path, ours, theirs)]
        return [line for name, value in theirs.items() for line in differences(value, ours.get(name), path + "/" + name)]
    if isinstance(theirs, list):
        keyed = {entry["key"]: entry for entry in ours or []}
        found = ["%s/%s: not there" % (path, key) for key in sorted(set(keyed) - {entry["key"] for entry in theirs})]
        for entry in theirs:
            found += differences(entry, keyed.get(entry["key"]), path + "/" + entry["key"])
        return found
    if isinstance(theirs, float) and isinstance(ours, (int, float)):
        return [] if math.isclose(theirs, ours, rel_tol=1e-12) else ["%s: %r here, %r there" % (path, ours, theirs)]
    return [] if theirs == ours else ["%s: %r here, %r there" % (path, ours, theirs)]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as theirs, open(sys.argv[2], encoding="utf-8") as ours:
        found = differences(json.load(theirs), json.load(ours))
    print("\n".join(found))
    sys.exit(1 if found else 0)
