"""python -m bench [PART …] --journeys N …: measures one part after the other, then writes the page of figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from bench import builds, checking, lighthouse, organizations, parting, searching, serving
from bench.report import write_page

Part = Callable[[Sequence[int], int, Sequence[str]], Iterator[str]]
PARTS: dict[str, Part] = {
    "cold": builds.cold,
    "again": builds.again,
    "serve": serving.serve,
    "check": checking.check,
    "diff": checking.diff,
    "search": searching.search,
    "parts": parting.parts,
    "lighthouse": lighthouse.lighthouse,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure journeybook beside what else there is.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one of {', '.join(PARTS)}, report; without: all")
    parser.add_argument("--journeys", type=int, nargs="+", default=[100, 300], help="sizes of the organizations")
    parser.add_argument("--rounds", type=int, default=1, help="how often each is run; the median counts")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="the contenders to run; without: all")
    parser.add_argument("--fresh", action="store_true", help="make organizations and written pages anew")
    given = parser.parse_args()
    parts = given.parts or list(PARTS)
    if unknown := [name for name in parts if name not in (*PARTS, "report")]:
        parser.error(f"no part {unknown[0]!r}")
    if given.fresh:
        organizations.forget()
    for name in parts:
        for line in PARTS[name](given.journeys, given.rounds, given.only) if name in PARTS else ():
            sys.stdout.write(f"{name:10} {line}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{write_page()}\n")


main()
