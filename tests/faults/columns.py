"""The columns of the fault table: what can become of one outward call, and how it is brought about.

Each fault strikes the very call that its row names. Faults of the network are real ones: the call
is led to a closed port, to a name that does not exist, or to a server with a foreign certificate.
The others are armed at the sandbox. The desk's waits are shortened about thirtyfold, so half a
minute of silence is one second here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import httpx

SILENCE_S = 1.0
"""When the table's desk gives an exchange up; for a person it is 30 s."""
DAY_S = 25 * 3600.0
WRONG_BY_S = 3 * 3600.0


class Lead(Enum):
    """Where a call is led instead of to its server."""

    CLOSED_PORT = "closed port"
    NO_SUCH_NAME = "no such name"
    FOREIGN_CERTIFICATE = "foreign certificate"


@dataclass(frozen=True)
class Column:
    """One fault. `psp` and `hub` are the sandbox's kinds for each service, with their values.

    `times` it strikes; a `clock` fault moves the sandbox's clock by `clock_s`, before the desk
    begins, or, with `while_in_doubt`, while the desk is off and its job is begun.
    """

    name: str
    psp: str = ""
    hub: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    lead: Lead | None = None
    times: int = 1
    clock_s: float = 0.0
    while_in_doubt: bool = False


def _same(name: str, kind: str, times: int = 1, **values: object) -> Column:
    return Column(name, kind, kind, values, times=times)


COLUMNS = (
    Column("refused", lead=Lead.CLOSED_PORT, times=2),
    Column("DNS gone", lead=Lead.NO_SUCH_NAME, times=2),
    Column("TLS wrong", lead=Lead.FOREIGN_CERTIFICATE, times=2),
    _same("reset before the effect", "drop_before"),
    _same("reset after the effect", "drop_after"),
    _same("half an answer", "half_answer"),
    _same("30 s of silence", "silence", delay_s=30.0),
    _same("effect after the client gave up", "late_effect", delay_s=SILENCE_S + 0.5),
    _same("401", "401", times=2),
    _same("403, permission named", "403", times=2),
    _same("404", "404"),
    _same("409", "409"),
    _same("429 with a reason", "429", times=2, reason="endpoint-rate"),
    _same("429 without a reason", "429", times=2, reason="lock_timeout"),
    Column("500", "500_after_effect", "500"),
    # The provider repeats a key's first answer for ever; a hub that has no keys just fails thrice.
    Column("500 replayed for the same key", "500", "500"),
    _same("502 with HTML", "502"),
    _same("JSON of the wrong shape", "wrong_shape"),
    Column("wrong clock", clock_s=WRONG_BY_S),
    Column("key older than 24 h", "500", "500", clock_s=DAY_S, while_in_doubt=True),
)


@dataclass
class Detour:
    """An httpx request hook: leads the calls that match elsewhere, so many times."""

    match: str = ""
    base: str = ""
    times: int = 0

    async def __call__(self, request: httpx.Request) -> None:
        """Called before each request of the desk."""
        line = f"{request.method} {request.url.raw_path.decode()}"
        if self.times <= 0 or not re.search(self.match, line):
            return
        self.times -= 1
        there = httpx.URL(self.base)
        request.url = request.url.copy_with(scheme=there.scheme, host=there.host, port=there.port)
