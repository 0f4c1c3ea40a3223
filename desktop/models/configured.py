"""What was configured outside the window, and what a person's choices make of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.models.preferences import Preferences

FOLLOW_SYSTEM = "system"
"""The choice of a language or theme that follows the system, whatever the settings file says."""


@dataclass(frozen=True, slots=True)
class Configured:
    """The settings file's word, before a person's choices or after them.

    `fixed` names what the command line or the environment gave, each with its source (`--theme`,
    `DESK_THEME`): no choice changes these while the desk runs. `language` empty and `theme`
    `system` follow the system. 0 days keep messages for ever, 0 minutes never lock.
    """

    language: str = ""
    theme: str = FOLLOW_SYSTEM
    retention_days: int = 30
    lock_after_min: int = 15
    fixed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def chosen(self, choices: Preferences) -> "Configured":
        """Return what is in force with these choices."""
        wanted: dict[str, str | int | None] = {
            "language": choices.language or None,
            "theme": choices.theme or None,
            "retention_days": choices.retention_days,
            "lock_after_min": choices.lock_after_min,
        }
        if wanted["language"] == FOLLOW_SYSTEM:
            wanted["language"] = ""
        changes = {
            name: value
            for name, value in wanted.items()
            if value is not None and name not in self.fixed
        }
        return replace(self, **changes)  # type: ignore[arg-type]
