"""A form with files as the body of a request, read piece by piece while it is sent."""

import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Protocol

_END = b"\r\n"


class Part(Protocol):
    """A file of the form: `read` gives its `size` bytes piece by piece."""

    @property
    def name(self) -> str: ...
    @property
    def mime(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def read(self) -> Callable[[], AsyncIterator[bytes]]: ...


class Form:
    """Fields, and files that all stand under one name. Source: RFC 7578.

    Its length is known before, so that an answer tells that all of it came. `headers` go with it.
    """

    def __init__(self, fields: Mapping[str, str], files_as: str, files: Sequence[Part]) -> None:
        boundary = secrets.token_hex(16)
        self._files = [(_head(boundary, files_as, one), one) for one in files]
        self._fields = b"".join(_field(boundary, name, text) for name, text in fields.items())
        self._tail = f"--{boundary}--\r\n".encode()
        self.length = (
            len(self._fields)
            + sum(len(head) + one.size + len(_END) for head, one in self._files)
            + len(self._tail)
        )
        self.headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(self.length),
        }

    async def stream(self, told: Callable[[float], None] | None = None) -> AsyncIterator[bytes]:
        """All of it, from the beginning; `told` hears how much has been taken, from 0 to 1."""
        sent = 0
        async for piece in self._pieces():
            yield piece
            sent += len(piece)
            if told is not None:
                told(sent / self.length)

    async def _pieces(self) -> AsyncIterator[bytes]:
        yield self._fields
        for head, one in self._files:
            yield head
            async for piece in one.read():
                yield piece
            yield _END
        yield self._tail


def _field(boundary: str, name: str, text: str) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n'
    return f"{head}{text}\r\n".encode(errors="replace")


def _head(boundary: str, name: str, one: Part) -> bytes:
    return (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"; '
        f'filename="{_quoted(one.name)}"\r\nContent-Type: {one.mime}\r\n\r\n'
    ).encode(errors="replace")


def _quoted(text: str) -> str:
    """As browsers write names in a form. Source: WHATWG HTML, multipart/form-data encoding."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
