"""What a filter lists from the cache, in which order, and how it is found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.models.conversation import Channel, Conversation, ConversationStatus
from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import (
    TAB_FILTERS,
    FilterChoices,
    InboxFilter,
    SavedView,
    StatusChoice,
    Whose,
)
from desktop.models.reply_targets import ReplyTargets, WaitLimits
from desktop.services.store import cache_rows, engine, inbox_query
from desktop.services.store.engine import driver_of
from desktop.services.store.filter_sql import listed
from desktop.services.store.migrations import CACHE_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.examples import (
    ME,
    NOW,
    a_conversation,
    a_quote,
    sold,
)

COLLEAGUE = ME + 1
LIMITS = WaitLimits(first=NOW - 1200, next=NOW - 2400)
STATUS = ConversationStatus


async def test_conditions_combine(store: Store) -> None:
    await store.save_conversations(
        [
            a_conversation(1, channel=Channel.WHATSAPP, language="nl", labels=("vip", "refund")),
            a_conversation(2, channel=Channel.INSTAGRAM, language="nl", labels=("vip",)),
            a_conversation(3, channel=Channel.INSTAGRAM, language="de", assignee_id=None),
            a_conversation(4, channel=Channel.X, language="ja", assignee_id=COLLEAGUE),
            a_conversation(5, status=STATUS.SNOOZED, waiting_since=NOW - 9999),
            a_conversation(6, status=STATUS.RESOLVED, labels=("x' OR 1 --",)),
        ]
    )
    await store.append(sold(a_quote("paid", 2), "cs_paid"))
    await store.append([*sold(a_quote("open", 4), "cs_open")[:2]])

    async def lists(**conditions: object) -> list[int]:
        return await store.inbox_ids(InboxFilter(**conditions), ME)  # type: ignore[arg-type]

    meta = frozenset({Channel.WHATSAPP, Channel.INSTAGRAM})
    assert await lists(channels=meta) == [1, 2, 3, 5, 6]
    assert await lists(channels=meta, status=StatusChoice.WORKED_ON) == [1, 2, 3]
    assert await lists(channels=meta, whose=Whose.UNASSIGNED) == [3]
    assert await lists(whose=COLLEAGUE) == [4]
    assert await lists(languages=frozenset({"nl", "ja"})) == [1, 2, 4]
    assert await lists(labels=frozenset({"vip", "refund"})) == [1, 2]
    assert await lists(labels=frozenset({"vip"}), languages=frozenset({"de"})) == []
    assert await lists(labels=frozenset({"x' OR 1 --"})) == [6]
    assert await lists(to_ticket=True, channels=meta) == [2]
    assert await lists(to_pay=True) == [4]
    assert await lists(status=StatusChoice.SNOOZED) == [5]
    assert await lists(status=StatusChoice.RESOLVED) == [6]


async def test_who_has_waited_too_long_comes_first(store: Store) -> None:
    await store.save_conversations(
        [
            a_conversation(1),
            a_conversation(2, waiting_since=NOW - 1300),
            a_conversation(3, waiting_since=NOW - 2300, first_reply_at=NOW - 5000),  # not yet
            a_conversation(4, waiting_since=NOW - 2500, first_reply_at=NOW - 5000),
            a_conversation(5, waiting_since=NOW - 1100),
            a_conversation(6, waiting_since=NOW - 8000, status=STATUS.SNOOZED),
        ]
    )
    assert await store.inbox_ids(InboxTab.ALL, ME, limits=LIMITS) == [4, 2, 1, 3, 5, 6]
    assert await store.inbox_ids(InboxTab.ALL, ME, limits=LIMITS, limit=3) == [4, 2, 1]
    assert await store.inbox_ids(InboxFilter(overdue=True), ME, limits=LIMITS) == [4, 2]
    assert await store.inbox_ids(InboxFilter(waiting=True), ME, limits=LIMITS) == [4, 2, 3, 5]
    assert await store.inbox_ids(InboxTab.ALL, ME) == [1, 2, 3, 4, 5, 6]


async def test_rows_say_when_a_first_or_a_further_reply_is_due(store: Store) -> None:
    await store.save_conversations(
        [
            a_conversation(1, waiting_since=NOW),
            a_conversation(2, waiting_since=NOW, first_reply_at=NOW - 99),
            a_conversation(3, waiting_since=NOW, status=STATUS.SNOOZED),
        ]
    )
    rows = await store.inbox_rows([1, 2, 3], ReplyTargets(first_s=600, next_s=1800))
    assert [rows[n].reply_due_at for n in (1, 2, 3)] == [NOW + 600, NOW + 1800, None]


async def test_views_are_counted_with_the_tabs(store: Store) -> None:
    await store.save_conversations(
        [
            a_conversation(1, labels=("vip",), waiting_since=NOW - 9000),
            a_conversation(2, labels=("vip",), assignee_id=None),
            a_conversation(3),
        ]
    )
    views = (
        SavedView("VIP", InboxFilter(labels=frozenset({"vip"}))),
        SavedView("Te laat", InboxFilter(overdue=True)),
    )
    counts = await store.inbox_counts(
        ME, limits=LIMITS, views=views, also=InboxFilter(Whose.UNASSIGNED)
    )
    assert counts.views == {"VIP": 2, "Te laat": 1}
    assert counts.also == 1
    assert counts.tabs[InboxTab.MINE] == 2
    assert (await store.inbox_counts(ME)).also is None


async def test_what_can_be_chosen_is_what_stands_at_conversations(store: Store) -> None:
    assert await store.filter_choices() == FilterChoices()
    await store.save_conversations(
        [
            a_conversation(1, channel=Channel.X, labels=("vip",), language="nl"),
            a_conversation(2, channel=Channel.API, labels=("a", "vip"), language=""),
        ]
    )
    chosen = await store.filter_choices()
    assert chosen == FilterChoices((Channel.API, Channel.X), ("nl",), ("a", "vip"))


async def test_labels_are_found_as_they_are_now(store: Store) -> None:
    vip = InboxFilter(labels=frozenset({"vip"}))
    await store.save_conversations([a_conversation(1, labels=("vip", "vip")), a_conversation(2)])
    assert await store.inbox_ids(vip, ME) == [1]
    await store.save_conversations(
        [
            a_conversation(1, labels=("other",), updated_at=NOW + 1),
            a_conversation(2, labels=("vip", "other"), updated_at=NOW + 1),
        ]
    )
    assert await store.inbox_ids(vip, ME) == [2]
    assert await store.inbox_ids(InboxFilter(labels=frozenset({"other"})), ME) == [1, 2]


# --- against a plain reading of the same words

WAITING = st.sampled_from([None, NOW - 1300.0, NOW - 2500.0, NOW - 10.0])
CONVERSATIONS = st.builds(
    lambda number, **facts: a_conversation(number, **facts),
    st.just(0),
    channel=st.sampled_from([Channel.WHATSAPP, Channel.X]),
    status=st.sampled_from(STATUS),
    assignee_id=st.sampled_from([None, ME, COLLEAGUE]),
    labels=st.lists(st.sampled_from(["vip", "süß", "x"]), max_size=2, unique=True).map(tuple),
    language=st.sampled_from(["", "nl", "de"]),
    waiting_since=WAITING,
    first_reply_at=st.sampled_from([None, NOW - 9000.0]),
    last_activity_at=st.integers(0, 5).map(lambda age: NOW - age),
)
FILTERS = st.builds(
    InboxFilter,
    st.sampled_from([*Whose, COLLEAGUE]),
    st.sampled_from(StatusChoice),
    st.frozensets(st.sampled_from([Channel.WHATSAPP, Channel.X])),
    st.frozensets(st.sampled_from(["vip", "süß", "none"])),
    st.frozensets(st.sampled_from(["nl", "de"])),
    st.booleans(),
    st.booleans(),
)


def is_overdue(one: Conversation) -> bool:
    limit = LIMITS.first if one.first_reply_at is None else LIMITS.next
    return one.status.is_worked_on and one.waiting_since is not None and one.waiting_since <= limit


def is_wanted(one: Conversation, chosen: InboxFilter) -> bool:
    whose = {
        Whose.ALL: True,
        Whose.MINE: one.assignee_id == ME,
        Whose.UNASSIGNED: one.assignee_id is None,
        COLLEAGUE: one.assignee_id == COLLEAGUE,
    }
    statuses = {
        StatusChoice.ALL: True,
        StatusChoice.WORKED_ON: one.status.is_worked_on,
        StatusChoice.SNOOZED: one.status is STATUS.SNOOZED,
        StatusChoice.RESOLVED: one.status is STATUS.RESOLVED,
    }
    return (
        whose[chosen.whose]
        and statuses[chosen.status]
        and (not chosen.channels or one.channel in chosen.channels)
        and (not chosen.labels or bool(chosen.labels & {*one.labels}))
        and (not chosen.languages or one.language in chosen.languages)
        and (not chosen.waiting or (one.status.is_worked_on and one.waiting_since is not None))
        and (not chosen.overdue or is_overdue(one))
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    connection = engine.open_writer(tmp_path_factory.mktemp("c") / "cache.db", None, durable=False)
    migrate(connection, CACHE_STEPS, "cache.db")
    yield connection
    engine.close(connection)


@pytest.mark.property
@given(st.lists(CONVERSATIONS, max_size=12), FILTERS)
def test_the_list_is_what_the_words_say(
    cache: Connection, some: list[Conversation], chosen: InboxFilter
) -> None:
    conversations = [replace(one, conversation_id=at) for at, one in enumerate(some, start=1)]
    with cache.begin():
        cache.exec_driver_sql("DELETE FROM conversations")
        assert cache.exec_driver_sql("SELECT count(*) FROM conversation_labels").scalar() == 0
        cache_rows.save_conversations(cache, conversations)
        found = inbox_query.ids_of_filter(cache, chosen, ME, LIMITS, 100)
        counted = inbox_query.counts(cache, ME, LIMITS, also=chosen).also
    wanted = [one for one in conversations if is_wanted(one, chosen)]
    late = sorted(
        filter(is_overdue, wanted), key=lambda one: (one.waiting_since, one.conversation_id)
    )
    others = [one for one in wanted if not is_overdue(one)]
    others.sort(key=lambda one: (-one.last_activity_at, -one.conversation_id))
    assert found == [one.conversation_id for one in (*late, *others)]
    assert counted == len(found)


def plan(cache: Connection, sql: str, values: object) -> str:
    driver = driver_of(cache)
    return "\n".join(row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}", values))


MANY = InboxFilter(
    Whose.MINE,
    StatusChoice.WORKED_ON,
    frozenset({Channel.X}),
    frozenset({"vip"}),
    frozenset({"nl"}),
)


@pytest.mark.parametrize("chosen", [*TAB_FILTERS.values(), MANY, InboxFilter(overdue=True)])
def test_no_list_reads_the_whole_table(cache: Connection, chosen: InboxFilter) -> None:
    plans: list[str] = []

    def execute(sql: str, values: object) -> list[tuple[int]]:
        plans.append(plan(cache, sql, values))
        return []

    listed(execute, chosen, ME, LIMITS, 2000)
    assert plans
    for steps in plans:
        assert "SEARCH c USING" in steps or "SCAN c USING COVERING INDEX" in steps


def test_the_whole_inbox_is_walked_in_its_order(cache: Connection) -> None:
    plans: list[str] = []

    def execute(sql: str, values: object) -> list[tuple[int]]:
        plans.append(plan(cache, sql, values))
        return []

    for chosen in (InboxFilter(), InboxFilter(channels=frozenset({Channel.X}))):
        listed(execute, chosen, ME, LIMITS, 2000)
    assert len(plans) == 4
    assert not any("ORDER BY" in steps for steps in plans)


def test_an_older_cache_learns_to_find_labels(tmp_path: Path) -> None:
    steps = CACHE_STEPS[:3]  # the third is the one that is tried
    file = engine.open_writer(tmp_path / "cache.db", None, durable=False)
    migrate(file, steps, "cache.db")

    def shape() -> set[str]:
        return set(file.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE sql <> ''").scalars())

    with file.begin():
        today = shape()
        for trigger in ("labels_put", "labels_edit", "labels_drop"):
            file.exec_driver_sql(f"DROP TRIGGER {trigger}")
        file.exec_driver_sql("DROP TABLE conversation_labels")
        file.exec_driver_sql("DROP INDEX conversations_newest")
        file.exec_driver_sql("DROP INDEX conversations_waiting")
        file.exec_driver_sql(
            "CREATE INDEX conversations_newest ON conversations (last_activity_at, conversation_id)"
        )
        cache_rows.save_conversations(file, [a_conversation(7, labels=("vip", "x"))])
        file.exec_driver_sql("PRAGMA user_version = 2")
    migrate(file, steps, "cache.db")
    with file.begin():
        assert shape() == today
        vip = InboxFilter(labels=frozenset({"vip"}))
        assert inbox_query.ids_of_filter(file, vip, ME, WaitLimits(), 9) == [7]
    engine.close(file)
