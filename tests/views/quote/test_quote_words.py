"""Where a quote stands, in words: each stage has some, or the panel says it otherwise."""

import pytest

from desktop.models.conversation import Channel
from desktop.models.job import JobKind, JobState
from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction
from desktop.views.quote.quote_words import ending_label, ending_question, no_place, situation
from desktop.views.words.formatting import moment
from tests.views.thread.thread_world import NOW, card, job, ladder

SILENT = {Stage.PAID, Stage.TICKETED, Stage.TOLD}


def words(stage: Stage, **more: object) -> str:
    return situation(card(stage, **more), "Sanne", Channel.MESSENGER, NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.DRAFT}))
def test_every_stage_is_said(stage: Stage) -> None:
    said = words(stage)
    assert bool(said) is (stage not in SILENT)
    assert "{" not in said


def test_an_open_link_says_until_when_and_how_to_change_the_price() -> None:
    until = moment(NOW + 4 * 3600, NOW)
    assert words(Stage.SEEN) == (
        f"This link can be paid until {until}. Whatever changes goes as another link in its place."
    )


def test_a_question_is_asked_in_full() -> None:
    asking = job(JobKind.SEND_LINK, JobState.ASKING, error="did_it_arrive")
    assert words(Stage.UNKNOWN, job=asking).endswith("Did it reach Sanne in Messenger?")


def test_why_a_message_was_refused_stands_before_what_can_be_done() -> None:
    failed = job(JobKind.SEND_LINK, JobState.FAILED, error="The hub refused the message.")
    assert words(Stage.SENT, job=failed).startswith("The hub refused the message. This link can")


def test_why_no_link_was_made() -> None:
    known = ladder(Stage.REFUSED, reason="amount_too_small")
    said = situation(card(known=known), "Sanne", Channel.MESSENGER, NOW)
    assert "amount too small" in said and "The quote is kept" in said


def test_taking_a_link_away_is_asked_about_in_its_own_words() -> None:
    assert ending_label(CardAction.CANCEL) == "Cancel link"
    assert ending_label(CardAction.CANCEL_AGAIN) == "Cancel again"
    assert ending_label(CardAction.TAKE_BACK) == "Take back"
    assert "Sanne can then no longer pay" in ending_question(CardAction.CANCEL, "Sanne")
    assert "The customer can" in ending_question(CardAction.CANCEL, "")
    assert "Nothing has been sent" in ending_question(CardAction.TAKE_BACK, "Sanne")


def test_a_public_post_is_no_place_for_a_link() -> None:
    assert "Ask Sanne for a private message" in no_place("Sanne")
    assert "Ask the customer" in no_place("")


def test_dutch_says_it_in_dutch(dutch: None) -> None:
    for stage in set(Stage) - {Stage.DRAFT} - SILENT:
        assert not words(stage).startswith(("The ", "This ")), stage
