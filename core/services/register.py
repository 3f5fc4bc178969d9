"""The register: every postmortem, to be searched and narrowed."""

from core.domain.register import Filter, Found
from core.ports import Store


def find(store: Store, filter_: Filter, *, limit: int, offset: int = 0) -> Found:
    """A page of it, newest incident first."""
    with store.read() as work:
        return work.postmortems.find(filter_, limit=limit, offset=offset)


def services(store: Store) -> tuple[str, ...]:
    """Names of all services that postmortems name, in order of the alphabet."""
    with store.read() as work:
        return work.postmortems.services()
