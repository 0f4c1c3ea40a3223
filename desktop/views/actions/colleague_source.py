"""Whom a conversation can be given to: me first, then by name, each with presence and load."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.views.actions.action_words import colleague_words
from desktop.views.actions.pick_view import Pick, matching
from desktop.views.style.icons import Icon

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class ColleagueSource:
    """What a picker of colleagues offers. `nobody` offers that too, under the key None."""

    def __init__(self, desk: "Desk", *, nobody: bool = False, me: bool = True) -> None:
        self._desk = desk
        self._nobody = nobody
        self._with_me = me
        self._colleagues = desk.directory.known.colleagues

    def __call__(self, query: str) -> list[Pick]:
        translate = QCoreApplication.translate
        me = self._desk.agent.user_id if self._desk.agent is not None else None
        picks = [
            Pick(
                one.user_id,
                translate("Actions", "{name} (you)").format(name=one.name)
                if one.user_id == me
                else one.name,
                colleague_words(one),
                Icon.USER,
            )
            for one in sorted(self._colleagues, key=lambda one: (one.user_id != me, one.name))
            if self._with_me or one.user_id != me
        ]
        if self._nobody:
            picks.append(Pick(None, translate("Actions", "Nobody"), "", Icon.CROSS))
        return matching(picks, query)

    async def refresh(self, tell: Callable[[], object]) -> None:
        """Take in the loads, which are known here, and then who is there by the hub's word."""
        for read in (self._desk.directory.current, self._desk.directory.refresh):
            self._colleagues = (await read()).colleagues
            tell()
