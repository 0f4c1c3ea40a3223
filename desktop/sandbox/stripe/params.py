"""Kinds of parameters, and the check that refuses what Stripe refuses, in its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from desktop.sandbox.stripe.errors import invalid, not_modelled

_INTEGER = re.compile(r"^[+-]?\d{1,18}$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")

METADATA_KEYS = 50
METADATA_KEY_LENGTH = 40
METADATA_VALUE_LENGTH = 500


class Kind(Protocol):
    """What a parameter may be; `read` returns the value or raises StripeError."""

    def read(self, raw: Any, path: str) -> Any:
        """Return the typed value of `raw`, whose name is `path`."""


def _scalar(raw: Any, path: str, wanted: str) -> str:
    if not isinstance(raw, str):
        raise invalid(f"Invalid {wanted}: {path} must not be an object or array.", path)
    return raw


def _not_empty(text: str, path: str) -> str:
    if text == "":
        raise invalid(
            f"You passed an empty string for '{path}'. We assume empty values are an attempt to "
            f"unset a parameter; however '{path}' cannot be unset. You should remove '{path}' "
            "from your request or supply a non-empty value.",
            path,
            "parameter_invalid_empty",
        )
    return text


@dataclass(frozen=True)
class Text:
    """A string of at most `longest` characters."""

    longest: int = 5000
    empty_allowed: bool = False

    def read(self, raw: Any, path: str) -> str:
        """Return the string."""
        text = _scalar(raw, path, "string")
        if not self.empty_allowed:
            _not_empty(text, path)
        if len(text) > self.longest:
            shown = f"{text[:3]}...{text[-6:]}"
            raise invalid(
                f"Invalid string: {shown}; must be at most {self.longest} characters", path
            )
        return text


@dataclass(frozen=True)
class Url:
    """An absolute http or https address."""

    longest: int = 5000

    def read(self, raw: Any, path: str) -> str:
        """Return the address as given."""
        text = Text(self.longest).read(raw, path)
        try:
            parts = urlsplit(text)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            good = False
        if not good or re.search(r"\s", text):
            raise invalid("Not a valid URL", path, "url_invalid")
        return text


@dataclass(frozen=True)
class Email:
    """An e-mail address."""

    def read(self, raw: Any, path: str) -> str:
        """Return the address."""
        text = Text(800).read(raw, path)
        if not _EMAIL.match(text):
            raise invalid(f"Invalid email address: {text}", path, "email_invalid")
        return text


@dataclass(frozen=True)
class Integer:
    """A whole number between two bounds, both allowed."""

    least: int | None = None
    most: int | None = None

    def read(self, raw: Any, path: str) -> int:
        """Return the number."""
        text = _not_empty(_scalar(raw, path, "integer"), path)
        if not _INTEGER.match(text):
            raise invalid(f"Invalid integer: {text}", path, "parameter_invalid_integer")
        number = int(text)
        if self.least is not None and number < self.least:
            raise invalid(
                f"This value must be greater than or equal to {self.least}.",
                path,
                "parameter_invalid_integer",
            )
        if self.most is not None and number > self.most:
            raise invalid(
                f"This value must be less than or equal to {self.most}.",
                path,
                "parameter_invalid_integer",
            )
        return number


@dataclass(frozen=True)
class Boolean:
    """true or false."""

    def read(self, raw: Any, path: str) -> bool:
        """Return the truth value."""
        text = _not_empty(_scalar(raw, path, "boolean"), path).lower()
        if text not in ("true", "false"):
            raise invalid(f"Invalid boolean: {text}", path)
        return text == "true"


@dataclass(frozen=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, raw: Any, path: str) -> str:
        """Return the word."""
        text = _not_empty(_scalar(raw, path, "string"), path)
        if text not in self.words:
            if len(self.words) == 1:
                named = self.words[0]
            else:
                named = ", ".join(self.words[:-1]) + f", or {self.words[-1]}"
            raise invalid(f"Invalid {path}: must be one of {named}", path)
        return text


@dataclass(frozen=True)
class Array:
    """A list of values of one kind."""

    item: Kind
    most: int | None = None

    def read(self, raw: Any, path: str) -> list[Any]:
        """Return the values in the order of their indices."""
        if not isinstance(raw, dict) or not all(key.isdigit() for key in raw):
            raise invalid("Invalid array", path)
        if self.most is not None and len(raw) > self.most:
            raise invalid(f"Array {path} exceeded maximum {self.most} allowed elements.", path)
        ordered = sorted(raw, key=int)
        return [self.item.read(raw[key], f"{path}[{n}]") for n, key in enumerate(ordered)]


@dataclass(frozen=True)
class Metadata:
    """Up to 50 pairs: keys of up to 40 characters, values of up to 500."""

    def read(self, raw: Any, path: str) -> dict[str, str]:
        """Return the pairs; an empty value unsets its key and is kept as ""."""
        if raw == "":
            return {}
        if not isinstance(raw, dict):
            raise invalid("Invalid object", path)
        if len(raw) > METADATA_KEYS:
            raise invalid(
                f"Metadata can have up to {METADATA_KEYS} keys, but you passed in {len(raw)} keys.",
                path,
            )
        for key, value in raw.items():
            if not isinstance(value, str):
                raise invalid(f"Metadata values must be strings: {key}", f"{path}[{key}]")
            if len(key) > METADATA_KEY_LENGTH:
                raise invalid(
                    f"Metadata keys can have up to {METADATA_KEY_LENGTH} characters, but you "
                    f"passed in a key that is {len(key)} characters. Invalid key: {key}",
                    path,
                )
            if len(value) > METADATA_VALUE_LENGTH:
                raise invalid(
                    f"Metadata values can have up to {METADATA_VALUE_LENGTH} characters, but you "
                    f"passed in a value that is {len(value)} characters. Invalid value: "
                    f"{value[:40]}…",
                    f"{path}[{key}]",
                )
        return dict(raw)


@dataclass(frozen=True)
class Fields:
    """An object with named parameters."""

    named: Mapping[str, Kind]
    required: tuple[str, ...] = field(default=())

    def read(self, raw: Any, path: str = "") -> dict[str, Any]:
        """Return the typed object; names that are not known are refused."""
        if not isinstance(raw, dict):
            raise invalid("Invalid object", path)
        unknown = [_name(path, key) for key in raw if key not in self.named]
        if unknown:
            word = "parameter" if len(unknown) == 1 else "parameters"
            raise invalid(
                f"Received unknown {word}: {', '.join(unknown)}", unknown[0], "parameter_unknown"
            )
        for name in self.required:
            if name not in raw:
                full = _name(path, name)
                raise invalid(f"Missing required param: {full}.", full, "parameter_missing")
        return {key: self.named[key].read(raw[key], _name(path, key)) for key in raw}


@dataclass(frozen=True)
class Either:
    """A whole number, or an object: the `created` filter of lists."""

    scalar: Kind
    fields: Fields

    def read(self, raw: Any, path: str) -> Any:
        """Return the number or the typed object."""
        return (self.fields if isinstance(raw, dict) else self.scalar).read(raw, path)


@dataclass(frozen=True)
class NotModelled:
    """Something Stripe takes and this sandbox cannot do."""

    what: str

    def read(self, raw: Any, path: str) -> Any:
        """Always refuse, saying so."""
        raise not_modelled(self.what, path)


def _name(path: str, key: str) -> str:
    return f"{path}[{key}]" if path else key
