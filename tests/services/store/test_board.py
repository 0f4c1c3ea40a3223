"""The board's numbers: counted once however often, and still there when all else has left."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from desktop.models.board import period as periods
from desktop.models.board.cases import NEVER
from desktop.models.board.figures import Board, BoardFilter, Cohort, Figure, MoneySum, Took
from desktop.models.board.period import Period
from desktop.models.conversation import Channel, Conversation, ConversationStatus, Direction
from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.models.preferences import BusinessHours
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.services.board.assembling import assemble
from desktop.services.store import board_cases
from desktop.services.store.case_blobs import Record, packed, unpacked
from desktop.services.store.connection import Opening, connect
from desktop.services.store.privacy_part import Person
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_conversation, a_message, a_quote, fact, sold

HOURS = BusinessHours("UTC")
TARGETS = ReplyTargets(hours=HOURS)
TODAY = datetime.fromtimestamp(NOW, UTC).date()
CHANNELS = (Channel.WHATSAPP, Channel.MESSENGER, Channel.X)
WEEK = periods.week(TODAY, "UTC")


async def board(store: Store, period: Period = WEEK, **narrowed: object) -> Board:
    """The board now; the figures are read as the service reads them."""
    store.hours = HOURS
    if not store.read_only:
        await store.count_cases()
    wanted = BoardFilter(period, **narrowed)  # type: ignore[arg-type]
    return await store.read_board(
        lambda desk, cache: assemble(
            desk, cache, wanted, now=NOW, targets=TARGETS, promises=Promises(), on_duty=None
        )
    )


def answered(number: int, at: float, took: int, **changes: object) -> Conversation:
    """A conversation that began at a moment and was answered so many seconds later."""
    known = {"created_at": at, "first_reply_at": at + took, "channel": Channel.X, **changes}
    return a_conversation(number, **known)


def ranked(values: Sequence[int], share: float) -> int | None:
    """The definition, in other words than the desk's."""
    return sorted(values)[math.ceil(len(values) * share) - 1] if values else None


def a_busy_year(seed: int = 7, count: int = 600) -> list[Conversation]:
    """Conversations all over the last four hundred days."""
    rng = Random(seed)
    made = []
    for number in range(1, count + 1):
        at = NOW - rng.randrange(0, 400 * 86400)
        took = None if rng.random() < 0.1 else rng.randrange(1, 4000) * rng.choice((1, 1, 30))
        made.append(
            a_conversation(
                number,
                created_at=float(at),
                first_reply_at=None if took is None or at + took > NOW else float(at + took),
                channel=rng.choice(CHANNELS),
                team_id=rng.choice((None, 1, 2)),
                assignee_id=rng.choice((7, 8, None)),
                status=rng.choice(list(ConversationStatus)),
                is_private=rng.random() < 0.8,
            )
        )
    return made


def chosen(
    them: Sequence[Conversation], period: Period, channels: frozenset[Channel], team: int | None
) -> list[Conversation]:
    """Those that a filter is about, by plain Python."""
    return [
        one
        for one in them
        if period.since <= one.created_at < period.until
        and (not channels or one.channel in channels)
        and (team is None or one.team_id == team)
    ]


@pytest.mark.parametrize(
    "period",
    [
        periods.today(NOW, "UTC"),
        WEEK,
        WEEK.before(),
        periods.last_30_days(NOW, "UTC"),
        periods.last_12_months(NOW, "UTC"),
    ],
    ids=lambda period: period.kind.value,
)
async def test_every_filter_of_every_period_is_what_plain_python_counts(
    store: Store, period: Period
) -> None:
    them = a_busy_year()
    await store.save_conversations(them)
    for channels in (frozenset[Channel](), frozenset({Channel.X}), frozenset(CHANNELS[:2])):
        for team in (None, 2):
            found = await board(store, period, channels=channels, team=team)
            some = chosen(them, period, channels, team)
            took = [int(one.first_reply_at - one.created_at) for one in some if one.first_reply_at]
            assert found.handled.cases == len(some)
            assert found.handled.solved == sum(
                one.status is ConversationStatus.RESOLVED for one in some
            )
            assert found.handled.public == sum(not one.is_private for one in some)
            assert found.response.median == ranked(took, 0.5)
            assert found.response.p90 == ranked(took, 0.9)
            assert found.response.answered == len(took)
            assert found.response.inside == sum(one <= 1200 for one in took)
            assert sum(point.cases for point in found.line) == len(took)
            for agent in found.agents:
                hers = [
                    int(one.first_reply_at - one.created_at)
                    for one in some
                    if one.first_reply_at and one.assignee_id == agent.agent
                ]
                assert (agent.first_reply, agent.replies) == (ranked(hers, 0.5), len(hers))


