"""What has just happened in a conversation that its agent must not miss."""

from dataclasses import dataclass

from desktop.models.preferences import Notice


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell. `count` is of how many conversations it is true, of which this is one."""

    notice: Notice
    conversation_id: int
    count: int = 1
