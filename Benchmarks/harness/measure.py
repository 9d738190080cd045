"""One run of a program: its time, its processor time and its memory, as the kernel counted them."""

import os
import subprocess
import time
from typing import NamedTuple


class Run(NamedTuple):
    # Wall clock, from starting the program until it has ended.
    seconds: float
    # User and system time, of the program and of those that it started.
    processor: float
    # Peak resident memory in KiB, of the largest of these processes.
    peak: int


# A process that is started counts the memory of its starter as its own. GNU time is small, this runner is not.
TIME = "/usr/bin/time"


class Broken(Exception):
    """A program failed, or its result is not what it must be. The text says which and how."""


def run(command, output, folder=None, environment=None, source=None, status_wanted=0):
    """Runs a command with its results in the file `output`; messages go to `output`.err.

    Raises `Broken` if the program ends with another status than is wanted."""
    with open(output, "wb") as results, open(output + ".err", "wb") as messages:
        with open(source or os.devnull, "rb") as standard_input:
            start = time.perf_counter()
            process = subprocess.Popen(
                [TIME, "-q", "-f", "%M", "-o", output + ".peak", *command],
                cwd=folder, env=environment, stdin=standard_input, stdout=results, stderr=messages)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != status_wanted:
        with open(output + ".err", encoding="utf-8", errors="replace") as messages:
            said = [line.strip() for line in messages if line.strip()]
        raise Broken("%s ended with %d: %s" % (os.path.basename(command[0]), process.returncode, " / ".join(said[:3])))
    with open(output + ".peak", encoding="utf-8") as file:
        peak = int(file.read().split()[-1])
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def warm(paths):
    """Reads files once and lets earlier writing end, so that every run finds the same: all input in memory."""
    for path in paths:
        with open(path, "rb") as file:
            while file.read(1 << 20):
                pass
    os.sync()
