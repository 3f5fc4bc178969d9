"""Print the tables, or those that are named: `python -m benchmarks exports register`."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from benchmarks.harness.table import Table
from benchmarks.tables import (
    big_text,
    cold_start,
    durability,
    exports,
    live_cost,
    memory,
    pages,
    push,
    register,
    reruns,
    typing,
)

TABLES: Final[Mapping[str, Callable[[], Table]]] = {
    "exports": exports.measure,
    "cold_start": cold_start.measure,
    "memory": memory.measure,
    "reruns": reruns.measure,
    "register": register.measure,
    "pages": pages.measure,
    "durability": durability.measure,
    "typing": typing.measure,
    "push": push.measure,
    "live_cost": live_cost.measure,
    "big_text": big_text.measure,
}


def main(names: list[str]) -> None:
    if unknown := set(names) - set(TABLES):
        sys.exit(f"No such table: {', '.join(sorted(unknown))}. There are {', '.join(TABLES)}.")
    for name in names or TABLES:
        print(TABLES[name](), flush=True)


main(sys.argv[1:])
