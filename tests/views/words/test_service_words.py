"""What services refuse with reads in the agent's language, all of it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import services
from desktop.models.conversation import Channel
from desktop.models.job import JobKind, JobState
from desktop.models.stage import Stage
from desktop.services.channels import channel
from desktop.services.channels.hub_errors import Asked
from desktop.services.health import doctor
from desktop.services.psp import gateway, stripe_refunds
from desktop.services.psp.doing import Doing
from desktop.services.use_cases import link_checks, trip_times
from desktop.services.use_cases.refusals import (
    ApprovalRefused,
    ContactRefused,
    ElsewhereRefused,
    FileRefused,
    LinkRefused,
    RefundRefused,
    ReplyRefused,
    TicketRefused,
)
from desktop.views.payment import card_words
from desktop.views.style.theme import Theme
from desktop.views.thread.job_question import JobQuestion
from desktop.views.window.toast import Toaster
from desktop.views.words.service_words import TEXTS, service_words
from tests.views.thread.thread_world import card, job

REFUSALS = {
    one.__name__
    for one in (
        ApprovalRefused,
        ContactRefused,
        ElsewhereRefused,
        FileRefused,
        LinkRefused,
        RefundRefused,
        ReplyRefused,
        TicketRefused,
    )
}


def said() -> Iterator[str]:
    """Every text given to a refusal in the services, `7` standing for what is filled in."""
    for path in sorted(Path(services.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
                for argument in node.args:
                    branches = (
                        [argument.body, argument.orelse]
                        if isinstance(argument, ast.IfExp)
                        else [argument]
                    )
                    yield from filter(None, map(text_of, branches))
    for problem in link_checks._PROBLEMS.values():
        yield from problem
    for what, way in link_checks._BOUNDS.values():
        yield from (f"The {what} in 7 minutes; the shortest link lives 30.", way)
    yield from (*link_checks._DEPARTED, *trip_times.TIME_WORDS.values())


def text_of(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        filled = [
            str(part.value)
            if isinstance(part, ast.Constant)
            else "fare hold ends"
            if isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "what"
            else "7"
            for part in node.values
        ]
        # A refusal that only repeats another error's words has no text of its own.
        return "" if filled in (["7", "."], ["7"]) else "".join(filled)
    return ""


@pytest.mark.usefixtures("dutch")
def test_every_refusal_is_known_here() -> None:
    texts = list(said())
    assert len(texts) > 40
    assert [text for text in texts if service_words(text) == text] == []


JOBS = (
    {"fail", "ask", "refuse", "_refuse", "_Against", "remove", "post", "withdraw"}
    | {
        "_perhaps",
    }
    | {
        one.__name__
        for module in (gateway, channel)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, gateway.GatewayError | channel.ChannelError)
    }
)
"""What is called with the words that a job's error is made of."""


