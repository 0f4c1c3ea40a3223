"""`/` in the field offers templates, in the customer's language first."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from desktop.models.template import Template, TemplateSource, filled, found
from desktop.views.controls.completion import Choice
from desktop.views.words.languages import language_name

_MOST = 60


@dataclass(slots=True)
class Known:
    """What is known for the conversation that is open: templates, the customer's language, and
    values for the variables."""

    language: str = ""
    templates: Sequence[Template] = ()
    values: Mapping[str, str] = field(default_factory=dict)


class TemplateCompletion:
    """Completes by short code, title and words. `asked` is called when the list is wanted anew."""

    trigger = re.compile(r"(?:^|(?<=\s))/(?P<query>(?:[^\s/][^/]{0,40})?)$")

    def __init__(
        self,
        agents_language: str,
        known: Callable[[], Known],
        asked: Callable[[], None],
        used: Callable[[], None],
    ) -> None:
        self._agents_language = agents_language
        self._known = known
        self._asked = asked
        self._used = used

    def choices(self, query: str) -> Sequence[Choice]:
        if not query:
            self._asked()
        known = self._known()
        templates = found(known.templates, query, known.language)[:_MOST]
        return [self._choice(one, known) for one in templates]

    def at_once(self, query: str) -> Choice | None:
        return None

    def took(self, choice: Choice) -> None:
        self._used()

    def _choice(self, template: Template, known: Known) -> Choice:
        language = template.language_for(known.language)
        text = filled(template.texts[language], known.values)
        where = [f"/{template.short_code}"]
        if language and not template.speaks(known.language):
            where.append(language_name(language))
        if template.source is TemplateSource.HUB:
            where.append(QCoreApplication.translate("Templates", "hub"))
        return Choice(
            template.title(self._agents_language), text, detail=" · ".join(where), preview=text
        )
