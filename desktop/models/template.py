"""Ready answers with variables: which there are, what is found by typing, and what is missing."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

FALLBACK = "en"
_VARIABLE = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")

VARIABLES = (
    # Chatwoot's own. Source: `MESSAGE_VARIABLES` of its dashboard, and the variables of its docs.
    *("contact.name", "contact.first_name", "contact.last_name", "contact.email", "contact.phone"),
    *("contact.id", "conversation.id", "agent.name", "agent.first_name", "agent.last_name"),
    *("agent.email", "inbox.id"),
    # This desk's.
    *("booking", "trip", "trip.old", "amount", "deadline", "tickets"),
)
"""The names that a desk can fill in, where the conversation tells them."""


class TemplateSource(StrEnum):
    """Where a template comes from: the hub (a canned response), this program, or the desk."""

    HUB = "hub"
    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Template:
    """One answer in the languages it was written in. `titles` and `texts` are by language (BCP 47);
    an empty language is one that nobody told.
    """

    template_id: str
    short_code: str
    texts: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)
    source: TemplateSource = TemplateSource.OWN

    def title(self, language: str) -> str:
        """What the agent, whose language this is, calls it."""
        known = self.titles
        return known.get(_base(language)) or known.get("") or known.get(FALLBACK) or self.short_code

    def language_for(self, language: str) -> str:
        """The language of `texts` in which a customer of this language is answered."""
        for one in (language, _base(language), "", FALLBACK):
            if one in self.texts:
                return one
        return next(iter(self.texts), "")

    def speaks(self, language: str) -> bool:
        """Whether it is written in this very language."""
        return _base(self.language_for(language)) == _base(language) != ""


@dataclass(frozen=True, slots=True)
class Hole:
    """A variable that is not filled in, and where in the text it stands."""

    name: str
    start: int
    end: int


def holes(text: str) -> tuple[Hole, ...]:
    """Return what a text still leaves open. The hub would send each of these as nothing."""
    return tuple(Hole(one[1], one.start(), one.end()) for one in _VARIABLE.finditer(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of variables; one without a value stays as it stands."""
    return _VARIABLE.sub(lambda one: values.get(one[1]) or one[0], text)


def unknown_variables(text: str) -> tuple[str, ...]:
    """Return the variables that no desk can ever fill in: misspelt ones."""
    return tuple(dict.fromkeys(one.name for one in holes(text) if one.name not in VARIABLES))


def found(templates: Iterable[Template], query: str, language: str) -> list[Template]:
    """Find by short code, title and words of the text; the customer's language comes first, and
    what is alike keeps its order."""
    wanted = _words(query)
    ranked = [
        (not one.speaks(language), rank, one)
        for one in templates
        if (rank := _rank(one, wanted, language)) is not None
    ]
    ranked.sort(key=lambda entry: entry[:2])
    return [one for _, _, one in ranked]


def _rank(one: Template, wanted: Sequence[str], language: str) -> int | None:
    if not wanted:
        return 0
    if len(wanted) == 1 and one.short_code.casefold().startswith(wanted[0]):
        return 0
    titles = _words(" ".join((one.short_code, *one.titles.values())))
    if _begin(titles, wanted):
        return 1
    words = _words(one.texts.get(one.language_for(language), ""))
    return 2 if _begin([*titles, *words], wanted) else None


def _begin(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"\w+", letters)


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
