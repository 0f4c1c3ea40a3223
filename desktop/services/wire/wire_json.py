"""Decodes JSON that came from outside, however it is made."""

import json
from typing import Any


class Undecodable(ValueError):
    """The bytes are no JSON that can be read."""


def is_sound(text: str) -> bool:
    """Whether UTF-8 can carry the text: JSON can spell half a surrogate pair, files cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def decode(content: bytes | str) -> Any:
    """The JSON value of `content`. Raises `Undecodable`: for what is no JSON, in no encoding of
    JSON's, or nested so deeply that the interpreter gives up."""
    try:
        return json.loads(content)
    except ValueError as error:
        # Python's own advice about long numbers is for who writes programs.
        why = str(error).partition(";")[0]
        raise Undecodable(f"it is no JSON ({why})") from error
    except RecursionError as error:
        raise Undecodable("it is nested too deeply") from error
