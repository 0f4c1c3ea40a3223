"""A file that the agent has attached: its copy waits on this desk until the hub has it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """`size` is bytes. The name is personal: it goes with the reply that it belongs to."""

    file_id: str
    name: str
    mime: str
    size: int

    def as_payload(self) -> dict[str, Any]:
        """How a job's payload holds it."""
        return asdict(self)

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> tuple[Self, ...]:
        """The files of a job, in their order; empty for one without."""
        return tuple(cls(**one) for one in payload.get("files", ()))
