"""The templates of this desk: shipped with it, its own, and the hub's canned responses.

A template of the desk's own stands in the place of the shipped one with the same id. What the hub
has is kept in the cache, so that it is there without a network too.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from desktop.models.card_shield import mask
from desktop.models.language_guess import guess
from desktop.models.template import Template, TemplateSource
from desktop.resources import resource
from desktop.services.channels.channel import ChannelError
from desktop.services.jobs.job_moves import note_refusal
from desktop.services.jobs.tools import Tools

log = logging.getLogger(__name__)

KEPT = "hub.canned"


class Templates:
    """Reads and keeps templates. Methods raise `StoreError` when the files fail them."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def all(self) -> tuple[Template, ...]:
        """Return all that can be used now: in the order shipped, the desk's own, the hub's."""
        store = self._tools.ledger.store
        by_id = {one.template_id: one for one in shipped()}
        for template_id, kept in (await store.own_templates()).items():
            own = _from_json(template_id, kept)
            if own is not None and own.texts:
                by_id[template_id] = own
            else:
                by_id.pop(template_id, None)
        return (*by_id.values(), *_canned(await store.cache_mark(KEPT)))

    async def keep(self, template: Template) -> None:
        """Keep a template as the desk's own, with card numbers masked; one without any text is
        gone, a shipped one too."""
        kept = {
            "short_code": mask(template.short_code),
            "titles": {language: mask(title) for language, title in template.titles.items()},
            "texts": {
                language: mask(text) for language, text in template.texts.items() if text.strip()
            },
        }
        await self._tools.ledger.store.keep_template(
            template.template_id, json.dumps(kept, ensure_ascii=False)
        )

    async def refresh(self) -> None:
        """Ask the hub for its canned responses; the known ones stand where it cannot be reached."""
        try:
            canned = await self._tools.hub.canned_responses()
        except ChannelError as error:
            note_refusal(self._tools, error)
            log.info("canned responses stay as they are: %s", error.code)
            return
        kept = json.dumps([[one.short_code, one.text] for one in canned], ensure_ascii=False)
        await self._tools.ledger.store.set_cache_marks({KEPT: kept})


@cache
def shipped() -> tuple[Template, ...]:
    """The starter set: `resources/templates/<language>.json`. Read once; take it on a thread."""
    texts: dict[str, dict[str, str]] = {}
    titles: dict[str, dict[str, str]] = {}
    for path in sorted(resource("templates").glob("*.json")):
        for code, one in json.loads(path.read_text("utf-8")).items():
            texts.setdefault(code, {})[path.stem] = one["text"]
            if "title" in one:
                titles.setdefault(code, {})[path.stem] = one["title"]
    return tuple(
        Template(code, code, texts[code], titles.get(code, {}), TemplateSource.SHIPPED)
        for code in texts
    )


def _from_json(template_id: str, kept: str) -> Template | None:
    try:
        data = json.loads(kept)
        return Template(
            template_id,
            str(data["short_code"]),
            _texts(data["texts"]),
            _texts(data["titles"]),
            TemplateSource.OWN,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        log.warning("a template cannot be read and is left out")
        return None


def _texts(data: Mapping[Any, Any]) -> dict[str, str]:
    return {str(language): str(text) for language, text in data.items()}


def _canned(kept: str | None) -> Sequence[Template]:
    try:
        rows = [(str(code), str(text)) for code, text in json.loads(kept or "[]")]
    except (ValueError, TypeError):
        return ()
    rows.sort(key=lambda row: row[0].casefold())
    return [_as_template(code, text) for code, text in rows]


@cache
def _as_template(code: str, text: str) -> Template:
    """A canned response: the hub tells no language, so the words do."""
    language = guess(text)
    return Template(
        f"hub:{code}",
        code,
        {language.language if language.is_sure else "": text},
        {"": text.partition("\n")[0]},
        TemplateSource.HUB,
    )