def sentences_of_jobs() -> Iterator[str]:
    """Every sentence that a job's error may have, `7` standing for what is filled in."""
    for path in sorted(Path(services.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in JOBS:
                yield from texts_in(node)
            elif isinstance(node, ast.FunctionDef) and node.name == "reason":
                for one in ast.walk(node):
                    if isinstance(one, ast.Return) and isinstance(one.value, ast.Constant):
                        yield str(one.value.value)
    for text in stripe_refunds._SAID.values():
        yield from sentences(text)
    for kind in (Doing, Asked):
        for one in kind:
            for text in one.value:
                yield from sentences(text)


def name_of(call: ast.Call) -> str:
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


def texts_in(call: ast.Call) -> Iterator[str]:
    named = [one.value for one in call.keywords if one.arg in ("error", "kept")]
    for argument in (*call.args, *named):
        branches = (
            [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        )
        for text in map(text_of, branches):
            if " " in text:  # a single word is a code or a name
                yield from sentences(text)


def sentences(text: str) -> Iterator[str]:
    """Those with words of their own."""
    for one in re.split(r"(?<=[.?!]) ", text.replace("fare hold ends", "7")):
        own = re.sub(r"^(7+ )+", "", one)
        if set(own) - set("7.: "):
            yield own


@pytest.mark.usefixtures("dutch")
def test_every_sentence_of_a_jobs_error_is_known_here() -> None:
    texts = sorted(set(sentences_of_jobs()))
    assert len(texts) > 60
    assert [text for text in texts if service_words(text) == text] == []


@pytest.mark.usefixtures("dutch")
def test_an_error_of_several_sentences_is_dutch_to_its_end() -> None:
    error = (
        "No link was made. This quote is paid already. Make a new quote for anything more."
        " The quote is kept."
    )
    assert service_words(error) == (
        "Er is geen link gemaakt. Deze offerte is al betaald. Maak een nieuwe offerte voor al het"
        " meerdere. De offerte is bewaard."
    )
    unreached = "Stripe could not be reached: the connection was refused. What Stripe said. 7"
    assert service_words(unreached) == (
        "Stripe is niet bereikbaar: de verbinding werd geweigerd. What Stripe said. 7"
    )


@pytest.mark.usefixtures("dutch")
def test_a_refused_link_says_each_thing_once_and_in_dutch() -> None:
    failed = job(
        JobKind.SEND_LINK,
        JobState.FAILED,
        error="No link was made. It was made before and has ended. Press Send new link to make"
        " another. The quote is kept.",
    )
    refused = card(Stage.REFUSED, job=failed)
    assert card_words.explanation(refused, "Sanne", Channel.WHATSAPP) == (
        "Er is geen link gemaakt. De link is eerder gemaakt en is afgelopen. Druk op Nieuwe link"
        " versturen om een andere te maken. De offerte is bewaard."
    )


@pytest.mark.usefixtures("dutch")
def test_a_refused_reply_says_each_thing_once_and_in_dutch(theme: Theme, qtbot: QtBot) -> None:
    shown = JobQuestion(theme)
    qtbot.addWidget(shown)
    error = (
        "The hub does not know this, or this agent may not see it. The message was not sent."
        " Reload the inbox. The text was kept."
    )
    failed = replace(job(JobKind.REPLY, JobState.FAILED, error=error), payload={"text": "Hallo"})
    shown.show_job(failed, name="Sanne", channel=Channel.WHATSAPP)
    assert shown.accessibleName() == (
        "De hub kent dit niet, of deze medewerker mag het niet zien. Het bericht is niet verstuurd."
        " Laad de inbox opnieuw. De tekst is bewaard. Hallo"
    )


@pytest.mark.usefixtures("dutch")
def test_a_providers_error_is_dutch_in_a_notice(theme: Theme) -> None:
    host = QWidget()
    toaster = Toaster(theme, host)
    error = gateway.NotReached(
        "Stripe could not be reached: the connection was refused. What is shown is what was last"
        " known. It is read again by itself.",
        code="connection",
    )
    toaster.report("Nakijken", error)
    assert toaster.notices[0].detail == (
        "Stripe is niet bereikbaar: de verbinding werd geweigerd. Je ziet wat het laatst bekend"
        " was. Het wordt vanzelf opnieuw gelezen."
    )
    host.deleteLater()


@pytest.mark.usefixtures("dutch")
def test_what_was_filled_in_is_kept() -> None:
    assert service_words("There are 3 passengers and 2 ticket numbers.") == (
        "Er zijn 3 passagiers en 2 ticketnummers."
    )
    assert service_words("Waive KWD 0.005 with a reason, or take it another way.") == (
        "Scheld KWD 0.005 kwijt met een reden, of int het op een andere manier."
    )
    assert service_words("The hub said no") == "The hub said no"


def test_english_stays_as_it_is() -> None:
    assert all(service_words(str(text)) == text for text in TEXTS if "{" not in str(text))


@pytest.mark.usefixtures("dutch")
def test_the_notice_is_dutch(theme: Theme) -> None:
    host = QWidget()
    toaster = Toaster(theme, host)
    toaster.report("", LinkRefused("This link has already ended."))
    assert toaster.notices[0].text == "Deze link is al afgelopen."
    host.deleteLater()


def examined() -> Iterator[str]:
    """Every text that `doctor` puts into a finding, without what it fills in."""
    source = Path(doctor.__file__).read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            for argument in (node.args[0], *node.args[2:]):
                branches = (
                    [argument.body, argument.orelse]
                    if isinstance(argument, ast.IfExp)
                    else [argument]
                )
                yield from filter(None, map(text_of, branches))


@pytest.mark.usefixtures("dutch")
def test_every_finding_is_known_here() -> None:
    same = {"Hub", "Stripe", "Database", "Stripe, 7", "7: 7", "7 7"}
    texts = [
        text.removeprefix("fare hold ends ")  # a finding that begins with another's words
        for text in examined()
        if text not in same
    ]
    assert len(texts) > 30
    assert [text for text in texts if service_words(text) == text] == []
