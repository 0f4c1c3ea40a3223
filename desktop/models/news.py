"""What has just happened in a conversation that its agent must not miss."""

from dataclasses import dataclass

from desktop.models.preferences import Notice
from desktop.models.stuck_kind import StuckKind


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell. `count` is of how many conversations it is true, of which this is one;
    `stuck` is what is the matter where money is stuck."""

    notice: Notice
    conversation_id: int
    count: int = 1
    stuck: StuckKind | None = None
