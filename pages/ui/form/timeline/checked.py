"""What is doubtful in the timeline, as sentences beside the events. Nothing waits for it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from core.clock import now
from core.domain.ids import RowId
from core.domain.postmortem import Postmortem
from core.services.timeline import as_entered
from core.timeline.checks import Finding, findings
from pages.ui import session


def notes(postmortem: Postmortem) -> Mapping[RowId | None, Sequence[str]]:
    """By event; under None what concerns the timeline as a whole."""
    zone = ZoneInfo(postmortem.papers.zone)
    return {row: [each.sentence(zone) for each in found] for row, found in _found(postmortem, zone).items()}


def _found(postmortem: Postmortem, zone: ZoneInfo) -> Mapping[RowId | None, Sequence[Finding]]:
    """Looked for once for each state of the document."""
    kept = f"checked-{postmortem.id}"
    workspace = session.workspace()
    assert workspace is not None, "pages run after the first start only"
    state = (postmortem.revision, zone.key, workspace.timeline_gap_minutes)
    known = session.get(kept)
    if known is None or known[0] != state:
        found = findings(
            postmortem,
            zone=zone,
            gap=timedelta(minutes=workspace.timeline_gap_minutes),
            now=now(),
            entered=as_entered(session.store(), postmortem.id),
        )
        known = session.put(kept, (state, found))
    looked_at: Mapping[RowId | None, Sequence[Finding]] = known[1]
    return looked_at
