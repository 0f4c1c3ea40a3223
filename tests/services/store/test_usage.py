"""What is used most, kept in `desk.db` and read again."""

from desktop.services.store.store import Store
from desktop.services.usage import MARK, Usage
from tests.services.store.examples import NOW


async def test_a_use_is_known_at_once_and_after_a_restart(store: Store) -> None:
    usage = Usage(store)
    await usage.note("do:resolve", NOW)  # before anything was read
    await usage.note("chat:12", NOW + 1)
    assert usage.frecency.most_used() == ("chat:12", "do:resolve")
    again = Usage(store)
    await again.load()
    assert again.frecency.most_used() == ("chat:12", "do:resolve")


async def test_loading_twice_forgets_nothing(store: Store) -> None:
    usage = Usage(store)
    await usage.load()
    usage.frecency.use("do:lock", NOW)
    await usage.load()
    assert usage.frecency.most_used() == ("do:lock",)


async def test_what_cannot_be_read_costs_only_itself(store: Store) -> None:
    for damaged in ("{", "[1]", '{"do:lock": "x", "do:help": 1.0}'):
        await store.set_marks({MARK: damaged})
        usage = Usage(store)
        await usage.load()
        assert usage.frecency.most_used() in ((), ("do:help",))
        await usage.note("do:quit", NOW)
        assert usage.frecency.score("do:quit", NOW) == 1.0
