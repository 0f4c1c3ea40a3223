"""A case is a conversation that a customer began."""

from dataclasses import replace
from datetime import UTC, date, datetime

from desktop.models.board.cases import NEVER, Seen, case_of
from desktop.models.hub_words import Channel, Direction
from desktop.models.preferences import BusinessHours

ASKED = datetime(2026, 11, 20, 9, 7, tzinfo=UTC).timestamp()
DAY_AND_NIGHT = BusinessHours("Europe/Amsterdam")
WEEKDAYS = BusinessHours("Europe/Amsterdam", (*(((8 * 60, 18 * 60),),) * 5, (), ()))
SEEN = Seen(
    7,
    Channel.WHATSAPP,
    ASKED,
    ASKED + 252,
    is_resolved=False,
    is_public=False,
    team=2,
    assignee=9,
    began_by=Direction.INCOMING,
    replied_by=8,
)


def test_the_first_reply_is_of_whoever_gave_it() -> None:
    case = case_of(SEEN, DAY_AND_NIGHT)
    assert case is not None
    assert (case.took, case.agent, case.team) == (252, 8, 2)
    assert (case.day, case.quarter) == (date(2026, 11, 20), 40)  # 10:07 in Amsterdam


def test_where_its_message_is_not_here_it_is_the_assignees() -> None:
    case = case_of(replace(SEEN, replied_by=None), DAY_AND_NIGHT)
    assert case is not None and case.agent == 9


def test_nobody_has_answered_a_case_without_a_reply() -> None:
    case = case_of(replace(SEEN, first_reply_at=None, replied_by=None), DAY_AND_NIGHT)
    assert case is not None and (case.took, case.agent) == (NEVER, 0)


def test_nights_and_weekends_do_not_count() -> None:
    friday, monday = 1763744100.0, 1763971500.0  # 17:55 and 09:05 in Amsterdam
    case = case_of(replace(SEEN, created_at=friday, first_reply_at=monday), WEEKDAYS)
    assert case is not None and case.took == 70 * 60


def test_who_is_written_to_first_has_not_waited() -> None:
    assert case_of(replace(SEEN, began_by=Direction.OUTGOING), DAY_AND_NIGHT) is None
    unknown = replace(SEEN, began_by=None)
    assert case_of(replace(unknown, first_reply_at=ASKED), DAY_AND_NIGHT) is None
    assert case_of(unknown, DAY_AND_NIGHT) is not None


def test_seconds_are_the_hubs_whole_ones() -> None:
    case = case_of(
        replace(SEEN, created_at=ASKED + 0.9, first_reply_at=ASKED + 60.2), DAY_AND_NIGHT
    )
    assert case is not None and case.took == 60