async def test_counting_again_and_in_any_order_changes_nothing(
    store: Store, open_store: Opener, tmp_path: Path
) -> None:
    them = a_busy_year(count=200)
    await store.save_conversations(them)
    once = await board(store, periods.last_12_months(NOW, "UTC"))
    other = await open_store(folder=tmp_path / "other")
    shuffled = list(them)
    Random(3).shuffle(shuffled)
    for some in (shuffled[:80], shuffled[40:120], shuffled[100:], shuffled[:50]):
        touched = [replace(one, updated_at=one.updated_at + 1, unread=1) for one in some]
        await other.save_conversations(touched)
        await board(other)
    again = await board(other, periods.last_12_months(NOW, "UTC"))
    assert again == once


async def test_what_becomes_known_later_moves_the_case(store: Store) -> None:
    began = NOW - 600
    waiting = a_conversation(1, created_at=began, waiting_since=began, channel=Channel.X)
    await store.save_conversations([waiting])
    found = await board(store)
    assert (found.handled.cases, found.response.answered, found.response.median) == (1, 0, None)
    told = replace(waiting, first_reply_at=began + 90, waiting_since=None, team_id=2)
    await store.save_conversations([replace(told, updated_at=NOW + 1)])
    found = await board(store, team=2)
    assert (found.response.median, found.handled.cases) == (90, 1)
    assert (await board(store, team=1)).handled.cases == 0
    solved = replace(told, status=ConversationStatus.RESOLVED, updated_at=NOW + 2)
    await store.save_conversations([solved])
    assert (await board(store)).handled.solved == 1


async def test_the_reply_is_of_whoever_gave_it_even_when_its_words_have_left(store: Store) -> None:
    began = NOW - 40 * 86400
    case = answered(1, began, 60, assignee_id=7)
    question = a_message(1, 1, created_at=began)
    reply = a_message(2, 1, direction=Direction.OUTGOING, created_at=began + 60, sender_id=8)
    await store.save_conversations([case], messages=[question, reply])
    month = periods.last_12_months(NOW, "UTC")
    await board(store)
    await store.forget_messages(NOW - 30 * 86400)
    await store.save_conversations(
        [replace(case, status=ConversationStatus.RESOLVED, updated_at=NOW + 1)]
    )
    found = await board(store, month)
    assert [(one.agent, one.replies) for one in found.agents if one.replies] == [(8, 1)]
    assert found.handled.solved == 1


async def test_a_reply_that_comes_after_its_case_was_counted_is_of_whoever_gave_it(
    store: Store,
) -> None:
    case = answered(1, NOW - 100, 60, assignee_id=7)
    await store.save_conversations([case])
    assert [one.agent for one in (await board(store)).agents if one.replies] == [7]
    reply = a_message(2, 1, direction=Direction.OUTGOING, created_at=NOW - 40, sender_id=8)
    await store.save_conversations([], messages=[reply])
    assert [one.agent for one in (await board(store)).agents if one.replies] == [8]


async def test_a_first_message_that_comes_later_tells_who_began(store: Store) -> None:
    await store.save_conversations([answered(1, NOW - 100, 60)])
    assert (await board(store)).handled.cases == 1
    first = a_message(1, 1, direction=Direction.OUTGOING, created_at=NOW - 100, sender_id=7)
    await store.save_conversations([], messages=[first])
    assert (await board(store)).handled.cases == 0


async def test_a_conversation_that_an_agent_began_is_no_case(store: Store) -> None:
    began = NOW - 100
    first = a_message(1, 1, direction=Direction.OUTGOING, created_at=began, sender_id=7)
    await store.save_conversations([answered(1, began, 0)], messages=[first])
    assert (await board(store)).handled.cases == 0


async def test_numbers_outlive_the_cache(store: Store, open_store: Opener, folder: Path) -> None:
    them = a_busy_year(count=120)
    await store.save_conversations(them)
    year = periods.last_12_months(NOW, "UTC")
    before = await board(store, year)
    await store.close()
    (folder / "cache.db").unlink()
    again = await open_store()
    found = await board(again, year)
    assert (found.response.median, found.handled) == (before.response.median, before.handled)
    # What comes back from the hub is found again, and not counted twice.
    await again.save_conversations(them[:60])
    assert (await board(again, year)).handled == before.handled


