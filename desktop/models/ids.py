"""Time-ordered unique ids (UUID version 7, RFC 9562)."""

import secrets
import uuid


def new_id(now_s: float) -> str:
    """Return a new UUIDv7 whose order follows `now_s` (UTC seconds since the epoch).

    The time is the caller's, because models have no clock; 74 random bits keep ids made in the
    same millisecond apart.
    """
    milliseconds = int(now_s * 1000) & ((1 << 48) - 1)
    random_a = secrets.randbits(12)
    random_b = secrets.randbits(62)
    value = (milliseconds << 80) | (0x7 << 76) | (random_a << 64) | (0b10 << 62) | random_b
    return str(uuid.UUID(int=value))


def first_id_at(at_s: float) -> str:
    """Return the smallest id of that time (UTC seconds): those made at or after it are not less."""
    milliseconds = max(0, int(at_s * 1000)) & ((1 << 48) - 1)
    return str(uuid.UUID(int=(milliseconds << 80) | (0x7 << 76) | (0b10 << 62)))
