"""How urgent a conversation is to the hub."""

from enum import StrEnum


class Priority(StrEnum):
    """The hub's priorities; NONE takes one away."""

    URGENT = "urgent"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = ""
