"""How long a long postmortem takes to become a document."""

from functools import partial
from typing import Final

from benchmarks.harness.median import seconds
from benchmarks.harness.samples import postmortem
from benchmarks.harness.table import Table, ms
from core.profiles import PROFILES
from core.services import transfer

TIMES: Final = 5


def measure() -> Table:
    long = postmortem(1, events=200, items=50)
    rows = []
    for format_ in transfer.EXPORTS:
        export = partial(
            transfer.export,
            long,
            format_=format_,
            template="full-report",
            language="en",
            profile=PROFILES["platform"],
        )
        rows.append((format_, ms(seconds(export, TIMES)), f"{len(export().content) / 1024:.0f} kB"))
    return Table(
        title="Exports: full report, 200 events, 50 action items",
        goal="none; for the record",
        header=("format", "time", "size"),
        rows=rows,
    )
