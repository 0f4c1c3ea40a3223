"""Named instants at which a test can make this process die as by `kill -9`."""

import os
from collections.abc import Mapping

ADD_JOB_BEFORE_COMMIT = "store.add_job.before_commit"
ADD_JOB_AFTER_COMMIT = "store.add_job.after_commit"
SAVE_JOB_BEFORE_COMMIT = "store.save_job.before_commit"
SAVE_JOB_AFTER_COMMIT = "store.save_job.after_commit"
APPEND_BEFORE_COMMIT = "store.append.before_commit"
APPEND_AFTER_COMMIT = "store.append.after_commit"
PROJECTION_BEFORE_COMMIT = "store.projection.before_commit"
PROJECTION_AFTER_COMMIT = "store.projection.after_commit"

STORE_POINTS = (
    ADD_JOB_BEFORE_COMMIT,
    ADD_JOB_AFTER_COMMIT,
    SAVE_JOB_BEFORE_COMMIT,
    SAVE_JOB_AFTER_COMMIT,
    APPEND_BEFORE_COMMIT,
    APPEND_AFTER_COMMIT,
    PROJECTION_BEFORE_COMMIT,
    PROJECTION_AFTER_COMMIT,
)
"""Every point inside the store, for tests that go through all of them."""

EXIT_CODE = 137
"""What a shell reports for a process that was killed by signal 9."""


class CrashPoints:
    """Dies at the `countdown`-th passing of the point called `name`; without a name, never.

    Nothing is flushed and no handler runs, so what is on disk is what a kill would leave.
    """

    __slots__ = ("_countdown", "_name")

    def __init__(self, name: str = "", countdown: int = 1) -> None:
        self._name = name
        self._countdown = countdown

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "CrashPoints":
        """Read `DESK_CRASH_AT=name[:n]`. Raises ValueError, naming it, where n is no number."""
        value = (os.environ if environment is None else environment).get("DESK_CRASH_AT", "")
        name, _, count = value.partition(":")
        if count and not (count.isascii() and count.isdigit() and int(count) > 0):
            raise ValueError(f"DESK_CRASH_AT={value}: after the colon stands a number from 1 on")
        return cls(name.strip(), int(count or 1))

    def hit(self, name: str) -> None:
        """Say that the instant called `name` has come."""
        if not self._name or name != self._name:
            return
        self._countdown -= 1
        if self._countdown <= 0:
            os._exit(EXIT_CODE)