async def test_an_erased_customer_leaves_numbers_only(store: Store, folder: Path) -> None:
    number = 0x5EC2E7ABCD
    await store.save_conversations([answered(number, NOW - 300, 42), answered(2, NOW - 200, 7)])
    paid = a_quote("q-erased", number)
    await store.save_quote(paid, fact(FactKind.QUOTE_SAVED, paid.quote_id, **paid.public()))
    await store.append(sold(paid))
    before = await board(store, channels=frozenset({Channel.X}))
    record = Draft(NOW, "privacy.erased", "", "desk", "desk:erased:1", {})
    await store.erase(Person(None, (number,)), record)
    after = await board(store, channels=frozenset({Channel.X}))
    assert (after.response, after.handled) == (before.response, before.handled)
    assert (after.money, after.cohort) == (before.money, before.cohort)
    assert after.money[0].paid == 18600
    driver = connect(folder / "desk.db", None, Opening.READ)
    blobs = [row[0] for row in driver.execute("SELECT cases FROM case_days")]
    driver.close()
    assert blobs and not any(number.to_bytes(8, "little") in blob for blob in blobs)


async def test_an_erased_customer_whom_the_hub_sends_again_is_counted_once(
    store: Store, open_store: Opener
) -> None:
    hers = answered(1, NOW - 300, 42)
    await store.save_conversations([hers, answered(2, NOW - 200, 7)])
    before = await board(store)
    record = Draft(NOW, "privacy.erased", "", "desk", "desk:erased:1", {})
    await store.erase(Person(None, (1,)), record)
    solved = replace(hers, status=ConversationStatus.RESOLVED, updated_at=NOW + 9)
    await store.save_conversations([solved])
    after = await board(store)
    assert (after.response, after.handled) == (before.response, before.handled)
    await store.close()
    again = await open_store()
    await again.save_conversations([replace(solved, updated_at=NOW + 10, team_id=3)])
    assert (await board(again)).handled == before.handled


async def test_who_was_no_case_when_erased_is_one_when_asking_later(store: Store) -> None:
    ours = a_message(1, 1, direction=Direction.OUTGOING, created_at=NOW - 300)
    begun_by_us = a_conversation(1, created_at=NOW - 300)
    await store.save_conversations([begun_by_us], [], [ours])
    assert (await board(store)).handled.cases == 0
    record = Draft(NOW, "privacy.erased", "", "desk", "desk:erased:1", {})
    await store.erase(Person(None, (1,)), record)
    await store.save_conversations([answered(1, NOW - 200, 42)])
    assert (await board(store)).handled.cases == 1


async def test_a_conversation_that_waits_to_be_counted_is_stored_when_it_changes(
    store: Store,
) -> None:
    await store.save_conversations([answered(1, NOW - 300, 42)])
    resolved = replace(answered(1, NOW - 300, 42), status=ConversationStatus.RESOLVED)
    await store.save_conversations([replace(resolved, updated_at=NOW + 9)])
    found = await store.conversation(1)
    assert found is not None and found.status is ConversationStatus.RESOLVED


async def test_killed_between_the_files_nothing_is_counted_twice(
    store: Store, open_store: Opener, folder: Path
) -> None:
    await store.save_conversations([answered(1, NOW - 300, 42)])
    before = await board(store)
    await store.close()
    driver = connect(folder / "cache.db", None, Opening.CREATE)
    driver.execute("INSERT INTO uncounted VALUES (1)")  # as if it had not come to the second file
    driver.close()
    again = await open_store()
    assert await board(again) == before


async def test_another_zone_finds_what_was_counted_by_the_first(store: Store) -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC).timestamp()
    await store.save_conversations([answered(1, late, 42)])
    store.hours = HOURS
    await store.count_cases()
    store.hours = BusinessHours("Europe/Amsterdam")
    await store.save_conversations([replace(answered(1, late, 42), updated_at=NOW + 9, team_id=3)])
    await store.count_cases()
    for day, cases in ((20, 0), (21, 1)):
        period = Period(periods.PeriodKind.TODAY, date(2026, 11, day), date(2026, 11, day), "UTC")
        found = await store.read_board(
            lambda desk, cache, period=period: assemble(  # type: ignore[misc]
                desk,
                cache,
                BoardFilter(period),
                now=NOW,
                targets=TARGETS,
                promises=Promises(),
                on_duty=None,
            )
        )
        assert found.handled.cases == cases


