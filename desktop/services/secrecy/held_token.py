"""A token that somebody typed, held in memory for one question and wiped after it."""


class HeldToken:
    """Neither `repr` nor a traceback shows it. `wipe` overwrites what is held here; what the
    runtime has copied meanwhile (the request's header) it gives up by itself."""

    __slots__ = ("_held",)

    def __init__(self, text: str) -> None:
        self._held = bytearray(text.strip().encode())

    def __bool__(self) -> bool:
        return bool(self._held)

    def __repr__(self) -> str:
        return "HeldToken(…)"

    @property
    def is_token(self) -> bool:
        """Whether it can be one: printable ASCII without spaces."""
        return bool(self._held) and all(0x21 <= byte <= 0x7E for byte in self._held)

    def reveal(self) -> str:
        """The token itself: for the request's header and nothing else."""
        return self._held.decode()

    def wipe(self) -> None:
        """Overwrite it and hold nothing."""
        self._held[:] = bytes(len(self._held))
        self._held.clear()
