"""What stands in the thread where a colleague changed what a waiting change was about."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.models.colleague import Colleague, Directory
from desktop.models.job import Job, JobKind, JobState
from desktop.views.payment.card_actions import CardAction, job_actions
from desktop.views.thread.changed_words import changed_words

NOW = 1_764_000_000.0
PEOPLE = Directory(colleagues=(Colleague(8, "Bram Kuipers"), Colleague(9, "Noor Visser")))


def asking(change: dict[str, Any], there: dict[str, Any]) -> Job:
    return Job(
        "job",
        "client",
        JobKind.CHANGE,
        1,
        {"change": change},
        NOW,
        state=JobState.ASKING,
        progress={"there": there},
        error="changed_meanwhile: x",
    )


def test_both_values_are_told_by_their_names() -> None:
    words = changed_words(asking({"assign": 8}, {"assign": 9}), PEOPLE, 7, NOW)
    assert "Now: Assigned to Noor Visser. You wanted: Assigned to Bram Kuipers." in words
    job = asking({"assign": 8}, {"assign": 9})
    assert changed_words(replace(job, state=JobState.READY), PEOPLE, 7, NOW) == ""


@pytest.mark.parametrize(
    ("change", "there", "anyway"),
    [
        ({"assign": 8}, {"assign": None}, CardAction.ASSIGN_ANYWAY),
        ({"status": "resolved", "until": None}, {"status": "open", "until": None}, "resolve"),
        ({"status": "snoozed", "until": None}, {"status": "open", "until": None}, "snooze"),
        ({"priority": "low"}, {"priority": "urgent"}, CardAction.CHANGE_ANYWAY),
    ],
)
def test_the_agent_does_it_anyway_or_leaves_it(
    change: dict[str, Any], there: dict[str, Any], anyway: str
) -> None:
    first, second = job_actions(asking(change, there))
    assert first.value.startswith(str(anyway)) and second is CardAction.LEAVE