# --- waiting and late


async def test_who_waits_now_and_who_has_waited_too_long(store: Store) -> None:
    await store.save_conversations(
        [
            a_conversation(1, created_at=NOW - 1500, waiting_since=NOW - 1500),
            a_conversation(2, created_at=NOW - 60, waiting_since=NOW - 60),
            replace(answered(3, NOW - 900, 100), waiting_since=NOW - 30),
            a_conversation(
                4,
                created_at=NOW - 4000,
                waiting_since=NOW - 4000,
                status=ConversationStatus.SNOOZED,
            ),
        ]
    )
    found = await board(store)
    assert (found.waiting.count, found.waiting.oldest) == (3, NOW - 1500)
    assert found.waiting.past_target == 1
    # Answered in time: one of the two of which is known whether the target was met.
    assert (found.response.inside, found.response.late, found.response.due) == (1, 1, 2)
    assert found.response.share == 0.5
    assert (found.now.cases, found.now.median) == (0, None)


async def test_now_is_the_last_five_minutes(store: Store) -> None:
    await store.save_conversations(
        [
            answered(1, NOW - 400, 390),
            answered(2, NOW - 900, 599),  # given 301 seconds ago
            answered(3, NOW - 250, 20, channel=Channel.WHATSAPP),
        ]
    )
    found = await board(store)
    assert (found.now.median, found.now.cases) == (20, 2)
    assert (await board(store, channels=frozenset({Channel.X}))).now.median == 390


# --- money


def link(quote_id: str, at: float, conversation: int = 42, **body: object) -> Draft:
    """Another desk's link, as the provider tells it."""
    known = {"session": f"cs_{quote_id}", "total": 9900, "currency": "EUR", "agent": 12}
    return fact(
        FactKind.LINK_CREATED,
        quote_id,
        at,
        conversation=conversation,
        expires_at=at + 86000,
        **{**known, **body},
    )


def payment(quote_id: str, at: float, amount: int = 9900, **body: object) -> Draft:
    known = {"session": f"cs_{quote_id}", "intent": f"pi_{quote_id}", "currency": "EUR"}
    return fact(FactKind.PAYMENT_PAID, quote_id, at, amount=amount, **{**known, **body})


def refund(quote_id: str, at: float, amount: int, number: int, status: str = "succeeded") -> Draft:
    body = {"refund": f"re_{quote_id}_{number}", "amount": amount, "status": status}
    return fact(FactKind.REFUND, quote_id, at, intent=f"pi_{quote_id}", **body)


@pytest.fixture
async def sales(store: Store) -> Store:
    """Links of this week and the one before: of another desk by two channels, in two currencies,
    one of them an offer of two; one refunded in part, one still open, one that ended."""
    await store.save_conversations(
        [
            a_conversation(42, channel=Channel.WHATSAPP, team_id=1),
            a_conversation(43, channel=Channel.X),
        ]
    )
    start = WEEK.since
    drafts = [
        link("q1", start + 100),
        payment("q1", start + 460),
        refund("q1", start + 900, 2500, 1),
        refund("q1", start + 950, 100, 2, status="failed"),
        link("q2", start + 200, 43, currency="USD", total=54000),
        payment("q2", start + 86400 + 200, 54000, currency="USD"),
        link("q3", start + 300, channel="messenger"),
        link("offer-a", start + 400, 43, job="j1"),
        link("offer-b", start + 401, 43, job="j1"),
        payment("offer-b", start + 700),
        link("q5", start + 500),
        fact(FactKind.LINK_EXPIRED, "q5", start + 5000, session="cs_q5"),
        link("old", start - 6 * 86400),
        payment("old", start - 5 * 86400, 5000),
        link("late", start - 7200),
        payment("late", start - 3600, 7000),  # later than that week has come by now
        refund("old", start + 5, 5000, 1),
    ]
    await store.append(drafts)
    return store


async def test_money_is_kept_apart_by_currency_and_refunds_by_their_own_day(sales: Store) -> None:
    found = await board(sales)
    assert found.money == (
        MoneySum("EUR", paid=19800, refunded=7500, payments=2),
        MoneySum("USD", paid=54000, refunded=0, payments=1),
    )
    assert found.before == (MoneySum("EUR", paid=5000, refunded=0, payments=1),)
    days = {(one.day, one.channel, one.sum.currency): one.sum for one in found.steps}
    monday = WEEK.first
    assert days[monday, Channel.WHATSAPP, "EUR"].net == 9900 - 7500
    assert days[monday, Channel.X, "EUR"].paid == 9900
    assert days[monday + timedelta(days=1), Channel.X, "USD"].paid == 54000


