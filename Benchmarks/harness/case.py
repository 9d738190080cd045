"""A comparison: a program of ours, its peers, and the figures that are wanted."""

from typing import Callable, NamedTuple, Optional


class Program(NamedTuple):
    name: str
    # Makes everything ready and answers with the arguments of `measure.run`; not timed.
    prepare: Callable
    # Looks at what a run left behind and raises `Broken` if it is wrong; answers with what can be compared, or None.
    check: Callable
    # What one run handles, for the time a record; None where there are none.
    records: Optional[int] = None


class Peer(NamedTuple):
    program: Program
    # The wanted limit of our median divided by the peer's: of the times a record, where their records differ.
    limit: float


class Case(NamedTuple):
    name: str
    title: str
    ours: Program
    peers: list
    # Wanted limits of our own run, or None.
    peak_megabytes: Optional[float] = None
    milliseconds: Optional[float] = None
    runs: Optional[int] = None
