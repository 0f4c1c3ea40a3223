"""What services refuse with reads in the agent's language, all of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop import services
from desktop.services import link_checks
from desktop.services.refusals import LinkRefused, ReplyRefused, TicketRefused
from desktop.views.service_words import TEXTS, service_words
from desktop.views.theme import Theme
from desktop.views.toast import Toaster

REFUSALS = {one.__name__ for one in (LinkRefused, ReplyRefused, TicketRefused)}


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


@pytest.mark.usefixtures("dutch")
def test_what_was_filled_in_is_kept() -> None:
    assert service_words("There are 3 passengers and 2 ticket numbers.") == (
        "Er zijn 3 passagiers en 2 ticketnummers."
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
