"""What the agent does next, by where the money stands."""

from dataclasses import replace

import pytest

from desktop.models.job import JobKind, JobState
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.quote.quote_stage import Mode, card_to_show, mode_of, mode_of_card
from tests.views.thread.thread_world import NOW, QUOTE, card, job, ladder, thread

DRAFT = replace(QUOTE, quote_id="q2")

OPEN = {stage for stage in Stage if stage.is_open} | {Stage.QUEUED, Stage.NEEDS_APPROVAL}
LAPSED = {Stage.EXPIRED, Stage.CANCELLED, Stage.PAYMENT_FAILED, Stage.REFUSED}
TICKET = {
    Stage.PAID,
    Stage.PAID_AFTER_LAPSE,
    Stage.PAID_TWICE,
    Stage.PAID_ELSEWHERE,
    Stage.PARTLY_TICKETED,
    Stage.PARTLY_REFUNDED,
    Stage.REFUND_FAILED,
}
DONE = {stage for stage in Stage if stage.has_money} - TICKET


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.DRAFT}))
def test_each_stage_has_its_mode(stage: Stage) -> None:
    expected = {
        **dict.fromkeys(OPEN, Mode.OPEN),
        **dict.fromkeys(LAPSED, Mode.LAPSED),
        **dict.fromkeys(TICKET, Mode.TICKET),
        **dict.fromkeys(DONE, Mode.DONE),
    }
    assert mode_of_card(card(stage)) is expected[stage]


def test_a_ticketed_payment_asks_for_no_second_ticket() -> None:
    twice = ladder(Stage.PAID_TWICE, reached={Stage.TICKETED: NOW})
    assert mode_of_card(card(known=twice)) is Mode.DONE


def test_a_lapsed_link_whose_job_still_asks_is_not_over() -> None:
    asking = job(JobKind.SEND_LINK, JobState.ASKING, error="did_it_arrive")
    assert mode_of_card(card(Stage.CANCELLED, job=asking)) is Mode.OPEN
    failed = job(JobKind.SEND_LINK, JobState.FAILED)
    assert mode_of_card(card(Stage.REFUSED, job=failed)) is Mode.LAPSED


def at(stage: Stage, name: str, since: float) -> QuoteCard:
    known = replace(ladder(stage), since=since)
    return card(known=known, quote=replace(QUOTE, quote_id=name))


def test_a_ticket_to_issue_comes_before_an_open_link_and_that_before_what_rests() -> None:
    paid, sent = at(Stage.PAID, "a", NOW), at(Stage.SENT, "b", NOW + 60)
    expired = at(Stage.EXPIRED, "c", NOW + 120)
    assert card_to_show([expired, sent, paid]) is paid
    assert card_to_show([expired, sent]) is sent
    assert card_to_show([]) is None


def test_of_what_rests_the_newest_is_shown() -> None:
    expired, told = at(Stage.EXPIRED, "a", NOW), at(Stage.TOLD, "b", NOW + 60)
    assert card_to_show([told, expired]) is told


def mode(stage: Stage | None, *, draft: Quote | None = None, anew: bool = False) -> Mode:
    shown = card(stage) if stage else None
    cards = (shown,) if shown else ()
    return mode_of(replace(thread(cards=cards), draft=draft), shown, anew=anew)


def test_without_a_link_a_quote_is_built() -> None:
    assert mode(None) is Mode.EDIT
    assert mode(None, draft=DRAFT) is Mode.EDIT


def test_a_quote_begun_after_a_lapsed_link_goes_on() -> None:
    assert mode(Stage.EXPIRED) is Mode.LAPSED
    assert mode(Stage.EXPIRED, draft=DRAFT) is Mode.EDIT


def test_nobody_is_asked_to_pay_twice_by_a_forgotten_draft() -> None:
    assert mode(Stage.TOLD, draft=DRAFT) is Mode.DONE
    assert mode(Stage.PAID, draft=DRAFT, anew=True) is Mode.TICKET
    assert mode(Stage.TOLD, draft=DRAFT, anew=True) is Mode.EDIT
    assert mode(Stage.TOLD, anew=True) is Mode.EDIT


def test_while_a_link_can_be_paid_no_other_is_built() -> None:
    assert mode(Stage.SEEN, draft=DRAFT, anew=True) is Mode.OPEN