async def test_links_are_followed_from_the_day_on_which_they_were_made(sales: Store) -> None:
    found = await board(sales)
    assert found.cohort == Cohort(made=5, paid=3, pending=1)
    assert found.cohort.ended == 1
    assert found.cohort.share == 0.6
    assert found.to_pay == Took(median=360, p90=86400, count=3)
    assert found.open_links == 2  # an alternative of the offer that nobody has taken back yet
    whatsapp = await board(sales, channels=frozenset({Channel.WHATSAPP}))
    assert whatsapp.cohort == Cohort(made=2, paid=1, pending=0)
    messenger = await board(sales, channels=frozenset({Channel.MESSENGER}))
    assert messenger.cohort == Cohort(made=1, paid=0, pending=1)
    team = await board(sales, team=1)
    assert (team.cohort.made, team.money[0].paid) == (3, 9900)


async def test_an_agents_links_and_what_they_brought(sales: Store) -> None:
    found = await board(sales)
    twelve = next(one for one in found.agents if one.agent == 12)
    assert (twelve.links, twelve.paid) == (5, {"EUR": 19800, "USD": 54000})


async def test_the_ticket_is_this_desks_to_know(store: Store) -> None:
    mine = a_quote("q-mine")
    await store.save_quote(mine, fact(FactKind.QUOTE_SAVED, mine.quote_id, **mine.public()))
    await store.append(sold(mine))
    found = await board(store, periods.today(NOW, "UTC"))
    assert [(one.kind, one.count, dict(one.amounts)) for one in found.stuck] == [
        (StuckKind.NOT_TICKETED, 1, {"EUR": 18600})
    ]
    issued = fact(FactKind.TICKET_ISSUED, mine.quote_id, NOW + 304, **{"for": [1], "of": 1})
    await store.append([issued])
    found = await board(store, periods.today(NOW, "UTC"))
    assert found.to_ticket == Took(median=300, p90=300, count=1)


# --- what stands behind a figure


async def test_behind_a_figure_are_its_cases(sales: Store) -> None:
    await sales.save_conversations(
        [
            answered(50, WEEK.since + 10, 2000),
            answered(51, WEEK.since + 20, 30),
            a_conversation(52, created_at=NOW - 3000, waiting_since=NOW - 3000),
        ]
    )

    async def behind(figure: Figure, agent: int | None = None) -> board_cases.BoardCases:
        return await sales.read_board(
            lambda _, cache: board_cases.behind(
                cache,
                figure,
                BoardFilter(WEEK),
                TARGETS,
                now=NOW,
                recently=NOW - 300,
                agent=agent,
            )
        )

    assert (await behind(Figure.WAITING)).conversations == (52,)
    assert (await behind(Figure.PAST_TARGET)).conversations == (52,)
    assert (await behind(Figure.INSIDE_TARGET)).conversations[-1] == 50
    assert set((await behind(Figure.RESPONSE)).conversations) == {50, 51}
    assert set((await behind(Figure.RESPONSE, 7)).conversations) == {50, 51}
    assert set((await behind(Figure.PAID)).quotes) == {"q1", "q2", "offer-b"}
    assert set((await behind(Figure.REFUNDED)).quotes) == {"q1", "old"}
    assert set((await behind(Figure.TIME_TO_PAY)).quotes) == {"q1", "q2", "offer-b"}
    for figure in Figure:
        await behind(figure, 12)


@pytest.mark.parametrize("number", [1, 0xFFFF_FFFF, 1 << 40])
@pytest.mark.parametrize("took", [0, 0xFFFE, 0xFFFF, 90_000, NEVER])
def test_a_case_comes_back_as_it_was_counted(number: int, took: int) -> None:
    records = [Record(number, took, 95, 3), Record(7, 60, 0, 0)]
    assert unpacked(packed(records)) == records


def test_cases_that_an_older_desk_counted_are_read() -> None:
    older = bytes.fromhex("0500000000000000f00000000701") + bytes(8) + b"\xff" * 4 + b"\0\0"
    assert unpacked(older) == [Record(5, 240, 7, 1), Record(0, NEVER, 0, 0)]
