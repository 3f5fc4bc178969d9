
from core.ports import Store
from tests.factories import full_postmortem, identified, keep


def test_a_postmortem_with_everything_in_it_comes_back_as_it_was(store: Store) -> None:
    postmortem = identified(full_postmortem())
    keep(store, postmortem)
    with store.read() as work:
        assert work.postmortems.get(postmortem.id) == postmortem
