"""Colleagues named in notes: how an agent writes and reads them, and how the hub does.

Source: Chatwoot v4 `mention_service.rb`: `[@Name](mention://user/7/Name)`.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from desktop.models.colleague import Colleague

_WRITTEN = re.compile(r"\[@([^\]\n]{1,200})\]\(mention://(?:user|team)/\d{1,18}/[^)\s]{0,600}\)")


def shown(text: str) -> str:
    """Return a note as it is read: `@Bram Kuipers`."""
    return _WRITTEN.sub(r"@\1", text)


def for_hub(text: str, colleagues: "Iterable[Colleague]") -> str:
    """Return a note as the hub takes it, each `@Name` of a colleague being one whom it tells.

    The longest name that stands there counts; a name that goes on is another word.
    """
    names = {one.name: one.user_id for one in colleagues if one.name}
    if not names:
        return text
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))

    def written(found: re.Match[str]) -> str:
        name = found[1]
        label = name.replace("]", "")
        return f"[@{label}](mention://user/{names[name]}/{quote(name, safe='')})"

    return re.sub(rf"(?<![\w@\[])@({longest})(?!\w)", written, text)
